import type { DeskSettings } from '../desk/desk-settings.ts';
import { ContentError } from '../knowledge/content-error.ts';
import { ROOT, readYaml } from './read-content.ts';

const FILE = 'knowledge/desk.yaml';

/** How the desk works. @throws ContentError for a number that is missing or not above 0. */
export function readDesk(root = ROOT): DeskSettings {
  const settings = readYaml<DeskSettings>(FILE, root);
  for (const [part, name] of NUMBERS) {
    const value = (settings as unknown as Record<string, Record<string, unknown>>)[part]?.[name];
    if (typeof value !== 'number' || !(value > 0)) throw new ContentError(FILE, `${part}.${name}`, `is ${value ?? 'missing'}`, 'a number above 0');
  }
  return settings;
}

const NUMBERS = [
  ['handoff', 'lostAfterSeconds'],
  ['handoff', 'longWaitSeconds'],
  ['callbacks', 'attempts'],
  ['callbacks', 'minutesBetween'],
  ['callbacks', 'callMinutes'],
  ['complaints', 'dueDays'],
  ['session', 'idleMinutes'],
  ['session', 'hours'],
  ['person', 'openMinutes'],
  ['knowledge', 'days'],
] as const;
