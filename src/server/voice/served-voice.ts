import type { TurnService } from '../../channels/turn-service.ts';
import type { CallManners } from '../../channels/voice/call-manners.ts';
import type { VoiceConfig } from '../config.ts';
import type { VoiceRouteParts } from '../routes/voice-route.ts';
import { VoiceAuth } from './voice-auth.ts';

/** What the route of VoiceXML takes from the configuration. */
export type ServedVoice = Pick<VoiceRouteParts, 'turns' | 'manners' | 'auth' | 'gateway'>;

/** VoiceXML as the configuration says; nothing when no platform for it could prove itself. @throws Error when the secret is too short. */
export function servedVoice(config: VoiceConfig, turns: TurnService, manners: CallManners): ServedVoice | undefined {
  const { secret, header, proxy, transferTo, transferType, callerField, freeSpeech, fetchAudioUrl } = config;
  if (!secret && !proxy) return undefined;
  return {
    turns,
    manners,
    auth: new VoiceAuth({ secret, header, proxy }),
    gateway: { transferTo, transferType, callerField, fetchAudioUrl, freeSpeech: freeSpeech === undefined ? undefined : { src: freeSpeech } },
  };
}
