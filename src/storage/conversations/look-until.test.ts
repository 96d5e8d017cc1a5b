import { expect, test } from '@jest/globals';
import { lookUntil } from './look-until.ts';

const LONG = 60_000;

/** A listener that the test wakes by hand. */
function byHand(listening: Promise<unknown> = new Promise(() => {})) {
  const hand = { wake: () => {}, stopped: 0 };
  const listen = (wake: () => void) => {
    hand.wake = wake;
    return { listening, stop: () => void hand.stopped++ };
  };
  return { hand, listen };
}

test('what is there at once is found without listening', async () => {
  const listen = () => {
    throw new Error('it listened');
  };
  expect(await lookUntil(async () => 'here', listen, LONG)).toBe('here');
});

test('no time to wait is one look', async () => {
  let looks = 0;
  const look = async () => void looks++;
  expect(await lookUntil(look, byHand().listen, 0)).toBeUndefined();
  expect(looks).toBe(1);
});

test('what came while it began to listen is found without a wake', async () => {
  let there: string | undefined;
  const began = Promise.withResolvers<void>();
  const { hand, listen } = byHand(began.promise);
  const found = lookUntil(async () => there, listen, LONG);
  there = 'here';
  began.resolve();
  expect(await found).toBe('here');
  expect(hand.stopped).toBe(1);
});

test('it does not look before it is woken', async () => {
  let looks = 0;
  const { hand, listen } = byHand();
  const found = lookUntil(async () => (++looks > 1 ? looks : undefined), listen, LONG);
  await new Promise(setImmediate);
  expect(looks).toBe(1);
  hand.wake();
  expect(await found).toBe(2);
});

test('a wake during a look leads to one more look', async () => {
  const looks: ((found: string | undefined) => void)[] = [];
  const { hand, listen } = byHand();
  const found = lookUntil(() => new Promise<string | undefined>((resolve) => looks.push(resolve)), listen, LONG);
  looks[0]?.(undefined);
  await new Promise(setImmediate);
  hand.wake();
  await new Promise(setImmediate);
  expect(looks).toHaveLength(2);
  hand.wake();
  looks[1]?.(undefined);
  await new Promise(setImmediate);
  expect(looks).toHaveLength(3);
  looks[2]?.('here');
  expect(await found).toBe('here');
});

test('a look that fails in between is followed by another; the last one counts', async () => {
  let looks = 0;
  const look = async (): Promise<string | undefined> => {
    if (++looks === 1) return undefined;
    throw new Error(`look ${looks}`);
  };
  const { hand, listen } = byHand(Promise.reject(new Error('cannot listen')));
  await expect(lookUntil(look, listen, 20)).rejects.toThrow('look 3');
  expect(hand.stopped).toBe(1);
});

test('when the time is up it looks once more', async () => {
  let there: string | undefined;
  const { hand, listen } = byHand();
  const found = lookUntil(async () => there, listen, 10);
  there = 'late';
  expect(await found).toBe('late');
  expect(await lookUntil(async () => undefined, listen, 10)).toBeUndefined();
  expect(hand.stopped).toBe(2);
});
