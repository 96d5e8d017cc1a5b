/** The part of oidc-provider 9 that the sandbox uses; the package brings no typings of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  /** Koa's context with what the provider knows of the request. */
  export interface Context {
    req: IncomingMessage;
    path: string;
    status: number;
    body: unknown;
    type: string;
    oidc: {
      provider: Provider;
      client: { clientId: string };
      session: { accountId: string };
      params: { scope: string };
    };
  }

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export class Provider {
    constructor(issuer: string, configuration: object);
    readonly Grant: new (of: {
      accountId: string;
      clientId: string;
    }) => Grant;
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): this;
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    /** @throws when the browser has no interaction going on. */
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<{ uid: string; params: { client_id: string } }>;
    /** Ends the interaction and sends the browser on. */
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
  }

  export namespace interactionPolicy {
    function base(): { remove(prompt: string): void };
  }
}
