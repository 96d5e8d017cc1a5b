import type { Call, Conversation, Suggestion } from '../../../../src/desk/api.ts';
import { sayProblem } from '../../api/say-problem.ts';
import { useSay } from '../../words/words.tsx';
import { Marked } from '../suggest/marked.tsx';
import { Bubble } from '../thread/bubble.tsx';

interface Props {
  call: Call | undefined;
  error: unknown;
  /** What was said to the bot before. */
  conversation: Conversation | undefined;
  /** What the agent reads aloud. */
  reading: Suggestion | undefined;
}

/** A call: what is heard, as it is heard, and what to read aloud. */
export function CallView({ call, error, conversation, reading }: Props) {
  const say = useSay();
  const lines = conversation?.lines ?? [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className="call" tabIndex={0} aria-label={say('call.title')}>
      {lines.length > 0 && (
        <details className="call-before">
          <summary>{say('call.before', { count: lines.length })}</summary>
          {lines.map((line) => (
            <Bubble key={line.id} {...line} />
          ))}
        </details>
      )}
      <section className="heard" aria-label={say('call.heard')}>
        <h2>{say('call.heard')}</h2>
        <p aria-live="polite">{call?.heard ? <Marked text={call.heard} words={call.suggestions?.suggestions[0]?.matched ?? []} /> : say('call.silent')}</p>
        {Boolean(error) && <p className="soft">{sayProblem(say, error)}</p>}
      </section>
      <section className="reading" aria-label={say('call.read')}>
        <h2>{reading ? reading.title : say('call.read')}</h2>
        {reading ? reading.spoken.map((sentence) => <p key={sentence}>{sentence}</p>) : <p className="soft">{say('call.pick')}</p>}
      </section>
    </section>
  );
}
