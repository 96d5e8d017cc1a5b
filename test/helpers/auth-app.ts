import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { pino } from 'pino';
import type { Phrases } from '../../src/channels/phrases/phrases.ts';
import type { IdentityProvider } from '../../src/connectors/identity/identity.ts';
import { authRoutes } from '../../src/server/sign-in/auth-routes.ts';
import { browserCookie } from '../../src/server/sign-in/browser-cookie.ts';
import { type SignedInPerson, SignInService } from '../../src/server/sign-in/sign-in-service.ts';
import { AuthMemoryRecords } from './auth-memory-records.ts';

const LEVEL = 2.3;

/** A service that can do nothing but sign people in; `fresh` begins anew at the same address, which the provider knows. */
export class AuthApp {
  readonly url: string;
  records = new AuthMemoryRecords();
  signedIn: SignedInPerson[] = [];
  logged: string[] = [];
  /** What becomes of a person who signed in; a test may let it fail. */
  onSignedIn: (person: SignedInPerson) => Promise<void> = async (person) => void this.signedIn.push(person);
  readonly #server: Server;
  #app: Express = express();

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (request, response) => this.#app(request, response));
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async listen(): Promise<AuthApp> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new AuthApp(server);
  }

  fresh(provider: IdentityProvider, phrases: Phrases, requestsPerMinute = 1000): void {
    this.records = new AuthMemoryRecords();
    this.signedIn = [];
    this.logged = [];
    this.onSignedIn = async (person) => void this.signedIn.push(person);
    const signIn = new SignInService({
      provider,
      records: this.records,
      publicUrl: this.url,
      onSignedIn: (person) => this.onSignedIn(person),
      log: pino({ level: 'trace' }, { write: (line: string) => this.logged.push(line) }),
    });
    this.#app = express();
    this.#app.post('/test/link/:id', browserCookie({ secure: signIn.secure }), async (request, response) => {
      const { browserHash = '' } = request;
      response.json(await signIn.createLink({ conversationId: String(request.params.id), browserHash, level: LEVEL }));
    });
    this.#app.use(authRoutes({ signIn, phrases, requestsPerMinute }));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
