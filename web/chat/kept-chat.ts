import type { Reply, ReplyChoice } from '../../src/channels/reply.ts';
import type { Message } from './send.ts';

/** One thing in the log, as it is kept. */
export type Entry =
  /** @property unsent until it is answered: what was sent, to send it again. */
  | { who: 'person'; text: string; unsent?: Message }
  /** @property used its link was opened, and opens only once. */
  | { who: 'assistant'; reply: Reply; used?: true }
  /** Stands where something personal was. */
  | { who: 'hidden'; choices?: ReplyChoice[] };

const KEY = 'chat';
const MOST_ENTRIES = 80;

/**
 * The conversation of this tab, so that it is still there after signing in or a reload. It lies in sessionStorage: it goes with the tab.
 * What the registry says of a person is not written down.
 */
export class KeptChat {
  conversationId: string | undefined;
  signedIn = false;
  /** The last thing said without having been asked for; a page that was away is told what came after. */
  heard = '';
  entries: Entry[] = [];

  constructor() {
    const kept = sessionStorage.getItem(KEY);
    if (kept) Object.assign(this, JSON.parse(kept));
  }

  add(...entries: Entry[]): void {
    this.entries = [...this.entries, ...entries].slice(-MOST_ENTRIES);
    this.save();
  }

  save(): void {
    const { conversationId, signedIn, heard } = this;
    sessionStorage.setItem(KEY, JSON.stringify({ conversationId, signedIn, heard, entries: this.entries.map(withoutPersonal) }));
  }

  /** The person signed out, or was away too long. */
  hidePersonal(): void {
    this.entries = this.entries.map(withoutPersonal);
    this.save();
  }

  /** Forgets what was said; the conversation goes on unless it is given up. */
  clear(conversationId?: string): void {
    this.conversationId = conversationId;
    this.signedIn = false;
    this.heard = '';
    this.entries = [];
    sessionStorage.removeItem(KEY);
  }
}

function withoutPersonal(entry: Entry): Entry {
  if (entry.who !== 'assistant' || entry.reply.card?.kind !== 'personal') return entry;
  return { who: 'hidden', ...(entry.reply.choices ? { choices: entry.reply.choices } : {}) };
}
