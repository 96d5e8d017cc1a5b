import { expect, test } from '@jest/globals';
import { solidPng } from '../../../test/helpers/line-solid-png.ts';
import { imageSize } from './image-size.ts';

/** Start of image, an application segment of 16 bytes, a table (C4) of 5, then a frame of 843 rows of 2,500. */
const JPEG = Buffer.from(`ffd8 ffe00010${'00'.repeat(14)} ffc40005 000000 ffc20011 08 034b 09c4 03 ${'00'.repeat(9)}`.replaceAll(' ', ''), 'hex');

test.each<[string, Buffer, unknown]>([
  ['a PNG', solidPng(2500, 843), { width: 2500, height: 843 }],
  ['a progressive JPEG behind other segments', JPEG, { width: 2500, height: 843 }],
  ['a JPEG that breaks off', JPEG.subarray(0, 24), undefined],
  ['a text', Buffer.from('a text that is long enough to hold a header'), undefined],
  ['nothing', Buffer.alloc(0), undefined],
])('the size of %s is read from its own header', (_, bytes, size) => {
  expect(imageSize(bytes)).toEqual(size);
});
