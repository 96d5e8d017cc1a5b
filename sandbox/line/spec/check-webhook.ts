import { inOneLine } from './fault.ts';
import { LineDocument } from './line-document.ts';

type World = 'open' | 'closed';

const documents = new Map<World, LineDocument>();

function webhookDocument(world: World): LineDocument {
  const document = documents.get(world) ?? new LineDocument('webhook.yml', world);
  documents.set(world, document);
  return document;
}

/**
 * What is wrong with a webhook's body by LINE's webhook.yml. For tests of what is sent; a bot must never refuse a webhook for this, since LINE adds fields
 * and events without notice.
 * @param world closed: a property that the file does not name is a fault. LINE's own examples hold such properties, so open is the default.
 * @returns one line for each fault, e.g. `events[0].replyToken: May not be empty`.
 */
export const checkWebhook = (body: unknown, world: World = 'open'): string[] => webhookDocument(world).check('CallbackRequest', body).map(inOneLine);

/** The same for one event. */
export const checkWebhookEvent = (event: unknown, world: World = 'open'): string[] => webhookDocument(world).check('Event', event).map(inOneLine);
