import type { TellEvent } from '../../channels/tell-person.ts';
import type { OfficeHours } from '../../knowledge/office-hours.ts';
import type { HandoffRow } from '../../storage/records/desk-records.ts';
import type { Records } from '../../storage/records/records.ts';
import type { DeskSettings } from '../desk-settings.ts';

export interface HandoffDeskParts {
  records: Pick<Records, 'desk' | 'audit' | 'transcripts'>;
  settings: DeskSettings;
  tell: TellEvent;
  /** Says to open desks that the queue, or a conversation, changed. */
  changed: (event: { changed: 'queue' | 'conversation'; id?: string }) => void;
  office: OfficeHours;
  /** Told of a conversation that came into the queue, once. */
  onQueued?: (handoff: Pick<HandoffRow, 'channel' | 'topic' | 'reason'>) => void;
  clock: () => Date;
}

type Queued = Pick<HandoffRow, 'conversationId' | 'personKey' | 'channel' | 'lang' | 'reason' | 'topic' | 'summary'> & { key: string };

/**
 * Conversations between the assistant and the people at the desk: each has a beginning and an end, one agent at a time, and the person is told
 * every step where they are. What is told carries an event id made of the step, so that it is told once whatever dies in between.
 */
export class HandoffDesk {
  readonly #parts: HandoffDeskParts;

  constructor(parts: HandoffDeskParts) {
    this.#parts = parts;
  }

  /** Whether somebody is there who takes new conversations. */
  async staffed(): Promise<boolean> {
    const there = await this.#there();
    return there.some(({ available, roles }) => available && roles.includes('agent'));
  }

  /** Within office hours, when people are usually there. */
  open(): boolean {
    return this.#parts.office.isOpenAt(new Date(this.#parts.clock().getTime() + 7 * 3_600_000).toISOString().slice(0, 16));
  }

  /** @returns its place in the queue, or that nobody is there. A call is queued all the same: its context is for whoever picks up the telephone. */
  async queue(request: Queued): Promise<{ position: number } | 'nobody'> {
    const { records, changed, onQueued } = this.#parts;
    const known = await records.desk.handoffs.of(request.conversationId);
    if (!known && request.channel !== 'voice' && !(await this.staffed())) return 'nobody';
    const { position } = await records.desk.handoffs.queue(request);
    if (!known) onQueued?.(request);
    changed({ changed: 'queue' });
    return { position };
  }

  /** The person went back to the assistant, or asked to be called. */
  async personEnded(conversationId: string, how: 'left' | 'callback'): Promise<void> {
    const open = await this.#parts.records.desk.handoffs.of(conversationId);
    if (open) await this.#end(open.id, how);
  }

  /** The person wrote, while they wait or while somebody has it. */
  async personWrote(conversationId: string): Promise<void> {
    await this.#parts.records.desk.handoffs.personWrote(conversationId);
    this.#changedBoth(conversationId);
  }

  /** @returns nothing when somebody else was faster, or it is reserved or over. */
  async take(id: string, agent: { id: string; name: string }): Promise<HandoffRow | undefined> {
    const { records, tell } = this.#parts;
    const taken = await records.desk.handoffs.take(id, agent.id);
    if (!taken) return undefined;
    await this.#audit('handoff.take', agent.id, taken);
    this.#changedBoth(taken.conversationId);
    await tell(taken.conversationId, `handoff.${id}.taken.${taken.takenAt}`, { result: 'handoff', step: 'taken', agent: agent.name });
    return taken;
  }

  /** @param to whom it is for; without, whoever takes it. @returns nothing when this agent does not have it. */
  async transfer(id: string, agent: { id: string; name: string }, to?: { id: string; name: string }, note?: string): Promise<HandoffRow | undefined> {
    const { records, tell } = this.#parts;
    const waiting = await records.desk.handoffs.requeue(id, agent.id, to?.id);
    if (!waiting) return undefined;
    if (note) await this.note(waiting, agent.id, note);
    await this.#audit('handoff.transfer', agent.id, waiting, to?.id);
    this.#changedBoth(waiting.conversationId);
    const step = to
      ? ({ result: 'handoff', step: 'transferred', agent: to.name } as const)
      : ({ result: 'handoff', step: 'requeued', position: await this.#position(waiting) } as const);
    await tell(waiting.conversationId, `handoff.${id}.transferred.${waiting.queuedAt}`, step);
    return waiting;
  }

  /** The assistant goes on, or offers a callback. @returns nothing when this agent does not have it. */
  async giveBack(id: string, agent: { id: string; name: string }, how: 'returned' | 'callback'): Promise<HandoffRow | undefined> {
    const { tell } = this.#parts;
    const ended = await this.#end(id, how, agent.id);
    if (!ended) return undefined;
    await this.#audit(`handoff.${how}`, agent.id, ended);
    const step =
      how === 'returned' ? ({ result: 'handoff', step: 'returned', agent: agent.name } as const) : ({ result: 'handoff', step: 'callback' } as const);
    await tell(ended.conversationId, `handoff.${id}.${how}`, step);
    return ended;
  }

  /** The agent says something. The same message again says nothing. */
  async say(handoff: HandoffRow, agent: { id: string; name: string }, messageId: string, text: string): Promise<'told' | 'unreachable'> {
    const { records, tell, changed } = this.#parts;
    const told = await tell(handoff.conversationId, `agent.${messageId}`, { result: 'agent-said', text, agent: agent.name }, agent.id);
    if (told === 'told') await records.desk.handoffs.replied(handoff.id);
    changed({ changed: 'conversation', id: handoff.conversationId });
    return told;
  }

  /** Asks the person to sign in and to agree, so that their data may be opened. @param requestId the same again asks once. */
  async invite(handoff: HandoffRow, agent: { id: string; name: string }, requestId: string): Promise<'told' | 'unreachable'> {
    await this.#audit('handoff.invite', agent.id, handoff);
    return this.#parts.tell(handoff.conversationId, `invite.${requestId}`, { result: 'handoff', step: 'invite', agent: agent.name });
  }

  /** Something was said in a conversation besides the person's own words. */
  touched(conversationId: string): void {
    this.#changedBoth(conversationId);
  }

  /** For colleagues only. @param text redacted. */
  async note(handoff: HandoffRow, agentId: string, text: string): Promise<void> {
    const line = { conversationId: handoff.conversationId, personKey: handoff.personKey, who: 'agent' as const, topic: 'action.agent' };
    await this.#parts.records.transcripts.add([{ ...line, eventId: `note.${handoff.id}.${handoff.queuedAt}`, text, disposition: `note:${agentId}` }]);
  }

  /**
   * Now and then, by any process: what agents whose connection was lost had returns to the queue; nobody waits for one who does not come; who
   * waits long is told so once, and offered a callback; calls end at the telephone, and their context after a while.
   */
  async round(): Promise<void> {
    const { records, settings, tell, clock, changed } = this.#parts;
    const { handoffs } = records.desk;
    const ago = (seconds: number): string => new Date(clock().getTime() - seconds * 1000).toISOString();
    const { lostAfterSeconds, longWaitSeconds } = settings.handoff;
    for (const lost of await handoffs.abandoned(ago(lostAfterSeconds))) {
      const waiting = await handoffs.requeue(lost.id, lost.agentId);
      if (!waiting) continue;
      await records.audit.add({
        actor: 'system',
        action: 'handoff.lost',
        personKey: waiting.personKey,
        conversationId: waiting.conversationId,
        detail: lost.agentId,
      });
      this.#changedBoth(waiting.conversationId);
      const position = await this.#position(waiting);
      await tell(waiting.conversationId, `handoff.${waiting.id}.lost.${waiting.queuedAt}`, { result: 'handoff', step: 'lost', position });
    }
    if ((await handoffs.release(ago(lostAfterSeconds * 2))) > 0) changed({ changed: 'queue' });
    for (const waiting of await handoffs.waitingSince(ago(longWaitSeconds))) {
      if (waiting.channel === 'voice') {
        if (Date.parse(waiting.queuedAt) < clock().getTime() - CALL_KEPT_MS) await this.#end(waiting.id, 'nobody');
      } else await tell(waiting.conversationId, `handoff.${waiting.id}.long.${waiting.queuedAt}`, { result: 'handoff', step: 'long-wait' });
    }
  }

  async #there() {
    const since = new Date(this.#parts.clock().getTime() - this.#parts.settings.handoff.lostAfterSeconds * 1000).toISOString();
    return this.#parts.records.desk.agents.seenSince(since);
  }

  async #end(id: string, how: 'returned' | 'left' | 'callback' | 'nobody', by?: string): Promise<HandoffRow | undefined> {
    const ended = await this.#parts.records.desk.handoffs.end(id, how, by);
    if (ended) this.#changedBoth(ended.conversationId);
    return ended;
  }

  async #position(waiting: HandoffRow): Promise<number> {
    const open = await this.#parts.records.desk.handoffs.open();
    return Math.max(1, open.filter(({ state, queuedAt }) => state === 'waiting' && queuedAt <= waiting.queuedAt).length);
  }

  #changedBoth(conversationId: string): void {
    this.#parts.changed({ changed: 'queue' });
    this.#parts.changed({ changed: 'conversation', id: conversationId });
  }

  async #audit(action: string, agentId: string, { personKey, conversationId }: HandoffRow, detail?: string): Promise<void> {
    await this.#parts.records.audit.add({ actor: `agent:${agentId}`, action, personKey, conversationId, detail });
  }
}

/** So long the context of a call stays in the list when no agent takes it. */
const CALL_KEPT_MS = 30 * 60_000;
