import { useNow } from '../../format/now.ts';
import { secondsSince, stopwatch } from '../../format/time.ts';
import { useSay } from '../../words/words.tsx';

/** Somebody who waits longer is told so; here it turns red (handoff.longWaitSeconds of knowledge/desk.yaml). */
const LONG_SECONDS = 180;

/** How long somebody has been waiting, ticking. */
export function WaitingTime({ since }: { since: string }) {
  const say = useSay();
  const seconds = secondsSince(since, useNow());
  return (
    <span className="waiting" data-long={seconds >= LONG_SECONDS || undefined}>
      {say('waiting-for')} <span className="figures">{stopwatch(seconds)}</span>
    </span>
  );
}
