import express, { type Express } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Phrases } from '../channels/phrases/phrases.ts';
import type { TurnService } from '../channels/turn-service.ts';
import type { WebChat } from '../channels/web/web-chat.ts';
import { type DeskRoutesParts, deskRoutes } from '../desk/desk-routes.ts';
import { deskPage } from '../desk/routes/page.ts';
import { problemHandler, sendProblem } from '../http/problem.ts';
import type { Conversations } from '../storage/conversations/conversations.ts';
import type { LiveUpdates } from '../storage/live/live-updates.ts';
import type { KeyRing, Records } from '../storage/records/records.ts';
import type { LineSide } from './compose-line.ts';
import type { Metrics } from './metrics.ts';
import { chatRoute } from './routes/chat-route.ts';
import { type Dependency, healthRoute } from './routes/health-route.ts';
import { jambonzRoute } from './routes/jambonz-route.ts';
import { lineRoute } from './routes/line-route.ts';
import { privacyRoute } from './routes/privacy-route.ts';
import { voiceRoute } from './routes/voice-route.ts';
import { authRoutes } from './sign-in/auth-routes.ts';
import { browserCookie } from './sign-in/browser-cookie.ts';
import type { SignInService } from './sign-in/sign-in-service.ts';
import type { ServedJambonz } from './voice/served-jambonz.ts';
import type { ServedVoice } from './voice/served-voice.ts';

export interface AppParts {
  chat: WebChat;
  turns: TurnService;
  conversations: Conversations;
  records: Records;
  keyRing: KeyRing;
  phrases: Phrases;
  signIn: SignInService | undefined;
  line: LineSide | undefined;
  /** The telephone, where it is served: by VoiceXML, by jambonz. */
  voice: ServedVoice | undefined;
  jambonz?: ServedJambonz | undefined;
  /** The desk with its doors, when it is served. */
  desk?: DeskRoutesParts | undefined;
  /** Whether people come by https. */
  secure: boolean;
  live: LiveUpdates;
  metrics: Metrics;
  log: Logger;
  dependencies: Dependency[];
  stopping: () => boolean;
  requestsPerMinute: number;
  /** Of sign-in; without it, those of `authRoutes`. */
  authRequestsPerMinute?: number | undefined;
  trustProxy: number;
  /** Folder of the built web page. */
  webFolder: string;
}

/** The express app; nothing here starts listening. */
export function createApp(parts: AppParts): Express {
  const { metrics, log } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', parts.trustProxy);
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          fontSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          upgradeInsecureRequests: null,
        },
      },
      strictTransportSecurity: false,
    }),
  );
  app.use((request, response, next) => {
    response.on('finish', () => metrics.requests.inc({ route: routeName(request.path), status: response.statusCode }));
    next();
  });
  app.use(healthRoute(metrics, parts.dependencies, parts.stopping));
  // LINE sends from few addresses for everybody: no limit, and the bytes as they come
  if (parts.line) app.use(lineRoute(parts.line.channel));
  // so does a telephone platform
  if (parts.voice) app.use(voiceRoute({ ...parts.voice, keyRing: parts.keyRing, metrics, log }));
  if (parts.jambonz) app.use(jambonzRoute({ ...parts.jambonz, keyRing: parts.keyRing, metrics, log }));
  // a whole office comes from one address: the desk has limits of its own
  if (parts.desk) app.use(deskRoutes(parts.desk), deskPage({ folder: parts.webFolder }));
  app.use(
    '/api',
    rateLimit({
      windowMs: 60_000,
      limit: parts.requestsPerMinute,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: (_request, response) => sendProblem(response, 429, 'too_many', 'Too many questions at once', 'Wait a minute, then ask again, or call 1506.'),
    }),
  );
  app.use('/api', browserCookie({ secure: parts.secure }));
  app.use(chatRoute(parts));
  app.use(privacyRoute(parts));
  if (parts.line?.linking) app.use(parts.line.linking.routes);
  if (parts.signIn) {
    const { signIn, phrases, authRequestsPerMinute: requestsPerMinute } = parts;
    app.use(authRoutes({ signIn, phrases, ...(requestsPerMinute ? { requestsPerMinute } : {}) }));
  }
  app.use(express.static(parts.webFolder, { index: 'index.html', maxAge: '1h' }));
  app.use((_request, response) => sendProblem(response, 404, 'not_found', 'There is nothing here', 'The chat is at /.'));
  app.use(problemHandler(log));
  return app;
}

/** The path without ids, so that metrics stay few and carry nothing personal. */
function routeName(path: string): string {
  if (path.startsWith('/api/chat/')) return '/api/chat/:id/events';
  // which page, or whose conversation, is nobody's business
  if (path.startsWith('/api/desk/')) return `/api/desk/${path.split('/')[3]}`;
  if (path === '/desk' || path.startsWith('/desk/')) return '/desk';
  if (path.startsWith('/channels/voice/grammars/')) return '/channels/voice/grammars';
  return NAMED_ROUTES.has(path) ? path : 'other';
}

const NAMED_ROUTES = new Set([
  '/',
  '/api/chat',
  '/api/privacy/export',
  '/auth/start',
  '/auth/callback',
  '/auth/line',
  '/auth/line/go',
  '/auth/line/copy',
  '/auth/line/copy/file',
  '/channels/line/webhook',
  '/channels/voice/start',
  '/channels/voice/turn',
  '/channels/voice/jambonz/start',
  '/channels/voice/jambonz/turn',
  '/channels/voice/jambonz/status',
  '/healthz',
  '/readyz',
  '/metrics',
]);
