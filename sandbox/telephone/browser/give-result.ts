import type { Place } from './call-state.ts';
import type { InputResult } from './collect-input.ts';

/** Sets `application.lastresult$`: all readings as an array, the best one's values on the array itself (VoiceXML 2.1, 5.1.5). */
export function giveLastResult(results: InputResult[], { call }: Place): void {
  call.scopes.set('application', 'lastresult$', results);
  for (const [name, value] of Object.entries(results[0] ?? {})) call.scopes.assign(`application.lastresult$.${name}`, JSON.stringify(value));
}

/** Fills a field: its variable, and `name$` with utterance, confidence and inputmode. */
export function giveResult(name: string, result: InputResult, { call }: Place): void {
  call.scopes.set('dialog', name, result.interpretation);
  call.scopes.set('dialog', `${name}$`, result);
}
