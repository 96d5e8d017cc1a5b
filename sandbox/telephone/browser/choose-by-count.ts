/**
 * Prompts and handlers carry a `count`: of those whose count is reached, the highest holds (VoiceXML 2.1, 4.1.6 and 5.2.4).
 *
 * @param countNow the present count, for a candidate
 * @returns all with that count, in their order
 */
export function chooseByCount<Counted extends { attributes: Record<string, string> }>(
  candidates: Counted[],
  countNow: (candidate: Counted) => number,
): Counted[] {
  const countOf = ({ attributes }: Counted): number => Number(attributes.count ?? 1);
  const reached = candidates.filter((candidate) => countOf(candidate) <= countNow(candidate));
  const highest = Math.max(...reached.map(countOf));
  return reached.filter((candidate) => countOf(candidate) === highest);
}
