import { isCardNumber, isNationalId } from './national-id.ts';

/**
 * Replaces numbers that identify a person before anything is stored or logged: national IDs (also mistyped ones of 13 digits),
 * bank card numbers, telephone numbers, bank accounts named as such, and e-mail addresses. Thai digits and spaced or dashed groups are found too.
 */
export function maskPersonal(text: string, kept: PersonalKind[] = []): { masked: string; found: PersonalKind[] } {
  const found: PersonalKind[] = [];
  const replace =
    (kind: PersonalKind) =>
    (whole: string): string => {
      if (kept.includes(kind)) return whole;
      found.push(kind);
      return MASK[kind];
    };
  const latinDigits = text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  const masked = latinDigits
    .replace(/[\w.+-]+@[\w-]+\.[\w.-]+/g, replace('email'))
    .replace(/(?<!\d)\d(?:[\s-]?\d){12,18}(?!\d)/g, (run) => {
      const digits = run.replace(/\D/g, '');
      if (digits.length === 13) return replace('nationalId')(run);
      if (digits.length >= 14 && isCardNumber(digits)) return replace('card')(run);
      return digits.length > 13 && [...digits].some((_, i) => isNationalId(digits.slice(i, i + 13))) ? replace('nationalId')(run) : run;
    })
    .replace(/(?<!\d)(?:\+66|0)[\s-]?\d(?:[\s-]?\d){7,8}(?!\d)/g, replace('phone'))
    .replace(
      /((?:บัญชี|เลขที่บัญชี|account(?: number)?)\D{0,12})(\d(?:[\s-]?\d){9,11})(?!\d)/gi,
      (_, words: string, digits: string) => words + replace('account')(digits),
    );
  return found.length === 0 ? { masked: text, found } : { masked, found };
}

export type PersonalKind = 'nationalId' | 'card' | 'phone' | 'account' | 'email';

const MASK: Record<PersonalKind, string> = {
  nationalId: '[เลขบัตรประชาชน]',
  card: '[เลขบัตรธนาคาร]',
  phone: '[เบอร์โทรศัพท์]',
  account: '[เลขบัญชี]',
  email: '[อีเมล]',
};
