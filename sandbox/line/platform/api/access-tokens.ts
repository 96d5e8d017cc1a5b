import express, { Router } from 'express';
import { newToken } from '../ids.ts';
import type { LinePlatform } from '../line-platform.ts';

const STATELESS_SECONDS = 900;
const SHORT_LIVED_SECONDS = 2_592_000;

/** Channel access tokens: the long-lived one, and those that are issued. @see https://developers.line.biz/en/docs/basics/channel-access-token/ */
export class AccessTokens {
  readonly #platform: LinePlatform;
  readonly #issued = new Map<string, number>();

  constructor(platform: LinePlatform) {
    this.#platform = platform;
  }

  has(token: string): boolean {
    return this.secondsLeft(token) > 0;
  }

  /** 0 for one that is unknown or over. */
  secondsLeft(token: string): number {
    if (token === this.#platform.options.channelToken) return SHORT_LIVED_SECONDS;
    return Math.max(0, Math.floor(((this.#issued.get(token) ?? 0) - this.#platform.clock.now()) / 1000));
  }

  issue(seconds: number): string {
    const token = newToken() + newToken();
    this.#issued.set(token, this.#platform.clock.now() + seconds * 1000);
    return token;
  }
}

/** Issue and verify, for forms as OAuth has them. */
export function serveAccessTokens({ options }: LinePlatform, tokens: AccessTokens): Router {
  const router = Router();
  // only here: elsewhere a form is of a media type that is refused
  const form = express.urlencoded({ extended: false });
  const issue =
    (seconds: number): express.RequestHandler =>
    ({ body = {} }, response) => {
      const { grant_type, client_id, client_secret } = body as Record<string, string>;
      if (grant_type !== 'client_credentials')
        return void response.status(400).json({ error: 'invalid_request', error_description: 'some parameters missed or invalid' });
      if (client_id !== options.channelId || client_secret !== options.channelSecret)
        return void response.status(400).json({ error: 'invalid_client', error_description: 'invalid client_id or client_secret' });
      response.json({ token_type: 'Bearer', access_token: tokens.issue(seconds), expires_in: seconds });
    };
  router.post('/oauth2/v3/token', form, issue(STATELESS_SECONDS));
  router.post('/v2/oauth/accessToken', form, issue(SHORT_LIVED_SECONDS));
  router.post('/v2/oauth/verify', form, ({ body = {} }, response) => {
    const seconds = tokens.secondsLeft(String((body as Record<string, string>).access_token));
    if (seconds === 0) return void response.status(400).json({ error: 'invalid_request', error_description: 'access token expired' });
    response.json({ client_id: options.channelId, expires_in: seconds, scope: 'P CM' });
  });
  return router;
}
