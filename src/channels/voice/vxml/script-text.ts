/** A text as a string of ECMAScript, in any edition: only plain letters and digits stand for themselves. */
export function scriptText(text: string): string {
  const written = text
    .toWellFormed()
    .replace(/[^A-Za-z0-9 _.,:/+-]/g, (letter) =>
      Array.from({ length: letter.length }, (_, index) => `\\u${letter.charCodeAt(index).toString(16).padStart(4, '0')}`).join(''),
    );
  return `'${written}'`;
}
