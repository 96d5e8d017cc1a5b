import type { Session } from '../../dialog/session.ts';
import type { TranscriptLine } from '../../storage/records/records.ts';
import type { Conversation, ConversationLine } from '../api.ts';
import type { DeskParts, Staff } from '../desk-parts.ts';
import { handoffItem, namesOf } from './handoff-item.ts';
import { openedPerson, personFacts } from './opened-person.ts';

const FOREVER = '1970-01-01T00:00:00.000Z';

/** A conversation as an agent sees it. @param after only the lines behind this one. */
export async function conversationView(parts: DeskParts, staff: Staff, conversationId: string, after: number): Promise<Conversation> {
  const { records, conversations, content } = parts;
  const [lines, open, agents, session] = await Promise.all([
    records.transcripts.of(conversationId),
    records.desk.handoffs.of(conversationId),
    records.desk.agents.seenSince(FOREVER),
    conversations.session(conversationId),
  ]);
  const names = namesOf(agents);
  const { last } = session ?? {};
  const told = lines.flatMap(({ who, topic, disposition, at }) =>
    who === 'assistant' && /^answered/.test(disposition) && content.topics.has(topic)
      ? [{ topic, title: content.topics.get(topic)?.title[session?.lang ?? 'th'] ?? topic, at }]
      : [],
  );
  const person = await personView(parts, staff, conversationId, session);
  return {
    handoff: open && handoffItem(open, names, session),
    lines: lines.filter(({ id }) => id > after).map((line) => lineView(line, names)),
    about: {
      ...(last?.topic ? { topic: last.topic } : {}),
      ...(last?.aspect ? { aspect: last.aspect } : {}),
      ...(last?.section ? { section: last.section } : {}),
    },
    told,
    ...(person ? { person } : {}),
  };
}

function lineView({ id, at, who, text, topic, disposition }: TranscriptLine & { id: number; at: string }, names: Map<string, string>): ConversationLine {
  const [kind, agentId] = disposition.split(':');
  const agent = who === 'agent' && agentId ? (names.get(agentId) ?? agentId) : undefined;
  return { id, at, who: kind === 'note' ? 'note' : who, text, ...(topic ? { topic } : {}), ...(agent ? { agent } : {}) };
}

async function personView(parts: DeskParts, staff: Staff, conversationId: string, session: Session | undefined): Promise<Conversation['person']> {
  const { records, content, log } = parts;
  const sealed = session?.signedIn;
  if (!sealed) return undefined;
  const consents = await records.consents.of(sealed.personKey);
  const consented = consents.lookup === content.consentVersion;
  const opened = consented ? await openedPerson(parts, conversationId, staff.id) : undefined;
  // the conversation is shown also while the registry cannot be reached
  const facts =
    opened &&
    (await personFacts(parts, opened, session.lang).catch((error: Error) => {
      log.warn({ err: { message: error.message } }, 'person facts');
      return undefined;
    }));
  return { level: sealed.level, consented, ...(opened && facts ? { opened: { until: opened.until, facts } } : {}) };
}
