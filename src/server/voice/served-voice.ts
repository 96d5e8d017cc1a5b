import type { TurnService } from '../../channels/turn-service.ts';
import type { CallManners } from '../../channels/voice/call-manners.ts';
import type { VoiceConfig } from '../config.ts';
import type { VoiceRouteParts } from '../routes/voice-route.ts';
import { VoiceAuth } from './voice-auth.ts';

/** The telephone as the configuration says. @throws Error when a platform could not prove itself. */
export function servedVoice(config: VoiceConfig, turns: TurnService, manners: CallManners): Pick<VoiceRouteParts, 'turns' | 'manners' | 'auth' | 'gateway'> {
  const { secret, header, proxy, transferTo, transferType, callerField, freeSpeech, fetchAudioUrl } = config;
  return {
    turns,
    manners,
    auth: new VoiceAuth({ secret, header, proxy }),
    gateway: { transferTo, transferType, callerField, fetchAudioUrl, freeSpeech: freeSpeech === undefined ? undefined : { src: freeSpeech } },
  };
}
