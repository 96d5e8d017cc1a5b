import { ContentError } from '../knowledge/content-error.ts';

export const REGISTERS = ['line', 'spoken', 'written'] as const;
export type Register = (typeof REGISTERS)[number];

/** One way to ask for a topic. `hand` is who wrote it: measuring leaves a whole hand out. */
export interface Question {
  topic: string;
  register: Register;
  hand: string;
  text: string;
}

const HEADING = /^# (\w+) by (\S+)$/;

/** Reads one file of knowledge/questions: headings `# register by hand`, below each one utterance a line. */
export function parseQuestions(text: string, topic: string, file: string): Question[] {
  const questions: Question[] = [];
  let heading: { register: Register; hand: string } | undefined;
  text.split('\n').forEach((line, index) => {
    const utterance = line.trim();
    if (!utterance) return;
    if (utterance.startsWith('# ')) {
      const [, register, hand] = HEADING.exec(utterance) ?? [];
      if (!register || !hand || !(REGISTERS as readonly string[]).includes(register)) {
        throw new ContentError(file, `line ${index + 1}`, `cannot read the heading "${utterance}"`, REGISTERS.map((r) => `# ${r} by NAME`).join(', '));
      }
      heading = { register: register as Register, hand };
      return;
    }
    if (!heading) throw new ContentError(file, `line ${index + 1}`, 'an utterance stands before the first heading', '# line by NAME first');
    questions.push({ topic, ...heading, text: utterance });
  });
  return questions;
}
