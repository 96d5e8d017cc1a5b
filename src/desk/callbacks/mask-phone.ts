import { plainPhone } from '../../storage/records/hash.ts';

/**
 * A number that can be told from another and not be dialled: `08x-xxx-1234`, `02x-xxx-123` for nine digits. What is no Thai number shows nothing but its
 * last two digits.
 */
export function maskPhone(phone: string): string {
  const digits = plainPhone(phone);
  if (!/^0\d{8,9}$/.test(digits)) return `xxx${digits.length > 4 ? digits.slice(-2) : ''}`;
  return `${digits.slice(0, 2)}x-xxx-${digits.slice(6)}`;
}
