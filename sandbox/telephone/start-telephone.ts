import type { TransferOutcome } from './browser/call-ears.ts';
import type { CallRecord, CallStep } from './browser/call-record.ts';
import { runCall } from './browser/run-call.ts';
import { RtpStream } from './rtp/rtp-stream.ts';
import type { IncomingCall } from './sip/incoming-call.ts';
import { writeAnswer } from './sip/sdp.ts';
import { SipServer } from './sip/sip-server.ts';
import { SipEars } from './sip-ears.ts';
import { SpeechCache } from './voice/speech-cache.ts';

/** SIPp sends its keys as 96 whatever was agreed; 101 is what most others use. */
const USUAL_KEY_TYPES = [96, 101];

export interface TelephoneOptions {
  /** Address to listen at; UDP, for this machine only. */
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** First VoiceXML document of every call. */
  startUrl: string;
  transferOutcome: Exclude<TransferOutcome, 'hang-up'>;
  /** Folder where spoken sentences are kept. */
  cacheFolder: string;
  /** How long it rings. */
  ringMs: number;
  onStep?: (callId: string, step: CallStep) => void;
  onCallEnd?: (callId: string, record: CallRecord) => void;
}

export interface Telephone {
  /** Where to call: `sip:1506@127.0.0.1:15060`. */
  uri: string;
  port: number;
  /** Hangs up all calls and closes everything. */
  stop(): Promise<void>;
}

/** A small telephone exchange for development: takes SIP calls and lets a VoiceXML application speak with them. @throws Error when the port is taken */
export async function startTelephone(options: TelephoneOptions): Promise<Telephone> {
  const voice = new SpeechCache(options.cacheFolder);
  const running = new Set<Promise<void>>();
  const server = await SipServer.listen(options.host, options.port, (call) => {
    const taken = takeCall(call, voice, options)
      .catch(async (error: Error) => {
        options.onStep?.(call.id, { step: 'log', text: `the telephone failed: ${error.message}` });
        call.reject(500, 'Server Internal Error');
        await call.hangUp();
      })
      .finally(() => running.delete(taken));
    running.add(taken);
  });
  return {
    uri: `sip:1506@${options.host}:${server.port}`,
    port: server.port,
    stop: async () => {
      await server.close();
      await Promise.all(running);
    },
  };
}

async function takeCall(call: IncomingCall, voice: SpeechCache, options: TelephoneOptions): Promise<void> {
  const { offer } = call;
  if (!offer) return call.reject(488, 'Not Acceptable Here');
  const keyTypes = [...offer.keyTypes, ...USUAL_KEY_TYPES.filter((type) => !offer.otherTypes.includes(type))];
  const stream = await RtpStream.open(options.host, offer, keyTypes);
  try {
    call.ring();
    await rung(call, options.ringMs);
    if (call.over) return;
    call.answer(writeAnswer(options.host, stream.port, offer));
    stream.start();
    const record = await runCall({
      start: options.startUrl,
      ears: new SipEars(call, stream, voice, options.transferOutcome),
      caller: call.caller,
      called: call.called,
      fields: { call: call.id, caller: call.caller },
      onStep: (step) => options.onStep?.(call.id, step),
    });
    options.onCallEnd?.(call.id, record);
  } finally {
    stream.close();
  }
}

/** Resolves after the ringing, or when the caller gives up before. */
async function rung(call: IncomingCall, ringMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    call.ended,
    new Promise((resolve) => {
      timer = setTimeout(resolve, ringMs);
    }),
  ]);
  clearTimeout(timer);
}
