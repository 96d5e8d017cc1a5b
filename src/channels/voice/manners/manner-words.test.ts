import { expect, test } from '@jest/globals';
import { readLocales } from '../../../content/read-locales.ts';
import { mannerIn, mannerWords } from './manner-words.ts';
import { MANNERS, type Manner } from './tools.ts';

const { th, en } = readLocales();
const lists = [th['voice-words'], en['voice-words']] as Record<Manner, string>[];
const words = mannerWords((manner) => lists.map((list) => list[manner]));

test.each<[Manner, string[]]>([
  ['again', ['พูดอีกทีค่ะ', 'ว่าไงนะ', 'ขอฟังใหม่หน่อยครับ', 'อู้แหมกำเจ้า', 'เว้าใหม่แหน่', 'แหลงใหม่ที', 'Say that again, please']],
  ['slower', ['ช้า ๆ หน่อย', 'พูดช้าๆ หน่อยได้ไหมคะ', 'เร็วไป', 'เว้าซ้าๆ แหน่', 'อู้จ๊าๆ เจ้า', 'could you speak slowly please']],
  ['slower', ['พูดช้า ๆ หน่อย ฟังไม่ทัน', 'ฟังไม่ทัน พูดช้า ๆ หน่อยค่ะ']],
  ['louder', ['ดัง ๆ กำ บ่ได้ยิน', 'พูดดัง ๆ หน่อยครับ ไม่ค่อยได้ยิน']],
  ['text', ['ส่งข้อความมาให้หน่อย', 'ส่งเป็นข้อความ', 'ส่ง SMS มา', 'ช่วยส่งเป็น SMS ให้หน่อยค่ะ', 'could you text it to me please']],
  ['louder', ['ดัง ๆ หน่อย', 'ไม่ได้ยินค่ะ', 'บ่ได้ยิน', 'ไม่หอนได้ยิน', "I can't hear you"]],
  ['next', ['ถัดไป', 'ต่อไปครับ', 'ข้อต่อไป', 'next']],
  ['back', ['กลับ', 'ย้อนกลับ', 'go back']],
  ['person', ['คุยกับคน', 'ขอคุยกับเจ้าหน้าที่หน่อยค่ะ', 'เว้านำเจ้าหน้าที่แด่', 'operator', 'I want to talk to a person']],
  ['source', ['มาจากไหน', 'ข้อมูลมาจากไหนคะ', 'มาแต่ไส']],
  ['bye', ['แค่นี้ค่ะ', "that's all"]],
])('%s is understood in every part of the country', (manner, utterances) => {
  expect(utterances.map((utterance) => [utterance, mannerIn(words, utterance)])).toEqual(utterances.map((utterance) => [utterance, manner]));
});

test.each([
  'ให้เจ้าหน้าที่โทรกลับ',
  'เงินบำนาญมาจากไหน',
  'คนต่างด้าวเข้าประกันสังคมได้ไหม',
  'ลาออกแล้วได้เงินช้า',
  'กลับเข้าทำงานใหม่ต้องทำยังไง',
  'ส่งข้อความมาหลอกใช่ไหม',
  '',
  '   ',
  'ๆ',
])('a question is no manner: "%s"', (utterance) => expect(mannerIn(words, utterance)).toBeUndefined());

test('no words mean two manners', () => {
  const all = MANNERS.flatMap((manner) => [...(words.get(manner) ?? [])]);
  expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([]);
});
