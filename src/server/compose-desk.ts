import type { Logger } from 'pino';
import type { Phrases } from '../channels/phrases/phrases.ts';
import { type TellEvent, tellPerson } from '../channels/tell-person.ts';
import type { TurnService } from '../channels/turn-service.ts';
import type { Registry } from '../connectors/registry/registry.ts';
import type { Sms } from '../connectors/sms/sms.ts';
import { changed, type DeskParts, type Notice } from '../desk/desk-parts.ts';
import type { DeskSettings } from '../desk/desk-settings.ts';
import { HandoffDesk } from '../desk/handoff/handoff-desk.ts';
import type { DialogContent } from '../dialog/dialog.ts';
import type { Conversations } from '../storage/conversations/conversations.ts';
import type { LiveUpdates } from '../storage/live/live-updates.ts';
import type { KeyRing, Records } from '../storage/records/records.ts';

/** How the desk is set up. */
export interface DeskSetUp {
  settings: DeskSettings;
  sms: Sms | undefined;
  recogniserKey: string | undefined;
}

export interface DeskSideParts extends DeskSetUp {
  content: DialogContent;
  phrases: Phrases;
  conversations: Conversations;
  records: Records;
  keyRing: KeyRing;
  registry: Registry;
  live: LiveUpdates;
  log: Logger;
  clock: () => Date;
  /** Made after the desk, and needs it. */
  turns: () => TurnService;
}

/** The desk within the service. */
export interface DeskSide {
  handoffDesk: HandoffDesk;
  /** For its routes; not before the turn service is made. */
  parts: () => DeskParts;
}

/** Puts the desk together. */
export function composeDesk({ turns, ...parts }: DeskSideParts): DeskSide {
  const { records, live, settings, content, clock } = parts;
  const tellEvent: TellEvent = (...event) => tellPerson({ turns: turns(), live, linePeople: records.linePeople })(...event);
  const handoffDesk = new HandoffDesk({ records, settings, tell: tellEvent, changed: (event) => changed({ live }, event), office: content.office, clock });
  const tell = (conversationId: string, eventId: string, { happened, ...notice }: Notice) =>
    tellEvent(conversationId, eventId, { result: happened, ...notice } as Parameters<TellEvent>[2]);
  return { handoffDesk, parts: () => ({ ...parts, turns: turns(), handoffDesk, tell }) };
}
