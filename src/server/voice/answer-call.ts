import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { VOICE_PREFIX } from '../../channels/channel-of.ts';
import { OtherBrowserError, type TurnService } from '../../channels/turn-service.ts';
import type { CallManners } from '../../channels/voice/call-manners.ts';
import type { SpokenStep } from '../../channels/voice/spoken-step.ts';
import { keyedHash } from '../../storage/records/hash.ts';
import type { KeyRing } from '../../storage/records/records.ts';
import type { Metrics } from '../metrics.ts';
import type { CallRequest } from './read-call.ts';

export interface AnswerCallParts {
  turns: Pick<TurnService, 'turn'>;
  manners: Pick<CallManners, 'apology'>;
  keyRing: KeyRing;
  metrics: Metrics;
  log: Logger;
}

/** A turn of the call, whatever the platform speaks; whatever goes wrong, the caller hears an apology and a way on. */
export async function answerCall(
  { turns, manners, keyRing, metrics, log }: AnswerCallParts,
  asked: CallRequest,
): Promise<{ step: SpokenStep; failed: boolean }> {
  const started = performance.now();
  const conversationId = VOICE_PREFIX + keyedHash(keyRing, 'call', asked.call);
  try {
    const { input, lang } = asked;
    const { spoken, topic, outcome, disposition } = await turns.turn({ conversationId, eventId: eventOf(asked), channel: 'voice', call: input, lang });
    if (!spoken) throw new Error('a turn of a call came back without anything to say');
    const ms = Math.round(performance.now() - started);
    metrics.turnSeconds.observe({ channel: 'voice' }, ms / 1000);
    metrics.turns.inc({ channel: 'voice', outcome, disposition, topic });
    log.info({ conversationId, topic, outcome, disposition, ms }, 'turn');
    return { step: spoken, failed: false };
  } catch (error) {
    if (error instanceof OtherBrowserError) throw error;
    const { name, message } = error as Error;
    log.error({ conversationId, err: { name, message } }, 'call');
    return { step: manners.apology(asked.lang ?? 'th'), failed: true };
  }
}

/** The same for a request that is sent again. Without a number each is its own, but a call begins and ends once. */
function eventOf({ input, turn }: CallRequest): string {
  if (input.event === 'start') return 'start';
  if (input.event === 'hang-up' && turn === undefined) return 'hang-up';
  return `turn-${turn ?? randomUUID()}`;
}
