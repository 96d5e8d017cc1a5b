import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useState } from 'react';
import type { Suggestion, SuggestionUse } from '../../../../src/desk/api.ts';
import { clock } from '../../format/time.ts';
import { Icon } from '../../shell/icons.tsx';
import { KeyHint } from '../../shell/keys/key-hint.tsx';
import { useLanguage, useSay } from '../../words/words.tsx';
import { Confidence } from './confidence.tsx';
import { Need } from './need.tsx';
import { WrongForm } from './wrong-form.tsx';

interface Props {
  suggestion: Suggestion;
  /** 1 to 3: its key. */
  number: number;
  /** Whether it is to be read aloud, and not to be sent. */
  spoken: boolean;
  onSpoken: (spoken: boolean) => void;
  /** Nothing: there is nobody to write to. */
  onInsert: (() => void) | undefined;
  /** One speaks, and does not write. */
  call: boolean;
  onNeed: (need: NonNullable<Suggestion['needs']>) => void;
  report: (use: SuggestionUse) => Promise<void>;
}

/** One answer, ready to send or to read aloud. */
export function SuggestionCard({ suggestion, number, spoken, onSpoken, onInsert, call, onNeed, report }: Props) {
  const say = useSay();
  const { lang } = useLanguage();
  const [state, setState] = useState<'shown' | 'wrong' | 'flagged' | 'rejected'>('shown');
  const { title, confidence, matched, validity, confirm, sources, toldAt, personal, needs } = suggestion;
  const set = (use: SuggestionUse, next: typeof state) => void report(use).then(() => setState(next));
  if (state === 'rejected') {
    return (
      <article className="suggestion rejected">
        <p>
          {title} · {say('rejected')}
        </p>
        <Button size="compact-sm" variant="subtle" onClick={() => setState('shown')}>
          {say('show-again')}
        </Button>
      </article>
    );
  }
  return (
    <article className="suggestion" aria-label={say('suggestion', { number, title })}>
      <header>
        <span className="number" aria-hidden="true">
          {number}
        </span>
        <h3>{title}</h3>
        <Confidence value={confidence} />
      </header>
      <div className="badges">
        {toldAt && <span className="pill">{say('told-already', { time: clock(toldAt, lang) })}</span>}
        {confirm && (
          <Tooltip label={confirm} multiline maw={320}>
            <span className="pill warn">
              {say('confirm')} <span className="only-heard">{confirm}</span>
            </span>
          </Tooltip>
        )}
        {personal && <span className="pill brand">{say('personal')}</span>}
        {state === 'flagged' && <span className="pill warn">{say('flagged')}</span>}
      </div>
      {spoken ? <Spoken sentences={suggestion.spoken} /> : <p className="suggestion-text">{suggestion.text}</p>}
      {needs && <Need need={needs} onNeed={() => onNeed(needs)} />}
      <p className="suggestion-source">
        {matched.length > 0 && (
          <span className="matched">
            {say('matched')}{' '}
            {matched.map((word) => (
              <mark key={word}>{word}</mark>
            ))}
          </span>
        )}
        {validity && <span>{validity}</span>}
        {sources.map((source) =>
          source.url ? (
            <a key={source.title} href={source.url} target="_blank" rel="noreferrer">
              {source.title}
            </a>
          ) : (
            <span key={source.title}>{source.title}</span>
          ),
        )}
      </p>
      {state === 'wrong' ? (
        <WrongForm onCancel={() => setState('shown')} onSend={(note) => set({ what: 'wrong', ...(note ? { note } : {}) }, 'flagged')} />
      ) : (
        <div className="suggestion-actions">
          {onInsert && !spoken && (
            <Button
              size="xs"
              variant={number === 1 ? 'filled' : 'light'}
              onClick={onInsert}
              aria-keyshortcuts={`Alt+${number}`}
              rightSection={<KeyHint>{`Alt+${number}`}</KeyHint>}
            >
              {say('insert')}
            </Button>
          )}
          <Button
            size="xs"
            variant={call && number === 1 ? 'filled' : 'default'}
            aria-pressed={spoken}
            aria-keyshortcuts={call ? `Alt+${number}` : undefined}
            onClick={() => onSpoken(!spoken)}
            leftSection={<Icon name="read" size={15} />}
            rightSection={call && <KeyHint>{`Alt+${number}`}</KeyHint>}
          >
            {say(spoken ? 'as-text' : 'read-aloud')}
          </Button>
          <span className="push" />
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            onClick={() => setState('wrong')}
            disabled={state === 'flagged'}
            leftSection={<Icon name="flag" size={15} />}
          >
            {say('wrong')}
          </Button>
          <Tooltip label={say('reject')}>
            <ActionIcon size={30} variant="subtle" color="gray" aria-label={say('reject-it', { title })} onClick={() => set({ what: 'rejected' }, 'rejected')}>
              <Icon name="close" size={15} />
            </ActionIcon>
          </Tooltip>
        </div>
      )}
    </article>
  );
}

/** Sentence by sentence, large, to be read without looking for the line. */
function Spoken({ sentences }: { sentences: string[] }) {
  return (
    <div className="spoken">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
