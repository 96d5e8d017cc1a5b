import { ActionIcon, Menu, Switch, Tooltip, UnstyledButton } from '@mantine/core';
import { useLiveState } from '../live/live.tsx';
import { useOutbox } from '../live/use-outbox.tsx';
import { useSay } from '../words/words.tsx';
import { Icon } from './icons.tsx';
import { useMe, useRole } from './me.tsx';
import type { DeskPage } from './pages.tsx';
import { Preferences } from './preferences.tsx';
import { useLink } from './router.tsx';
import { useSignOut } from './sign-out.ts';
import { useToasts } from './toasts.tsx';

/** What is always there: the pages, whether one is there for people, how it looks, and who one is. */
export function TopBar({ pages, current, onHelp }: { pages: DeskPage[]; current: string | undefined; onHelp: () => void }) {
  const say = useSay();
  const link = useLink();
  const { me } = useMe();
  const signOut = useSignOut();
  return (
    <header className="bar">
      <span className="bar-brand">1506</span>
      <nav aria-label={say('nav.label')} className="bar-nav">
        {pages.map(({ page }) => (
          <a key={page} {...link(page)} aria-current={page === current ? 'page' : undefined}>
            {say(`nav.${page}`)}
          </a>
        ))}
      </nav>
      <Connection />
      <div className="bar-end">
        {useRole('agent') && <Available />}
        <Preferences />
        <Tooltip label={say('keys.title')}>
          <ActionIcon variant="subtle" color="gray" size="lg" onClick={onHelp} aria-label={say('keys.title')} aria-keyshortcuts="?">
            <Icon name="keys" />
          </ActionIcon>
        </Tooltip>
        <Menu position="bottom-end">
          <Menu.Target>
            <UnstyledButton className="bar-me">
              <span className="initial" aria-hidden="true">
                {initial(me.name)}
              </span>
              {me.name}
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{me.roles.map((role) => say(`role.${role}`)).join(' · ')}</Menu.Label>
            <Menu.Item onClick={signOut}>{say('sign-out')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </header>
  );
}

/** A Thai vowel that is written before its consonant begins no name. */
function initial(name: string): string {
  return /[^เแโใไ\s]/.exec(name)?.[0] ?? '';
}

/** Nothing while all is well. */
function Connection() {
  const say = useSay();
  const state = useLiveState();
  const waiting = useOutbox().items.length;
  return (
    <div role="status" className="bar-connection">
      {state === 'reconnecting' && (
        <span className="pill warn">
          {say('reconnecting')}
          {waiting > 0 && ` · ${say('kept-to-send', { count: waiting })}`}
        </span>
      )}
    </div>
  );
}

function Available() {
  const say = useSay();
  const { fail } = useToasts();
  const { me, setAvailable } = useMe();
  return (
    <Switch
      checked={me.available}
      label={say(me.available ? 'available' : 'not-available')}
      onChange={({ currentTarget }) => void setAvailable(currentTarget.checked).catch(fail)}
    />
  );
}
