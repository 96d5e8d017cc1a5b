import { plainPhone } from '../../storage/records/hash.ts';

/** `tel:+66812345678`, `sip:0812345678@gateway`, `+66812345678`; nothing for a number that is withheld or not Thai. */
export function callerNumber(address: string): string | undefined {
  const number = plainPhone(address.replace(/^\w+:/, '').replace(/[@;].*$/, ''));
  return /^(0[689]\d{8}|0[2-57]\d{7})$/.test(number) ? number : undefined;
}
