export type Cell = string | number | undefined;

/** So that Excel reads UTF-8, and with it Thai. */
const BYTE_ORDER_MARK = '\uFEFF';
/** A spreadsheet would work these out instead of showing them. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A table as text/csv (RFC 4180) for spreadsheets: UTF-8 with a byte order mark, a first line of column names, lines that end in CRLF. A text that a
 * spreadsheet takes for a formula begins with an apostrophe; a missing value is an empty cell.
 */
export function toCsv(columns: readonly string[], rows: Cell[][]): string {
  return BYTE_ORDER_MARK + [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
