import { createHmac } from 'node:crypto';
import type { DialVerb, GatherVerb, JambonzVerb } from '../../src/channels/voice/jambonz/verbs.ts';
import { asCallback, jambonzFaults } from './jambonz-valid.ts';
import { JAMBONZ_SECRET } from './voice-stage.ts';

const FOLDER = '/channels/voice/jambonz';
type Body = Record<string, unknown>;

/** The header with which jambonz proves a request. */
export function signed(body: string, secret = JAMBONZ_SECRET, seconds = Math.floor(Date.now() / 1000)): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

/** Sends a body as jambonz does. */
export function postJambonz(base: string, path: string, body: Body, headers?: Record<string, string>): Promise<Response> {
  const json = JSON.stringify(body);
  return fetch(new URL(path, base), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(headers ?? { 'jambonz-signature': signed(json) }) },
    body: json,
  });
}

/** A jambonz with somebody on the line. Every body that it sends, and every array of verbs that it gets, must be valid. */
export class JambonzCaller {
  readonly #base: string;
  readonly #call: Body;
  verbs: JambonzVerb[] = [];

  private constructor(base: string, callSid: string, from: string) {
    this.#base = base;
    this.#call = { call_sid: callSid, direction: 'inbound', from, to: '1506', call_id: `${callSid}@sbc`, call_status: 'in-progress', sip_status: 200 };
  }

  /** Begins a call. @param from empty for a number that is withheld. */
  static async begin(base: string, callSid: string, from = '+66812345678', query = ''): Promise<JambonzCaller> {
    const caller = new JambonzCaller(base, callSid, from);
    const sip = { method: 'INVITE', headers: { From: `<sip:${from}@sbc>` } };
    await caller.send(`${FOLDER}/start${query}`, asCallback('session-new', { ...caller.#call, caller_name: 'สมศรี', sip }));
    return caller;
  }

  get gather(): GatherVerb | undefined {
    return this.verbs.find((verb) => verb.verb === 'gather');
  }

  get dial(): DialVerb | undefined {
    return this.verbs.find((verb) => verb.verb === 'dial');
  }

  /** SSML of everything that is said. */
  get ssml(): string {
    return this.verbs.map((verb) => (verb.verb === 'say' ? verb.text : verb.verb === 'gather' ? (verb.say?.text ?? '') : '')).join('\n');
  }

  get heard(): string {
    return this.ssml.replace(/<[^>]*>/g, ' ').trim();
  }

  get ends(): boolean {
    return this.verbs.some(({ verb }) => verb === 'hangup');
  }

  get transfers(): boolean {
    return this.gather === undefined && this.dial !== undefined;
  }

  /** @param readings transcript and confidence, the likeliest first. */
  say(...readings: (string | [string, number])[]): Promise<string> {
    const alternatives = readings
      .map((reading) => (typeof reading === 'string' ? [reading, 0.9] : reading))
      .map(([transcript, confidence]) => ({ transcript, confidence }));
    return this.gathered({ reason: 'speechDetected', speech: { language_code: 'th-TH', channel_tag: 1, is_final: true, alternatives } });
  }

  /** Keys as jambonz collects them: the one that ends a number is left out. */
  press(keys: string): Promise<string> {
    const { finishOnKey, numDigits, maxDigits } = this.gather ?? {};
    const [typed = ''] = finishOnKey ? keys.split(finishOnKey) : [keys];
    return this.gathered({ reason: 'dtmfDetected', digits: typed.slice(0, numDigits ?? maxDigits) });
  }

  silent(): Promise<string> {
    return this.gathered({ reason: 'timeout' });
  }

  gathered(result: Body): Promise<string> {
    return this.send(this.gather?.actionHook ?? '', asCallback('gather', { ...this.#call, ...result }));
  }

  dialled(status: string): Promise<string> {
    return this.send(
      this.dial?.actionHook ?? '',
      asCallback('dial', { ...this.#call, dial_call_status: status, dial_sip_status: status === 'completed' ? 200 : 486 }),
    );
  }

  /** The status of the call. @returns the status of our answer. */
  async status(status: string, more: Body = {}): Promise<number> {
    return (await postJambonz(this.#base, `${FOLDER}/status`, asCallback('call-status', { ...this.#call, call_status: status, ...more }))).status;
  }

  /** @returns what is heard. */
  async send(path: string, body: Body): Promise<string> {
    const response = await postJambonz(this.#base, path, body);
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    this.verbs = (await response.json()) as JambonzVerb[];
    const faults = jambonzFaults(this.verbs);
    if (faults.length > 0) throw new Error(`${faults.join('\n')}\n${JSON.stringify(this.verbs)}`);
    return this.heard;
  }
}
