/** A webhook event as it came: LINE adds kinds and fields, so that every field is looked at before it is believed. */
export type LineEvent = Record<string, unknown>;

/** The events of a webhook's body; nothing when it is no JSON. What is no event is left out. */
export function readWebhook(body: Buffer): LineEvent[] | undefined {
  try {
    const { events } = fieldsOf(JSON.parse(body.toString('utf8')));
    return Array.isArray(events) ? events.filter((event) => typeof event === 'object' && event !== null && !Array.isArray(event)) : [];
  } catch {
    return undefined;
  }
}

/** The fields of what should be an object. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** What should be a text that is not empty and not longer than `most` UTF-16 units. */
export function textOf(value: unknown, most: number): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= most ? value : undefined;
}

/** The kind of an event, for the log: LINE's word, never what a person wrote. */
export function kindOf({ type, message }: LineEvent): string {
  const word = (value: unknown): string => (typeof value === 'string' && /^[A-Za-z]{1,40}$/.test(value) ? value : 'unknown');
  return type === 'message' ? `message.${word(fieldsOf(message).type)}` : word(type);
}
