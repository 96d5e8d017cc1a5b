import type { Role } from '../api.ts';

/** A route of /api/desk and whom it is for. Data, so that a test can walk through all of them with every role. */
export interface DeskRoute {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  /** Others get 403. */
  roles: readonly Role[];
  /** Also for the hotline's speech recogniser, with its key. */
  recogniser?: true;
}

const EVERYBODY: Role[] = ['agent', 'supervisor', 'editor'];
const WITH_PEOPLE: Role[] = ['agent', 'supervisor'];
const AGENTS: Role[] = ['agent'];
const SUPERVISORS: Role[] = ['supervisor'];
const WITH_KNOWLEDGE: Role[] = ['editor', 'supervisor'];

const route = (method: DeskRoute['method'], path: string, roles: readonly Role[]): DeskRoute => ({ method, path: `/api/desk${path}`, roles });

/** Every route of the desk. */
export const ROUTES: readonly DeskRoute[] = [
  route('GET', '/me', EVERYBODY),
  route('PUT', '/me/available', AGENTS),
  route('POST', '/sign-out', EVERYBODY),
  route('GET', '/events', EVERYBODY),

  route('GET', '/queue', WITH_PEOPLE),
  route('POST', '/handoffs/:id/take', AGENTS),
  route('POST', '/handoffs/:id/transfer', AGENTS),
  route('POST', '/handoffs/:id/return', AGENTS),
  route('POST', '/handoffs/:id/callback', AGENTS),

  route('GET', '/conversations/:id', WITH_PEOPLE),
  route('POST', '/conversations/:id/messages', AGENTS),
  route('POST', '/conversations/:id/invite', AGENTS),
  route('POST', '/conversations/:id/open', WITH_PEOPLE),

  route('POST', '/suggest', EVERYBODY),
  route('POST', '/suggestions/:id', WITH_PEOPLE),
  { ...route('POST', '/calls/:id/transcript', WITH_PEOPLE), recogniser: true },
  route('GET', '/calls/:id', WITH_PEOPLE),

  route('GET', '/callbacks', WITH_PEOPLE),
  route('POST', '/callbacks/:reference/take', WITH_PEOPLE),
  route('POST', '/callbacks/:reference/release', WITH_PEOPLE),
  route('POST', '/callbacks/:reference/attempts', WITH_PEOPLE),
  route('POST', '/callbacks/:reference/close', WITH_PEOPLE),

  route('GET', '/complaints', WITH_PEOPLE),
  route('POST', '/complaints/:reference/open', WITH_PEOPLE),
  route('POST', '/complaints/:reference/notes', WITH_PEOPLE),
  route('POST', '/complaints/:reference/assign', WITH_PEOPLE),
  route('POST', '/complaints/:reference/state', WITH_PEOPLE),
  route('POST', '/complaints/:reference/due', WITH_PEOPLE),
  route('POST', '/complaints/:reference/answer', WITH_PEOPLE),

  route('GET', '/knowledge/clusters', WITH_KNOWLEDGE),
  route('GET', '/knowledge/topics', WITH_KNOWLEDGE),
  route('GET', '/knowledge/tickets', WITH_KNOWLEDGE),
  route('POST', '/knowledge/tickets/:id', WITH_KNOWLEDGE),
  route('POST', '/knowledge/drafts', WITH_KNOWLEDGE),
  route('GET', '/knowledge/drafts', WITH_KNOWLEDGE),
  route('GET', '/knowledge/drafts/:id', WITH_KNOWLEDGE),
  route('POST', '/knowledge/drafts/:id/answered', WITH_KNOWLEDGE),

  route('GET', '/report', SUPERVISORS),
  route('GET', '/report.csv', SUPERVISORS),
  route('GET', '/audit', SUPERVISORS),
];
