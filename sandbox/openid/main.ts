import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { PEOPLE } from '../sso/people.ts';
import { createProvider } from './create-provider.ts';
import { faultPages } from './fault-pages.ts';
import type { FaultSwitch } from './faults.ts';
import { readSettings } from './settings.ts';
import { signInPages } from './sign-in-pages.ts';
import { STAFF } from './staff.ts';

/** The sandbox's OpenID Provider, a process of its own. For development and tests only: everyone may sign in as everyone in it. */
const settings = readSettings(process.env);
const faults: FaultSwitch = { mode: 'none' };
const app = express();
const server = createServer(app);

server.listen(settings.port, settings.host, () => {
  // the port may have been chosen by the system, and the provider must know its own address
  const issuer = settings.issuer ?? `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = createProvider(issuer, settings, PEOPLE, STAFF, faults);
  app.disable('x-powered-by');
  app.use(faultPages(faults), signInPages(provider, { people: PEOPLE, staff: STAFF, deskClient: settings.desk.clientId }, faults));
  app.get('/', (_request, response) => response.redirect('/sandbox/faults'));
  app.use(provider.callback());
  console.log(`Sandbox OpenID provider: ${issuer} (faults: ${issuer}/sandbox/faults)`);
});
