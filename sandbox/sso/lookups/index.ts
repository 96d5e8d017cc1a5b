import type { LookupName } from '../../../src/dialog/effects.ts';
import { claim } from './claim.ts';
import { contributions } from './contributions.ts';
import { dental } from './dental.ts';
import { hospital } from './hospital.ts';
import type { Lookup } from './lookup.ts';
import { oldage } from './oldage.ts';
import { status } from './status.ts';
import { unemployment } from './unemployment.ts';

export type { Records } from './lookup.ts';

/** The seven lookups by name. */
export const lookups: { [Name in LookupName]: Lookup<Name> } = { contributions, status, hospital, claim, oldage, dental, unemployment };
