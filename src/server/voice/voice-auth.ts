import { createHmac } from 'node:crypto';
import type { Request } from 'express';
import { hashOf, sameHash } from '../sign-in/secret-cookie.ts';

/** How a telephone platform proves that it is the operator's. At least one is set. */
export interface VoiceAuthOptions {
  /** Shared secret, at least 16 characters: as `authorization: Bearer`, in `header`, or as the field `key` of the address. */
  secret?: string | undefined;
  /** Another header for the secret, for platforms that cannot set `authorization`. */
  header?: string | undefined;
  /** Mutual TLS: what a proxy in front sets when the platform's certificate was right, and takes away from everybody else. */
  proxy?: { header: string; value: string } | undefined;
}

/** Proves requests of a telephone platform. */
export class VoiceAuth {
  readonly #options: VoiceAuthOptions;

  /** @throws Error when nothing is set, or the secret is too short. */
  constructor(options: VoiceAuthOptions) {
    if (!options.secret && !options.proxy) throw new Error('The telephone has no proof. Allowed: VOICE_SECRET, or VOICE_PROXY_HEADER. Set one of them.');
    if (options.secret !== undefined && options.secret.length < 16) {
      throw new Error('VOICE_SECRET is too short. Allowed: at least 16 characters. Make one with: openssl rand -hex 32');
    }
    this.#options = options;
  }

  /** @param call the platform's id of the call, for which a key was made (`keyFor`). */
  isGenuine(request: Pick<Request, 'headers' | 'query'>, call: string | undefined): boolean {
    const { secret, header, proxy } = this.#options;
    if (proxy && same(one(request.headers[proxy.header]), proxy.value)) return true;
    if (!secret) return false;
    const { key } = request.query;
    const given = [
      /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1],
      header ? one(request.headers[header]) : undefined,
      typeof key === 'string' ? key : undefined,
    ];
    const accepted = call === undefined ? [secret] : [secret, this.#callKey(call, secret)];
    return given.some((each) => accepted.some((right) => same(each, right)));
  }

  /**
   * The key of one call, for the addresses within its documents, when the platform brought the secret in the address: the secret itself
   * does not lie in documents.
   */
  keyFor(request: Pick<Request, 'query'>, call: string): string | undefined {
    const { secret } = this.#options;
    return secret && request.query.key !== undefined ? this.#callKey(call, secret) : undefined;
  }

  #callKey(call: string, secret: string): string {
    return createHmac('sha256', secret).update(`call:${call}`).digest('base64url');
  }
}

function one(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Hashes have one length: the time taken tells neither the length nor how far it agrees. */
function same(given: string | undefined, right: string): boolean {
  return given !== undefined && sameHash(hashOf(given), hashOf(right));
}
