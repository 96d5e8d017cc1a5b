import type { CookieJar } from './cookie-jar.ts';

/** What a browser gets of a conversation's live updates until it is closed. */
export interface LiveEvents {
  /** All that came, as text. */
  received(): string;
  /** Resolves when what came holds a text. */
  until(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens GET /api/chat/:id/events. */
export async function openLiveEvents(browser: CookieJar, base: string, conversationId: string): Promise<LiveEvents> {
  const ending = new AbortController();
  const response = await browser.fetch(`${base}/api/chat/${conversationId}/events`, { signal: ending.signal });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let received = '';
  let heard: () => void = () => {};
  const reading = (async () => {
    for (;;) {
      const { value, done } = await reader.read().catch(() => ({ value: undefined, done: true }));
      if (done) return;
      received += decoder.decode(value, { stream: true });
      heard();
    }
  })();
  return {
    received: () => received,
    until: async (text) => {
      while (!received.includes(text)) {
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    },
    close: async () => {
      ending.abort();
      await reading;
    },
  };
}
