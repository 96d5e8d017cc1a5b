import { describe, expect, test } from '@jest/globals';
import { maskPersonal } from './mask-personal.ts';

describe('what identifies a person is masked', () => {
  test.each([
    ['เลขบัตร 1234567890121 ครับ', 'nationalId', 'เลขบัตร [เลขบัตรประชาชน] ครับ'],
    ['1 2345 67890 12 1', 'nationalId', '[เลขบัตรประชาชน]'],
    ['๑๒๓๔๕๖๗๘๙๐๑๒๑', 'nationalId', '[เลขบัตรประชาชน]'],
    ['บัตรผมเลข1234567890120นะ', 'nationalId', 'บัตรผมเลข[เลขบัตรประชาชน]นะ'],
    ['โทร 081-234-5678', 'phone', 'โทร [เบอร์โทรศัพท์]'],
    ['4111 1111 1111 1111', 'card', '[เลขบัตรธนาคาร]'],
    ['บัญชี 123-4-56789-0 กรุงไทย', 'account', 'บัญชี [เลขบัญชี] กรุงไทย'],
    ['somchai@example.com', 'email', '[อีเมล]'],
  ])('%s', (text, kind, masked) => {
    expect(maskPersonal(text)).toEqual({ masked, found: [kind] });
  });

  test.each(['เงินเดือน 22000 บาท', 'มาตรา 33', 'ปี 2567', 'โทร 1506', 'ส่งมา 180 เดือน'])('"%s" is left alone', (text) => {
    expect(maskPersonal(text)).toEqual({ masked: text, found: [] });
  });
});
