import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { SandboxError } from './answer.ts';
import { chatEvents } from './chat-events.ts';
import type { Happening, LinePlatform } from './line-platform.ts';
import { readPersonMessage } from './read-person-message.ts';
import { MODES, type Mode } from './switches.ts';

/** Large enough for a photo in base64. */
const LIMIT = '16mb';

/** What a person does on a phone and a developer at the switches, as JSON below /sandbox/line/api. The page uses it; so may a test of another process. */
export function controlApi(platform: LinePlatform): Router {
  const router = Router();
  const { people, log, webhooks, switches, clock, richMenus } = platform;
  router.use(express.json({ limit: LIMIT }));

  router
    .route('/people')
    .get((_request, response) => void response.json(people.all.map(({ userId, name, language, state }) => ({ userId, name, language, state }))))
    .post((request, response) => {
      const { name, language } = bodyOf(request);
      if (typeof name !== 'string' || !name.trim()) throw new SandboxError('name is missing. Allowed: a text of at least one character.');
      response.status(201).json({ userId: platform.addPerson(name, typeof language === 'string' ? language : undefined) });
    });
  const happens = (path: string, work: (userId: string, body: Record<string, unknown>) => Happening): void => {
    router.post(`/people/:userId/${path}`, (request, response) => {
      // LINE's app does not wait for the bot either
      const { delivered: _, replyToken: __, ...rest } = work(String(request.params.userId), bodyOf(request));
      response.status(202).json(rest);
    });
  };
  happens('follow', (userId) => platform.follow(userId));
  happens('unfollow', (userId) => platform.unfollow(userId));
  happens('messages', (userId, body) => platform.say(userId, readPersonMessage(body)));
  happens('postback', (userId, body) => {
    if (typeof body.data !== 'string') throw new SandboxError('data is missing. Allowed: a text, as the action has it.');
    return platform.postback(userId, body as Parameters<LinePlatform['postback']>[1]);
  });
  happens('unsend', (userId, body) => platform.unsend(userId, String(body.messageId)));
  router.get('/people/:userId/events', chatEvents(people));
  router.get('/people/:userId/richmenu', (request, response) => {
    const kept = richMenus.find(platform.richMenuOf(people.get(String(request.params.userId))));
    if (!kept) return void response.status(204).end();
    const { richMenuId, menu } = kept;
    const { areas, size, chatBarText, selected } = menu;
    response.json({ richMenuId, areas, size, chatBarText, selected, imageUrl: `/sandbox/line/api/richmenus/${richMenuId}/image` });
  });
  router.get('/richmenus/:richMenuId/image', (request, response) => {
    const image = richMenus.find(String(request.params.richMenuId))?.image;
    if (!image) throw new SandboxError('This rich menu has no image.', 404);
    response.type(image.contentType).send(image.bytes);
  });

  router.get('/sent', ({ query }, response) => void response.json(log.to(query.userId === undefined ? undefined : String(query.userId))));
  router.get('/webhooks', (_request, response) => void response.json(webhooks.deliveries));
  router.post('/redeliver', (request, response, next) => {
    platform.redeliver(String(bodyOf(request).webhookEventId)).then((delivery) => response.json(delivery), next);
  });
  router.post('/faults', (request, response) => {
    const { mode, times, path } = bodyOf(request);
    if (!MODES.includes(mode as Mode)) throw new SandboxError(`mode is ${JSON.stringify(mode)}. Allowed: ${MODES.join(', ')}.`);
    if (times !== undefined && !(Number.isInteger(times) && Number(times) > 0)) throw new SandboxError('times is not a whole number of at least 1.');
    if (mode === 'ok') switches.clear();
    else switches.set({ mode: mode as Mode, times: times as number | undefined, path: typeof path === 'string' ? path : undefined });
    response.json(switches.fault);
  });
  router.post('/clock', (request, response) => {
    const advanceMs = Number(bodyOf(request).advanceMs);
    if (!(advanceMs >= 0)) throw new SandboxError('advanceMs is not a number of at least 0.');
    clock.advance(advanceMs);
    response.json({ now: new Date(clock.now()).toISOString() });
  });
  router.post('/reset', (_request, response) => {
    platform.reset();
    response.status(204).end();
  });
  router.use(((_request, _response) => {
    throw new SandboxError('The control API has no such address.', 404);
  }) as RequestHandler);
  router.use(told);
  return router;
}

const bodyOf = ({ body }: express.Request): Record<string, unknown> => (body ?? {}) as Record<string, unknown>;

const told: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent || !(error?.status < 500)) return next(error);
  response.status(error.status).json({ message: error.message });
};
