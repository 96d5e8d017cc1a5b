import type { HandoffItem } from '../../../../src/desk/api.ts';
import { useSay } from '../../words/words.tsx';

/** Before one has a conversation: what it is about, and no more. */
export function NotYetTaken({ item }: { item: HandoffItem }) {
  const say = useSay();
  return (
    <div className="not-taken">
      <h2>{say('summary')}</h2>
      <p>{item.summary || say('no-summary')}</p>
      <p className="soft">{item.state === 'waiting' ? say('take-to-read') : say('colleague-has', { name: item.agent?.name ?? '' })}</p>
    </div>
  );
}
