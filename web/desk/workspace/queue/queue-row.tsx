import type { HandoffItem } from '../../../../src/desk/api.ts';
import { when } from '../../format/time.ts';
import { Icon } from '../../shell/icons.tsx';
import { useLanguage, useSay } from '../../words/words.tsx';
import { sayPerson, sayReason } from './handoff-words.ts';
import { WaitingTime } from './waiting-time.tsx';

/** One conversation in the list: who and how long, why, the last that was said. */
export function QueueRow({ item, me }: { item: HandoffItem; me: string }) {
  const say = useSay();
  const { lang } = useLanguage();
  const mine = item.agent?.id === me;
  return (
    <>
      <span className="row-top">
        <span className="channel" data-channel={item.channel}>
          <Icon name={item.channel} size={15} />
          {say(`channel.${item.channel}`)}
        </span>
        <span className="row-reason">{sayReason(say, item.reason)}</span>
        {item.state === 'waiting' ? <WaitingTime since={item.queuedAt} /> : <span className="row-time">{when(item.lastAt ?? item.queuedAt, lang)}</span>}
      </span>
      <span className="row-summary">{item.summary || say('no-summary')}</span>
      <span className="row-bottom">
        <span>{item.person ? sayPerson(say, item) : say('person.nameless')}</span>
        {item.wanted && item.state === 'waiting' && (
          <span className="pill brand">{item.wanted.id === me ? say('for-me') : say('for', { name: item.wanted.name })}</span>
        )}
        {item.state === 'taken' && <span className={mine ? 'pill brand' : 'pill'}>{mine ? say('mine') : item.agent?.name}</span>}
        {item.unread > 0 && (
          <span className="unread">
            {item.unread} <span className="only-heard">{say('unread')}</span>
          </span>
        )}
      </span>
    </>
  );
}
