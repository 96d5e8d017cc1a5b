import type { Words } from '../page-props.ts';

/** What the form of dialogs/complaint.yaml lets one choose. */
const CHOICES: Record<string, readonly string[]> = {
  about: ['employer', 'hospital', 'office', 'other'],
  problem: ['not-registered', 'not-remitted', 'wage-too-low', 'other'],
};
const LABELS = ['about', 'who', 'problem', 'what', 'when', 'where', 'phone'];

/** Whom it is about; something that the form does not know stands as it came. */
export function sayAbout(about: string, words: Words): string {
  return sayValue('about', about, words);
}

export function sayValue(slot: string, value: string | number, words: Words): string {
  return CHOICES[slot]?.includes(String(value)) ? words(`desk-work:complaints.value.${slot}.${value}`) : String(value);
}

export function sayLabel(slot: string, words: Words): string {
  return LABELS.includes(slot) ? words(`desk-work:complaints.label.${slot}`) : slot;
}

/** The slots of the form in its order, then what else there is. */
export function inFormOrder(values: Record<string, string | number>): [string, string | number][] {
  const place = (slot: string) => (LABELS.includes(slot) ? LABELS.indexOf(slot) : LABELS.length);
  return Object.entries(values).sort(([one], [other]) => place(one) - place(other));
}
