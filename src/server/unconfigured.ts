import { ConnectorError } from '../connectors/connector-error.ts';
import type { ContactCentre } from '../connectors/contact-centre/contact-centre.ts';
import type { Registry } from '../connectors/registry/registry.ts';
import type { Sms } from '../connectors/sms/sms.ts';

/** Stands for a back end that is not configured: public answers go on, everything else says so. */
function missing(variable: string): never {
  throw new ConnectorError('unavailable', `${variable} is not set. Set it to the address of the back end, or run make start for the sandbox.`);
}

export const noRegistry: Registry = {
  lookup: async () => missing('REGISTRY_URL'),
  hospitals: async () => missing('REGISTRY_URL'),
  changeHospital: async () => missing('REGISTRY_URL'),
  identify: async () => missing('REGISTRY_URL'),
  ready: async () => true,
};

export const noContactCentre: ContactCentre = {
  callback: async () => missing('CONTACT_CENTRE_URL'),
  cancelCallback: async () => missing('CONTACT_CENTRE_URL'),
  ticket: async () => missing('CONTACT_CENTRE_URL'),
  handoff: async () => ({ state: 'nobody', open: true }),
  ready: async () => true,
};

export const noSms: Sms = {
  send: async () => missing('SMS_URL'),
  ready: async () => true,
};
