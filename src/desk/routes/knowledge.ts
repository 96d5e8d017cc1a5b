import { type Response, Router } from 'express';
import { sendProblem } from '../../http/problem.ts';
import { dayInBangkok } from '../../knowledge/calendar.ts';
import type { KnowledgeTicket as KeptTicket } from '../../storage/records/desk-records.ts';
import { redact } from '../../understanding/redact.ts';
import type { DraftRequest, KnowledgeTicket } from '../api.ts';
import { changed, type DeskParts, only, staffOf } from '../desk-parts.ts';
import { DraftDesk } from '../knowledge/draft/draft-desk.ts';
import { DraftRequestError, isDays, MOST_DAYS, readDraftRequest } from '../knowledge/draft/read-draft-request.ts';
import { findClusters } from '../knowledge/find-clusters.ts';
import { isLive, tellAnswered } from '../knowledge/tell-answered.ts';

const LONGEST_NOTE = 1000;
const TICKET_STATES: readonly KnowledgeTicket['state'][] = ['open', 'drafted', 'answered', 'dismissed'];

/** What the knowledge route needs. */
export type KnowledgeParts = Pick<DeskParts, 'content' | 'records' | 'knowledgeBench' | 'settings' | 'tell' | 'live' | 'log' | 'clock'>;

/** What people had no answer to, what agents reported, and drafts of what would answer them. */
export function knowledgeRoutes(parts: KnowledgeParts): Router {
  const { content, knowledgeBench, settings, tell, log, clock } = parts;
  const records = parts.records.desk;
  const router = Router();
  const editors = only('editor', 'supervisor');
  const hasChanged = (): void => changed(parts, { changed: 'knowledge' });
  const drafts = new DraftDesk({ records, knowledgeBench, changed: hasChanged, log, clock });
  const clusters = (days = settings.knowledge.days) => findClusters({ content, records, knowledgeBench }, days, clock());

  router.get('/api/desk/knowledge/clusters', editors, async (request, response) => {
    const days = request.query.days === undefined ? undefined : Number(request.query.days);
    if (days !== undefined && !isDays(days))
      return sendProblem(response, 400, 'bad_days', 'That is no number of days', `Send 1 to ${MOST_DAYS} as "days", or leave it out.`);
    response.json({ clusters: await clusters(days) });
  });

  router.get('/api/desk/knowledge/topics', editors, (_request, response) => {
    const topics = [...content.topics.values()].map(({ id, title }) => ({ topic: id, title: title.th }));
    response.json({ topics });
  });

  router.get('/api/desk/knowledge/tickets', editors, async (_request, response) => {
    const names = new Map<string, string>();
    const tickets: KnowledgeTicket[] = [];
    for (const ticket of await records.knowledge.tickets()) tickets.push(await toTicket(ticket, names));
    response.json({ tickets });
  });

  router.post('/api/desk/knowledge/tickets/:id', editors, async (request, response) => {
    const { state, note } = (request.body ?? {}) as { state?: KnowledgeTicket['state']; note?: unknown };
    if (state === undefined || !TICKET_STATES.includes(state))
      return sendProblem(response, 400, 'bad_state', 'A ticket has no such state', `Send ${TICKET_STATES.join(', ')} as "state".`);
    if (note !== undefined && (typeof note !== 'string' || note.length > LONGEST_NOTE))
      return sendProblem(response, 400, 'bad_note', 'That is no note', `Write up to ${LONGEST_NOTE} characters as "note", or leave it out.`);
    const ticket = await records.knowledge.setTicket(String(request.params.id), state, note === undefined ? undefined : redact(note));
    if (!ticket) return notThere(response, 'ticket');
    hasChanged();
    response.json(await toTicket(ticket, new Map()));
  });

  router.post('/api/desk/knowledge/drafts', editors, async (request, response) => {
    let wanted: DraftRequest;
    try {
      wanted = readDraftRequest(request.body);
    } catch (error) {
      if (!(error instanceof DraftRequestError)) throw error;
      return sendProblem(response, 400, 'bad_draft', 'The draft cannot be read', error.message);
    }
    const cluster = (await clusters(wanted.days)).find(({ id }) => id === wanted.clusterId);
    if (!cluster) return notThere(response, 'cluster');
    const made = await drafts.make(wanted, cluster, staffOf(request).id);
    if ('refused' in made) return sendProblem(response, 422, 'refused', 'knowledge:check does not let this through', made.refused.join('\n'));
    hasChanged();
    response.status(201).json(made);
  });

  router.get('/api/desk/knowledge/drafts', editors, async (_request, response) => {
    response.json({ drafts: await drafts.list() });
  });

  router.get('/api/desk/knowledge/drafts/:id', editors, async (request, response) => {
    const draft = await drafts.get(String(request.params.id));
    if (!draft) return notThere(response, 'draft');
    response.json(draft);
  });

  router.post('/api/desk/knowledge/drafts/:id/answered', editors, async (request, response) => {
    const kept = await drafts.kept(String(request.params.id));
    if (!kept) return notThere(response, 'draft');
    const { topic } = (request.body ?? {}) as { topic?: unknown };
    if (typeof topic !== 'string' || topic === '')
      return sendProblem(response, 400, 'bad_topic', 'No topic is named', 'Send the id of the topic that answers now as "topic".');
    const today = dayInBangkok(clock());
    const texts = kept.payload.cluster.utterances.map(({ text }) => text);
    if (!isLive(content, topic, texts, today))
      return sendProblem(
        response,
        409,
        'not_live',
        'The assistant does not answer this yet',
        'Apply the patch, review it, and deploy: the assistant that runs must have the topic, and answer or offer it for at least half of what was asked. Then say so again.',
      );
    const told = await tellAnswered({ content, records, tell }, kept, topic, today);
    await records.knowledge.keepDraft({ ...kept, state: 'answered' });
    hasChanged();
    response.json({ told });
  });

  return router;

  async function toTicket({ id, kind, state, utterance, topic, note, at, reportedBy }: KeptTicket, names: Map<string, string>): Promise<KnowledgeTicket> {
    const by = names.get(reportedBy) ?? (await records.agents.of(reportedBy))?.name ?? reportedBy;
    names.set(reportedBy, by);
    return { id, kind, state, utterance, topic, ...(note !== undefined && { note }), at, by };
  }
}

function notThere(response: Response, what: 'ticket' | 'cluster' | 'draft'): void {
  sendProblem(response, 404, `unknown_${what}`, `There is no such ${what}`, 'It may have changed or gone meanwhile: read the page anew.');
}
