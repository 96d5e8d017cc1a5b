/** A VoiceXML event on its way to a handler: `noinput`, `error.badfetch.http.404`, `connection.disconnect.hangup` ... */
export class VoiceXmlEvent extends Error {
  readonly event: string;

  /** @param event full name with dots @param message for `_message` and the trace; nothing that the caller said */
  constructor(event: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'VoiceXmlEvent';
    this.event = event;
  }
}

/** Whether a handler for `wanted` (names with spaces between; '' and '.' take all) takes `event`: its own name or a prefix at a dot. */
export function takesEvent(wanted: string, event: string): boolean {
  const names = wanted.split(/\s+/).filter(Boolean);
  return names.length === 0 || names.some((name) => name === '.' || name === event || event.startsWith(`${name}.`));
}
