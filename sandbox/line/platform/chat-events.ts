import type { RequestHandler } from 'express';
import type { ChatEntry, People } from './people.ts';

/** Server-sent events of one person's chat: the history so far, then what comes. */
export function chatEvents(people: People): RequestHandler {
  return (request, response) => {
    const person = people.get(String(request.params.userId));
    const tell = (entry: ChatEntry): void => void response.write(`data: ${JSON.stringify(entry)}\n\n`);
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': connected\n\n');
    for (const entry of person.history) tell(entry);
    response.on('close', people.watch(person, tell));
  };
}
