import { readFileSync } from 'node:fs';

/** Other ways in which the same may be written somewhere, so that a search finds it whatever was done to it. */
export function spellingsOf(planted: string): string[] {
  const plain = planted.replace(/[\s-]/g, '');
  const thai = plain.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
  const bytes = Buffer.from(plain);
  const forms = [
    planted,
    plain,
    thai,
    JSON.stringify(planted).slice(1, -1),
    encodeURIComponent(planted),
    bytes.toString('hex'),
    bytes.toString('base64').slice(0, -4),
  ];
  return [...new Set([...forms, ...groupsOf(plain)])].filter((form) => form.length >= 4);
}

/** A number in the groups that people and phrases write it in. */
function groupsOf(digits: string): string[] {
  if (!/^\d+$/.test(digits)) return [];
  const patterns =
    digits.length === 13
      ? [[1, 4, 5, 2, 1]]
      : digits.length === 10
        ? [
            [3, 3, 4],
            [2, 4, 4],
            [3, 1, 5, 1],
          ]
        : digits.length === 16
          ? [[4, 4, 4, 4]]
          : [];
  return patterns.flatMap((sizes) => {
    let at = 0;
    const groups = sizes.map((size) => {
      at += size;
      return digits.slice(at - size, at);
    });
    return [' ', '-'].map((gap) => groups.join(gap));
  });
}

/** Every byte of files that are there, as one text: what is Thai in it as UTF-8, the rest as it comes. */
export function bytesOf(files: string[]): string {
  return files
    .map((file) => readFileSync(file))
    .map((bytes) => `${bytes.toString('utf8')}\n${bytes.toString('utf16le')}`)
    .join('\n');
}

/** Which of what was planted stands in a text, in whatever spelling. */
export function foundIn(text: string, planted: string[]): string[] {
  return planted.flatMap(spellingsOf).filter((spelling) => text.includes(spelling));
}
