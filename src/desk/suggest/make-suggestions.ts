import { newSession, type Session } from '../../dialog/session.ts';
import { suggest } from '../../dialog/suggest.ts';
import { dayInBangkok } from '../../knowledge/calendar.ts';
import { maskPersonal } from '../../understanding/mask-personal.ts';
import { matchedWords } from '../../understanding/matched-words.ts';
import { redact } from '../../understanding/redact.ts';
import type { Suggestion, Suggestions } from '../api.ts';
import type { Staff } from '../desk-parts.ts';
import { inAgentsWords } from './in-agents-words.ts';
import { withOwnData } from './own-data.ts';
import type { SuggestParts } from './suggest-parts.ts';

export interface SuggestionsWanted {
  /** As it was typed or heard. */
  text: string;
  staff: Staff;
  /** Where it was said; kept with what was shown. Nothing: the agent typed it for themselves. */
  conversationId: string | undefined;
  /** Whether the agent may look into that conversation: what was said and who is signed in there counts. */
  inContext: boolean;
  voice: boolean;
  /** Names a suggestion: the same id is counted as shown once. */
  idOf: (topic: string) => string;
}

const BANGKOK_MS = 7 * 3_600_000;

/**
 * The best answers to a text, in words, ready to send or read out. Every one that is shown is recorded, with what was read of the text (redacted)
 * and how long all of them took; what the person's own data say in an answer is not.
 */
export async function makeSuggestions(parts: SuggestParts, wanted: SuggestionsWanted): Promise<Suggestions> {
  const started = performance.now();
  const { content, rank, records } = parts;
  const { staff, conversationId, inContext, voice } = wanted;
  const known = inContext && conversationId !== undefined ? conversationId : undefined;
  const [session, told] =
    known === undefined ? [undefined, new Map<string, string>()] : await Promise.all([parts.conversations.session(known), toldIn(parts, known)]);
  const now = parts.clock();
  const text = maskPersonal(wanted.text).masked;
  const local = new Date(now.getTime() + BANGKOK_MS).toISOString().slice(0, 16);
  const proposed = suggest(content, rank, session ?? newSession(), { text, today: dayInBangkok(now), now: local, lang: session?.lang });
  const { lang, read, context, outcome } = proposed;
  const matched = matchedWords(
    (utterance) => rank(context + utterance),
    read,
    proposed.proposals.map(({ topic }) => topic),
  );
  const own = await withOwnData(parts, proposed.proposals, where(known, session, staff), lang);
  const suggestions = own.map(({ proposal, personal, needs }, index): Suggestion => {
    const { topic, confidence, aspect, section } = proposal;
    const toldAt = told.get(topic);
    return {
      id: wanted.idOf(topic),
      topic,
      confidence,
      matched: matched[index] ?? [],
      ...inAgentsWords(parts, proposal, lang, voice),
      ...(aspect ? { aspect } : {}),
      ...(section ? { section } : {}),
      ...(personal ? { personal } : {}),
      ...(needs ? { needs } : {}),
      ...(toldAt ? { toldAt } : {}),
    };
  });
  const ms = Math.round((performance.now() - started) * 10) / 10;
  const shown = { conversationId, agentId: staff.id, utterance: redact(read), ms };
  await records.desk.suggestions.shown(suggestions.map(({ id, topic, confidence }, index) => ({ ...shown, id, topic, confidence, place: index + 1 })));
  return { text: read, suggestions, outcome, ms };
}

function where(conversationId: string | undefined, session: Session | undefined, staff: Staff) {
  return conversationId !== undefined && session ? { conversationId, session, staff } : undefined;
}

/** When the assistant last told each topic. */
async function toldIn({ records }: SuggestParts, conversationId: string): Promise<Map<string, string>> {
  const lines = await records.transcripts.of(conversationId);
  return new Map(lines.flatMap(({ who, topic, disposition, at }) => (who === 'assistant' && disposition.startsWith('answered') ? [[topic, at] as const] : [])));
}
