const english = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** A number as it stands in a sentence: `15,000`, `2.75`. One format is kept: making one costs as much as a whole turn's other work. */
export function formatNumber(value: number): string {
  return english.format(value);
}
