import type { TurnService } from '../../channels/turn-service.ts';
import type { CallManners } from '../../channels/voice/call-manners.ts';
import type { VoiceConfig } from '../config.ts';
import type { JambonzRouteParts } from '../routes/jambonz-route.ts';
import { jambonzAuth } from './jambonz-auth.ts';

/** What the route of jambonz takes from the configuration. */
export type ServedJambonz = Pick<JambonzRouteParts, 'turns' | 'manners' | 'auth' | 'gateway'>;

/** jambonz as the configuration says; nothing when it has no secret. @throws Error when a secret is too short. */
export function servedJambonz(config: VoiceConfig, turns: TurnService, manners: CallManners): ServedJambonz | undefined {
  const { jambonzSecrets, transferTo, transferType, fetchAudioUrl } = config;
  if (jambonzSecrets.length === 0) return undefined;
  return { turns, manners, auth: jambonzAuth(jambonzSecrets), gateway: { transferTo, transferType, fetchAudioUrl } };
}
