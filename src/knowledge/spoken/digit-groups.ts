/** How many digits go together where people read the number of a card aloud: 1 2345 67890 12 3. */
const CARD = [1, 4, 5, 2, 1];

/**
 * The groups in which a number that is no amount is read out: as it was written, or as Thais group it when it was written in one run.
 * 0812345678 → 081 234 5678, 021234567 → 02 123 4567, thirteen digits as on an identity card.
 */
export function digitGroups(written: string): string[] {
  const groups = written.split(/[^\d]+/).filter(Boolean);
  if (groups.length > 1) return groups;
  const digits = groups[0] ?? '';
  if (digits.length === 13) return cut(digits, CARD);
  if (digits.length === 10) return cut(digits, [3, 3, 4]);
  if (digits.length === 9 && digits.startsWith('0')) return cut(digits, [2, 3, 4]);
  return digits.length <= 5 ? [digits] : (digits.match(/\d{1,4}/g) ?? []);
}

function cut(digits: string, lengths: number[]): string[] {
  let at = 0;
  return lengths.map((length) => {
    at += length;
    return digits.slice(at - length, at);
  });
}
