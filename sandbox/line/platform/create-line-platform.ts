import { join } from 'node:path';
import express, { type Express } from 'express';
import { checkMessages } from '../spec/index.ts';
import { accountLinkDialog } from './account-link-dialog.ts';
import { AccessTokens, serveAccessTokens } from './api/access-tokens.ts';
import { messageOperations } from './api/message-operations.ts';
import { peopleOperations } from './api/people-operations.ts';
import { richMenuAliasOperations } from './api/rich-menu-alias-operations.ts';
import { richMenuOperations } from './api/rich-menu-operations.ts';
import { serveOperations } from './api/serve-operations.ts';
import { webhookOperations } from './api/webhook-operations.ts';
import { controlApi } from './control-api.ts';
import { LinePlatform, type LinePlatformOptions } from './line-platform.ts';

const PAGE = join(import.meta.dirname, '..', 'page');

/**
 * LINE for development and tests, in memory: its API for the bot, its account link dialog, its app for invented people. Nothing here listens.
 * @returns the platform, whose methods are what people do, and the express app that is served.
 */
export function createLinePlatform(options: LinePlatformOptions): { platform: LinePlatform; app: Express } {
  // LINE's specification is read now, not while the first request of a bot waits
  checkMessages([]);
  const platform = new LinePlatform(options);
  const tokens = new AccessTokens(platform);
  const app = express();
  app.disable('x-powered-by');
  app.get('/', (_request, response) => response.redirect('/sandbox/line/'));
  app.use('/sandbox/line/api', controlApi(platform));
  app.use('/sandbox/line', express.static(PAGE));
  app.use(accountLinkDialog(platform), serveAccessTokens(platform, tokens));
  app.use(
    serveOperations(platform, tokens, [
      ...messageOperations(platform),
      ...peopleOperations(platform),
      // the aliases first: their paths would be taken for a menu's id
      ...richMenuAliasOperations(platform),
      ...richMenuOperations(platform),
      ...webhookOperations(platform),
    ]),
  );
  return { platform, app };
}
