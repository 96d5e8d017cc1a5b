import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskPhone } from './mask-phone.ts';

test.each([
  ['0812341234', '08x-xxx-1234'],
  ['+66 81-234-1234', '08x-xxx-1234'],
  ['๐๘๑๒๓๔๑๒๓๔', '08x-xxx-1234'],
  ['02 956 2345', '02x-xxx-345'],
  ['12345', 'xxx45'],
  ['191', 'xxx'],
  ['', 'xxx'],
])('%s is shown as %s', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown);
});

test('of no number more than six digits are seen', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[+0-9๐-๙ -]{0,16}$/), (phone) => {
      const [seen, all] = [maskPhone(phone), phone].map((text) => text.replace(/[^0-9๐-๙]/g, '').length);
      expect(seen).toBeLessThanOrEqual(6);
      if ((all ?? 0) > 0) expect(seen).toBeLessThan(all ?? 0);
    }),
  );
});
