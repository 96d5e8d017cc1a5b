import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { headerOf, parseSipMessage, type SipMessage, writeSipMessage } from '../sip/sip-message.ts';

/** SDP as a softphone offers it. */
export const OFFER = [
  'v=0',
  'o=- 1 1 IN IP4 127.0.0.1',
  's=-',
  'c=IN IP4 127.0.0.1',
  't=0 0',
  'm=audio 40000 RTP/AVP 0 101',
  'a=rtpmap:101 telephone-event/8000',
  '',
].join('\r\n');

/** A caller of a test that sends one message at a time and looks at what comes back. */
export class SipCaller {
  readonly #socket: Socket;
  readonly #port: number;
  readonly #received: SipMessage[] = [];
  #branch = 0;
  #onMessage: () => void = () => undefined;

  static async open(port: number): Promise<SipCaller> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new SipCaller(socket, port);
  }

  private constructor(socket: Socket, port: number) {
    this.#socket = socket;
    this.#port = port;
    socket.on('message', (data) => {
      const message = parseSipMessage(data.toString('utf8'));
      if (message) this.#received.push(message);
      this.#onMessage();
    });
  }

  /** Sends a request; the same `branch` makes it a repetition. @returns the branch */
  send(
    method: string,
    { branch = `z9hG4bK${++this.#branch}`, toTag = '', more = [] as SipMessage['headers'], body = '', type = 'application/sdp' } = {},
  ): string {
    const message: SipMessage = {
      first: { kind: 'request', method, uri: 'sip:1506@127.0.0.1' },
      headers: [
        ['via', `SIP/2.0/UDP 127.0.0.1:${this.#socket.address().port};branch=${branch};rport`],
        ['from', '"Somchai" <sip:somchai@127.0.0.1>;tag=mine'],
        ['to', `<sip:1506@127.0.0.1>${toTag && `;tag=${toTag}`}`],
        ['call-id', 'call-1'],
        ['cseq', `1 ${method}`],
        ['contact', `<sip:somchai@127.0.0.1:${this.#socket.address().port}>`],
        ...(body === '' ? [] : [['content-type', type] as [string, string]]),
        ...more,
      ],
      body,
    };
    this.sendText(writeSipMessage(message));
    return branch;
  }

  sendText(text: string): void {
    this.#socket.send(text, this.#port, '127.0.0.1');
  }

  /** The next response with that status, or request with that method. Earlier others are let go. */
  async next(wanted: number | string): Promise<SipMessage> {
    for (;;) {
      for (let message = this.#received.shift(); message; message = this.#received.shift()) {
        const { first } = message;
        if ((first.kind === 'response' ? first.status : first.method) === wanted) return message;
      }
      await new Promise<void>((resolve) => {
        this.#onMessage = resolve;
      });
    }
  }

  /** Answers a request of the other side. */
  answer(request: SipMessage): void {
    const headers = ['via', 'from', 'to', 'call-id', 'cseq'].map((name): [string, string] => [name, headerOf(request, name)]);
    this.sendText(writeSipMessage({ first: { kind: 'response', status: 200, reason: 'OK' }, headers, body: '' }));
  }

  close(): void {
    this.#socket.close();
  }
}
