import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { parameterOf } from './address.ts';
import { type CallWire, IncomingCall } from './incoming-call.ts';
import { refuseInvite } from './refuse-invite.ts';
import { GIVE_UP_MS, retransmit } from './retransmit.ts';
import { headerOf, parseSipMessage, type SipMessage, writeSipMessage } from './sip-message.ts';
import { writeBye } from './write-bye.ts';
import { type Answer, type Endpoint, writeResponse } from './write-response.ts';

const allow: [string, string] = ['allow', 'INVITE, ACK, BYE, CANCEL, OPTIONS'];
const neededHeaders = ['via', 'from', 'to', 'call-id', 'cseq'];

const CLOSE_MS = 1000;

/** What is remembered of a request, so that its repetition gets the same answer. */
interface Transaction {
  last: string | undefined;
  stop: () => void;
}

/** The called side of SIP over UDP (RFC 3261): takes calls, answers what else comes, and says clearly what it does not do. */
export class SipServer {
  readonly #socket: Socket;
  readonly #host: string;
  readonly #onCall: (call: IncomingCall) => void;
  readonly #transactions = new Map<string, Transaction>();
  readonly #calls = new Map<string, { call: IncomingCall; tag: string }>();
  readonly #byes = new Map<string, () => void>();

  /** @param onCall is given each new call, ringing. @throws Error when the port is taken */
  static async listen(host: string, port: number, onCall: (call: IncomingCall) => void): Promise<SipServer> {
    const socket = createSocket('udp4');
    socket.bind(port, host);
    await once(socket, 'listening');
    return new SipServer(socket, host, onCall);
  }

  private constructor(socket: Socket, host: string, onCall: (call: IncomingCall) => void) {
    this.#socket = socket;
    this.#host = host;
    this.#onCall = onCall;
    socket.on('message', (data, from) => this.#take(data.toString('utf8'), from));
  }

  get port(): number {
    return this.#socket.address().port;
  }

  /** Hangs up all calls and closes; a caller that does not answer is not waited for. */
  async close(): Promise<void> {
    const byes = [...this.#calls.values()].map(({ call }) => call.hangUp());
    await Promise.race([Promise.all(byes), wait(CLOSE_MS, undefined, { ref: false })]);
    for (const answered of this.#byes.values()) answered();
    for (const { stop } of this.#transactions.values()) stop();
    await new Promise<void>((resolve) => this.#socket.close(() => resolve()));
  }

  #take(text: string, from: Endpoint): void {
    const message = parseSipMessage(text);
    if (!message || headerOf(message, 'via') === '') return;
    if (message.first.kind === 'response') {
      if (message.first.status >= 200) this.#byes.get(parameterOf(headerOf(message, 'via'), 'branch'))?.();
      return;
    }
    const { method } = message.first;
    const branch = parameterOf(headerOf(message, 'via'), 'branch');
    const missing = neededHeaders.filter((name) => headerOf(message, name) === '');
    const key = `${branch} ${method}`;
    const known = this.#transactions.get(key);
    if (known?.last !== undefined) this.#send(known.last, from);
    if (known) return;
    if (method === 'ACK') this.#acknowledge(message, branch);
    else if (missing.length > 0) this.#respond(this.#remember(key), message, from, { status: 400, reason: `Missing ${missing.join(', ')}` });
    else if (method === 'INVITE') this.#invite(this.#remember(key), message, from);
    else this.#respond(this.#remember(key), message, from, this.#answerTo(method, message, branch));
  }

  #answerTo(method: string, message: SipMessage, branch: string): Answer {
    const ok = { status: 200, reason: 'OK' };
    const gone = { status: 481, reason: 'Call/Transaction Does Not Exist' };
    if (method === 'OPTIONS') return { ...ok, headers: [allow, ['accept', 'application/sdp']] };
    if (method === 'BYE') {
      const call = this.#callOf(message);
      call?.endedByCaller();
      return call ? ok : gone;
    }
    if (method === 'CANCEL') {
      if (!this.#transactions.has(`${branch} INVITE`)) return gone;
      this.#calls.get(headerOf(message, 'call-id'))?.call.cancel();
      return ok;
    }
    return { status: 405, reason: 'Method Not Allowed', headers: [allow] };
  }

  #invite(transaction: Transaction, invite: SipMessage, from: Endpoint): void {
    const id = headerOf(invite, 'call-id');
    const refused =
      parameterOf(headerOf(invite, 'to'), 'tag') !== ''
        ? this.#callOf(invite)
          ? { status: 488, reason: 'Not Acceptable Here', headers: [['warning', '399 ask1506 "A call cannot be changed here"']] as [string, string][] }
          : { status: 481, reason: 'Call/Transaction Does Not Exist' }
        : this.#calls.has(id)
          ? { status: 482, reason: 'Loop Detected' }
          : refuseInvite(invite);
    if (refused) {
      this.#respond(transaction, invite, from, refused);
      return;
    }
    const tag = randomBytes(6).toString('hex');
    const contact = `<sip:1506@${this.#host}:${this.port}>`;
    const wire: CallWire = {
      contact,
      respond: (answer) => this.#respond(transaction, invite, from, { ...answer, headers: [...(answer.headers ?? []), allow] }, tag),
      acknowledged: () => transaction.stop(),
      sendBye: () => this.#sendBye(invite, from, tag),
    };
    const call = new IncomingCall(invite, wire);
    this.#calls.set(id, { call, tag });
    void call.ended.then(() => this.#calls.delete(id));
    this.#respond(transaction, invite, from, { status: 100, reason: 'Trying' });
    this.#onCall(call);
  }

  /** ACK: of an answered call by its dialog, of a refused one by the branch of its INVITE. */
  #acknowledge(ack: SipMessage, branch: string): void {
    this.#callOf(ack)?.confirm();
    this.#transactions.get(`${branch} INVITE`)?.stop();
  }

  #callOf(message: SipMessage): IncomingCall | undefined {
    const known = this.#calls.get(headerOf(message, 'call-id'));
    return known?.tag === parameterOf(headerOf(message, 'to'), 'tag') ? known?.call : undefined;
  }

  #respond(transaction: Transaction, request: SipMessage, to: Endpoint, answer: Answer, tag = randomBytes(6).toString('hex')): void {
    const text = writeSipMessage(writeResponse(request, to, tag, answer));
    transaction.last = text;
    transaction.stop();
    this.#send(text, to);
    if (answer.status < 200 || headerOf(request, 'cseq').split(' ')[1] !== 'INVITE') return;
    transaction.stop = retransmit(
      () => this.#send(text, to),
      () => this.#calls.get(headerOf(request, 'call-id'))?.call.endedByCaller(),
    );
  }

  #remember(key: string): Transaction {
    const transaction: Transaction = { last: undefined, stop: () => undefined };
    this.#transactions.set(key, transaction);
    setTimeout(() => this.#transactions.delete(key), GIVE_UP_MS).unref();
    return transaction;
  }

  async #sendBye(invite: SipMessage, from: Endpoint, tag: string): Promise<void> {
    const branch = `z9hG4bK${randomBytes(8).toString('hex')}`;
    const bye = writeBye(invite, tag, `${this.#host}:${this.port}`, branch);
    const text = writeSipMessage(bye.message);
    await new Promise<void>((resolve) => {
      this.#send(text, bye.to ?? from);
      const stop = retransmit(() => this.#send(text, bye.to ?? from), resolve);
      this.#byes.set(branch, () => {
        stop();
        resolve();
      });
    });
    this.#byes.delete(branch);
  }

  #send(text: string, { address, port }: Endpoint): void {
    this.#socket.send(text, port, address);
  }
}
