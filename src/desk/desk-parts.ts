import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Phrases } from '../channels/phrases/phrases.ts';
import type { TurnService } from '../channels/turn-service.ts';
import type { Registry } from '../connectors/registry/registry.ts';
import type { Sms } from '../connectors/sms/sms.ts';
import type { DialogContent } from '../dialog/dialog.ts';
import type { NoticeValues } from '../dialog/take-notice.ts';
import { sendProblem } from '../http/problem.ts';
import type { Conversations } from '../storage/conversations/conversations.ts';
import type { LiveUpdates } from '../storage/live/live-updates.ts';
import type { KeyRing, Records } from '../storage/records/records.ts';
import type { DeskEvent, Role } from './api.ts';
import type { DeskSettings } from './desk-settings.ts';
import type { HandoffDesk } from './handoff/handoff-desk.ts';
import type { KnowledgeBench } from './knowledge/knowledge-bench.ts';

/** What the desk is made of. */
export interface DeskParts {
  content: DialogContent;
  phrases: Phrases;
  conversations: Conversations;
  records: Records;
  keyRing: KeyRing;
  registry: Registry;
  sms: Sms | undefined;
  turns: TurnService;
  handoffDesk: HandoffDesk;
  /** Tells a person something on the channel of their conversation. */
  tell: TellPerson;
  live: LiveUpdates;
  settings: DeskSettings;
  knowledgeBench: KnowledgeBench;
  /** Of the hotline's speech recogniser; nothing: only agents may send what is heard. */
  recogniserKey: string | undefined;
  log: Logger;
  clock: () => Date;
}

/** What a person is told without having asked just now. */
export type Notice =
  /** A phrase of locales/<lang>/notices.yaml. */
  | { happened: 'notice'; key: string; values?: NoticeValues }
  /** What they once asked, and wanted to be told, has an answer now. */
  | { happened: 'answered'; topic: string };

/**
 * @param eventId the same again tells it once.
 * @returns `unreachable`: on the telephone, or no longer on LINE; nothing was said.
 */
export type TellPerson = (conversationId: string, eventId: string, notice: Notice) => Promise<'told' | 'unreachable'>;

/** Who is signed in at the desk. */
export interface Staff {
  id: string;
  name: string;
  roles: Role[];
}

/** The hotline's speech recogniser, on the one route that it may ask. It has no role; no member of the staff has this id. */
export const RECOGNISER: Staff = { id: 'recogniser', name: '', roles: [] };

/** Who asks. @throws Error on a route that is not behind the guard. */
export function staffOf(request: Request): Staff {
  const { staff } = request as { staff?: Staff };
  if (!staff) throw new Error('No staff on this request: mount the route behind the guard of src/desk/access.');
  return staff;
}

/** Lets only these roles through; others get 403 `forbidden`. */
export function only(...roles: Role[]): RequestHandler {
  return (request, response, next) => {
    if (staffOf(request).roles.some((role) => roles.includes(role))) return next();
    return sendProblem(response, 403, 'forbidden', 'This is not for your role', `Ask a supervisor: it needs the role ${roles.join(' or ')}.`);
  };
}

/** Says to every open desk that something changed. */
export function changed({ live }: Pick<DeskParts, 'live'>, event: DeskEvent): void {
  live.publish(DESK, event);
}

/** Where desks listen. No conversation has this id. */
export const DESK = 'desk';
