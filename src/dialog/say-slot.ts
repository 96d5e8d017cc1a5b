import type { Lang } from '../knowledge/calendar.ts';
import { formatWindow } from '../knowledge/office-hours.ts';
import { CANCEL_CHOICE } from './choices.ts';
import type { DialogContent, Turn } from './dialog.ts';
import type { Flow, Slot } from './flow.ts';
import type { Choice, FlowState, SlotValue } from './session.ts';

const WINDOWS_OFFERED = 3;

/** The buttons of a question: its options, what is likely, skipping when that is allowed, and the way out. */
export function slotChoices({ content, session, input }: Turn, slot: Slot): Choice[] {
  const choices: Choice[] = (slot.options ?? []).map((option) => ({ id: `slot:${slot.name}:${option.value}`, label: { text: option.label[session.lang] } }));
  if (slot.type === 'window') {
    for (const window of content.office.next(input.now, WINDOWS_OFFERED)) {
      choices.push({ id: `slot:${slot.name}:${window.from}/${window.until}`, label: { text: formatWindow(window, session.lang) } });
    }
  }
  const last = session.last && content.topics.get(session.last.topic);
  if (slot.type === 'about' && last && last.kind !== 'talk' && last.kind !== 'action') {
    choices.push({ id: `slot:${slot.name}:${last.id}`, label: { topic: last.id } });
  }
  if (slot.optional) choices.push({ id: `slot:${slot.name}:`, label: { key: 'choice.skip' } });
  return [...choices, CANCEL_CHOICE];
}

/** A text with slots in braces, filled as a person reads them. */
export function fillSlotWords(text: string, flow: Flow, state: FlowState, content: DialogContent, lang: Lang): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const slot = flow.slots.find((candidate) => candidate.name === name);
    const value = state.slots[name] ?? slot?.default;
    return slot && value !== undefined ? slotInWords(slot, value, state, content, lang) : '-';
  });
}

function slotInWords(slot: Slot, value: SlotValue, state: FlowState, content: DialogContent, lang: Lang): string {
  if (value === '') return '-';
  const option = slot.options?.find((candidate) => candidate.value === value);
  if (option) return option.label[lang];
  if (state.labels?.[slot.name]) return state.labels[slot.name] as string;
  switch (slot.type) {
    case 'phone':
      return phoneInGroups(String(value));
    case 'window': {
      const [from = '', until = ''] = String(value).split('/');
      return formatWindow({ from, until }, lang);
    }
    case 'about':
      return content.topics.get(String(value))?.title[lang] ?? String(value);
    default:
      return typeof value === 'number' ? value.toLocaleString('en-US') : value;
  }
}

/** 081-234-5678, 02-123-4567 */
export function phoneInGroups(digits: string): string {
  return digits.length === 10 ? digits.replace(/(\d{3})(\d{3})(\d{4})/, '$1-$2-$3') : digits.replace(/(\d{2})(\d{3})(\d{4})/, '$1-$2-$3');
}
