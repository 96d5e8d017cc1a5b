import type { Session } from '../../dialog/session.ts';
import type { DeskAgent, HandoffRow } from '../../storage/records/desk-records.ts';
import type { HandoffItem } from '../api.ts';

/** A row as the queue shows it. Of who signed in the first letter of the name is enough to greet and to tell two apart. */
export function handoffItem(row: HandoffRow, names: Map<string, string>, session: Session | undefined): HandoffItem {
  const named = (id: string | undefined): { id: string; name: string } | undefined => (id === undefined ? undefined : { id, name: names.get(id) ?? id });
  const [agent, wanted] = [named(row.agentId), named(row.wantedAgent)];
  const { signedIn } = session ?? {};
  return {
    id: row.id,
    conversationId: row.conversationId,
    channel: row.channel,
    lang: session?.lang ?? row.lang,
    state: row.state === 'taken' ? 'taken' : 'waiting',
    reason: row.reason,
    topic: session?.last?.topic ?? row.topic,
    summary: row.summary,
    queuedAt: row.queuedAt,
    ...(row.takenAt && row.state === 'taken' ? { takenAt: row.takenAt } : {}),
    ...(agent ? { agent } : {}),
    ...(wanted ? { wanted } : {}),
    unread: row.unread,
    ...(row.personAt ? { lastAt: row.personAt } : {}),
    ...(signedIn ? { person: { initial: `${firstLetter(signedIn.name)}.`, level: signedIn.level } } : {}),
  };
}

/** The first consonant: Thai writes some vowels before it. */
function firstLetter(name: string): string {
  return name.match(/[ก-ฮA-Za-z]/)?.[0] ?? '-';
}

export function namesOf(agents: DeskAgent[]): Map<string, string> {
  return new Map(agents.map(({ id, name }) => [id, name]));
}
