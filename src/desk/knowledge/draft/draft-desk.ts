import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { dayInBangkok } from '../../../knowledge/calendar.ts';
import type { Topic } from '../../../knowledge/topic.ts';
import type { DeskRecords, KnowledgeDraft } from '../../../storage/records/desk-records.ts';
import type { Cluster, Draft, DraftRequest, ListedDraft } from '../../api.ts';
import type { KnowledgeBench, Measurement } from '../knowledge-bench.ts';
import { makePatch } from './make-patch.ts';

export interface DraftParts {
  records: Pick<DeskRecords, 'knowledge'>;
  knowledgeBench: KnowledgeBench;
  /** Something about the drafts changed. */
  changed: () => void;
  log: Logger;
  clock: () => Date;
}

/** What is kept of a draft: texts only, and no conversation. */
export interface DraftPayload {
  cluster: Pick<Cluster, 'example' | 'utterances'>;
  patch: string;
  messages: string[];
  questions: string[];
  newTopic?: Topic | undefined;
  /** When measuring last began. */
  startedAt: string;
  measured?: Measurement;
}

type Kept = KnowledgeDraft & { payload: DraftPayload };

/** A process that measures longer has died. */
const DEAD_AFTER_MS = 10 * 60_000;

/** Drafts: made, measured in the background, and kept. */
export class DraftDesk {
  readonly #parts: DraftParts;
  /** Drafts that this process is measuring. */
  readonly #measuring = new Set<string>();

  constructor(parts: DraftParts) {
    this.#parts = parts;
  }

  /** @returns the draft while it is measured, or what knowledge:check says against it. */
  async make(request: DraftRequest, cluster: Cluster, madeBy: string): Promise<Draft | { refused: string[] }> {
    const { records, knowledgeBench, clock } = this.#parts;
    const now = clock();
    const made = await makePatch(request, cluster, { bench: knowledgeBench, today: dayInBangkok(now) });
    if ('refused' in made) return made;
    const { topic, patch, questions, newTopic, notes } = made;
    const { example, utterances } = cluster;
    const payload: DraftPayload = { cluster: { example, utterances }, patch, messages: notes, questions, newTopic, startedAt: now.toISOString() };
    const draft = { id: randomUUID(), state: 'measuring' as const, topic, payload, madeBy };
    await records.knowledge.keepDraft(draft);
    await this.#draftTickets(utterances);
    this.#measure(draft);
    return toDraft({ ...draft, at: payload.startedAt });
  }

  /** The draft; measuring begins again when whoever measured it is gone. */
  async get(id: string): Promise<Draft | undefined> {
    const kept = await this.kept(id);
    if (!kept) return undefined;
    const { clock, records } = this.#parts;
    const now = clock();
    if (kept.state === 'measuring' && now.getTime() - Date.parse(kept.payload.startedAt) >= DEAD_AFTER_MS && !this.#measuring.has(id)) {
      const again = { ...kept, payload: { ...kept.payload, startedAt: now.toISOString() } };
      await records.knowledge.keepDraft(again);
      this.#measure(again);
    }
    return toDraft(kept);
  }

  async list(): Promise<ListedDraft[]> {
    const drafts = (await this.#parts.records.knowledge.drafts()) as Kept[];
    return drafts.map((kept) => ({ ...toDraft(kept), topic: kept.topic, example: kept.payload.cluster.example, at: kept.at, by: kept.madeBy }));
  }

  async kept(id: string): Promise<Kept | undefined> {
    return (await this.#parts.records.knowledge.draft(id)) as Kept | undefined;
  }

  /** In the background: a failure is logged, and leaves it measuring until somebody looks again after a while. */
  #measure({ id, topic, payload, madeBy }: Omit<Kept, 'at'>): void {
    const { records, knowledgeBench, log, changed } = this.#parts;
    const { questions, newTopic, cluster } = payload;
    this.#measuring.add(id);
    knowledgeBench
      .measure({ topic, questions, newTopic, utterances: cluster.utterances.map(({ text }) => text) })
      .then(async (measured) => {
        // it may have been told of meanwhile
        const state = (await records.knowledge.draft(id))?.state === 'answered' ? 'answered' : 'ready';
        const seen = measured.unseen ? [] : [`cluster: all of its ${measured.utterances} utterances were trained on: too few to leave any out.`];
        await records.knowledge.keepDraft({ id, state, topic, payload: { ...payload, measured, messages: [...payload.messages, ...seen] }, madeBy });
        changed();
      })
      .catch((error: Error) => log.error({ draft: id, err: { name: error.name, message: error.message, stack: error.stack } }, 'measuring a draft failed'))
      .finally(() => this.#measuring.delete(id));
  }

  async #draftTickets(utterances: Cluster['utterances']): Promise<void> {
    const { knowledge } = this.#parts.records;
    const texts = new Set(utterances.map(({ text }) => text));
    for (const { id, state, utterance } of await knowledge.tickets()) if (state === 'open' && texts.has(utterance)) await knowledge.setTicket(id, 'drafted');
  }
}

function toDraft({ id, state, payload }: Kept): Draft {
  const { patch, messages, measured } = payload;
  return { id, patch, check: { ok: true, messages }, ...(measured && { evaluation: { before: measured.before, after: measured.after } }), state };
}
