import type { Aspect } from './topic.ts';

/** What an answer has to say, each line filled in, and what it names. */
export interface Sayable {
  text: string;
  /** It names a sum of money or a share. */
  money: boolean;
  /** It names a number to call, which is never put off. */
  hotline: boolean;
}

/**
 * What is read aloud of an answer, most wanted first: on the telephone the first two lines are heard, the rest on request.
 * Who asks how much is told how much, also where the direct answer names no money.
 * @param lead what a reader sees first. @param gist the entry's text for the telephone. @param telling the line that was asked for.
 * @param amounts the lines of the part on amounts; none when they do not hold for the section.
 */
export function voiceOf(
  aspect: Aspect | undefined,
  { lead, gist, telling, amounts }: { lead: Sayable[]; gist: Sayable[]; telling?: { line: Sayable; first: boolean } | undefined; amounts: Sayable[] },
): string[] {
  const [begin] = gist;
  if (aspect === 'amount') {
    if (![...lead, ...(telling ? [telling.line] : [])].some(({ money, hotline }) => money || hotline)) return textsOf([...amounts, ...lead]);
    // the gist holds all cases in one sentence, the direct answer one case a line
    if (telling?.first && begin?.money) return textsOf([telling.line, begin]);
    return textsOf(lead);
  }
  if (aspect !== undefined) return textsOf(lead);
  if (!telling) return textsOf(gist);
  // two sentences is what a listener keeps: the line asked for takes the place of the second
  const first = gist.slice(0, 1);
  return textsOf(telling.first ? [telling.line, ...first] : [...first, telling.line]);
}

function textsOf(lines: Sayable[]): string[] {
  return lines.map(({ text }) => text);
}
