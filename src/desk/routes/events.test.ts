import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DeskBrowser } from '../../../test/helpers/desk-browser.ts';
import { DeskDoor } from '../../../test/helpers/desk-door.ts';
import { changed } from '../desk-parts.ts';
import { eventRoutes } from './events.ts';
import { meRoutes } from './me.ts';

const HEARTBEAT_MS = 20;
let door: DeskDoor;

beforeAll(async () => {
  door = await DeskDoor.open();
  door.serve([meRoutes, (parts) => eventRoutes(parts, { heartbeatMs: HEARTBEAT_MS })]);
});
afterAll(() => door.close());

/** An open stream, and everything that came by it. */
class Stream {
  text = '';
  readonly response: Response;
  readonly #reader: ReadableStreamDefaultReader<string>;

  private constructor(response: Response) {
    this.response = response;
    this.#reader = (response.body as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(new TextDecoderStream()).getReader();
  }

  static async open(browser: DeskBrowser): Promise<Stream> {
    return new Stream(await browser.get('/events'));
  }

  /** Reads until something was said, or to the end. */
  async until(wanted: string): Promise<'said' | 'ended'> {
    while (!this.text.includes(wanted)) {
      const { done, value } = await this.#reader.read();
      if (done) return 'ended';
      this.text += value;
    }
    return 'said';
  }

  close(): Promise<void> {
    return this.#reader.cancel();
  }
}

async function signedIn(staff = 'staff-mali'): Promise<DeskBrowser> {
  const browser = door.browser();
  await browser.signInAs(staff);
  return browser;
}

describe('the stream of the desk', () => {
  test('says at once that it is there, and when to come back', async () => {
    const stream = await Stream.open(await signedIn());
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.response.headers.get('cache-control')).toBe('no-store');
    await stream.until('\n\n');
    expect(stream.text).toMatch(/^: here\nretry: 1000\n\n/);
    await stream.close();
  });

  test('tells every open desk what changed', async () => {
    const streams = [await Stream.open(await signedIn()), await Stream.open(await signedIn('staff-orathai'))];
    await Promise.all(streams.map((stream) => stream.until('retry')));
    changed(door.parts, { changed: 'conversation', id: 'c-1' });
    for (const stream of streams) {
      await stream.until('c-1');
      expect(stream.text).toContain('event: changed\ndata: {"changed":"conversation","id":"c-1"}\n\n');
      await stream.close();
    }
  });

  test('shows as long as it is open that the agent is there', async () => {
    const stream = await Stream.open(await signedIn());
    door.pass(5);
    const now = new Date(door.now).toISOString();
    const there = async () => (await door.parts.records.desk.agents.seenSince(now)).some(({ id }) => id === 'staff-mali');
    while (!(await there())) {
      stream.text = '';
      await stream.until('still here');
    }
    await stream.close();
  });

  test('tells colleagues when somebody is back who was away', async () => {
    const browser = await signedIn();
    const colleague = await Stream.open(await signedIn('staff-somying'));
    await colleague.until('retry');
    door.pass(1);
    const back = await Stream.open(browser);
    await colleague.until('"queue"');
    await Promise.all([colleague.close(), back.close()]);
  });

  test('ends when they sign out, and says nothing more', async () => {
    const browser = await signedIn();
    const stream = await Stream.open(browser);
    await stream.until('retry');
    await browser.send('POST', '/sign-out');
    expect(await stream.until('never said')).toBe('ended');
    changed(door.parts, { changed: 'callbacks' });
    expect((await browser.get('/events')).status).toBe(401);
  });

  test('ends when nobody did anything for an hour: being open is not doing something', async () => {
    const stream = await Stream.open(await signedIn());
    await stream.until('still here');
    door.pass(60);
    expect(await stream.until('never said')).toBe('ended');
  });

  test('goes on when the records cannot be asked for a moment', async () => {
    const { records } = door.parts;
    const browser = await signedIn();
    let fails = 0;
    const seen = (id: string): Promise<void> => (fails++ === 1 ? Promise.reject(new Error('busy')) : records.desk.agents.seen(id));
    const shaky = { ...records, desk: { ...records.desk, agents: { ...records.desk.agents, seen } } };
    door.serve([(parts) => eventRoutes(parts, { heartbeatMs: HEARTBEAT_MS })], { records: shaky });
    const stream = await Stream.open(browser);
    await stream.until(': still here\n\n: still here\n\n: still here');
    expect(door.logged.join('')).toContain('busy');
    await stream.close();
  });
});
