import type { Logger } from 'pino';
import type { Phrases } from '../channels/phrases/phrases.ts';
import { type TellEvent, tellPerson } from '../channels/tell-person.ts';
import type { TurnService } from '../channels/turn-service.ts';
import type { Registry } from '../connectors/registry/registry.ts';
import type { DeskEvent } from '../desk/api.ts';
import { missPromises } from '../desk/callbacks/overdue.ts';
import { tellWaiting } from '../desk/callbacks/person-notice.ts';
import { changed, type DeskParts, type Notice } from '../desk/desk-parts.ts';
import { HandoffDesk } from '../desk/handoff/handoff-desk.ts';
import type { Recorder } from '../desk/measures/recorder.ts';
import type { ReportParts } from '../desk/reports/load-report.ts';
import type { SuggestParts } from '../desk/suggest/suggest-parts.ts';
import type { DialogContent } from '../dialog/dialog.ts';
import type { Conversations } from '../storage/conversations/conversations.ts';
import type { LiveUpdates } from '../storage/live/live-updates.ts';
import type { KeyRing, Records, Retention } from '../storage/records/records.ts';

/** How the desk is set up, beside the service: `deskSetUp` reads it. */
export type DeskSetUp = Pick<DeskParts, 'settings' | 'sms' | 'recogniserKey' | 'knowledgeBench'> &
  Pick<SuggestParts, 'rank' | 'words' | 'speaking'> &
  Pick<ReportParts, 'plainness'> & { retention: Retention };

export interface DeskSideParts extends DeskSetUp {
  content: DialogContent;
  phrases: Phrases;
  conversations: Conversations;
  records: Records;
  keyRing: KeyRing;
  registry: Registry;
  live: LiveUpdates;
  counts: Pick<Recorder, 'handoff'> | undefined;
  log: Logger;
  clock: () => Date;
  /** Made after the desk, and needs it. */
  turns: () => TurnService;
}

/** The desk within the service. */
export interface DeskSide {
  handoffDesk: HandoffDesk;
  /** Says to open desks what changed without them. */
  changed: (event: DeskEvent) => void;
  /** Now and then, by any process: lost connections, long waits, promises that went by. */
  round(): Promise<void>;
  /** For its routes; not before the turn service is made. */
  parts: () => DeskParts & SuggestParts & ReportParts;
}

/** Puts the desk together. */
export function composeDesk({ turns, counts, ...parts }: DeskSideParts): DeskSide {
  const { records, live, settings, content, clock } = parts;
  const tellEvent: TellEvent = (...event) => tellPerson({ turns: turns(), live, linePeople: records.linePeople })(...event);
  const handoffDesk = new HandoffDesk({
    records,
    settings,
    tell: tellEvent,
    changed: (event) => changed({ live }, event),
    office: content.office,
    clock,
    onQueued: (handoff) => counts?.handoff(handoff),
  });
  const tell = (conversationId: string, eventId: string, { happened, ...notice }: Notice) =>
    tellEvent(conversationId, eventId, { result: happened, ...notice } as Parameters<TellEvent>[2]);
  const deskParts = (): ReturnType<DeskSide['parts']> => ({ ...parts, turns: turns(), handoffDesk, tell });
  return {
    handoffDesk,
    changed: (event) => changed({ live }, event),
    parts: deskParts,
    async round() {
      await handoffDesk.round();
      await missPromises(deskParts());
      await tellWaiting(deskParts());
    },
  };
}
