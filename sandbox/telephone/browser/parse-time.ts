import { VoiceXmlEvent } from './voice-xml-event.ts';

/** A time designation such as `5s`, `1.5s` or `300ms` in ms. @throws VoiceXmlEvent error.semantic when it is something else */
export function parseTime(text: string): number {
  const [, figure, unit] = /^\+?(\d*\.?\d+)(ms|s)$/.exec(text.trim()) ?? [];
  if (figure === undefined) throw new VoiceXmlEvent('error.semantic', `"${text}" is no time. Allowed: a number with ms or s, such as 300ms or 5s.`);
  return Number(figure) * (unit === 's' ? 1000 : 1);
}
