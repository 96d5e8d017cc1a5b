import { once } from 'node:events';
import { writeSync } from 'node:fs';
import type { CountedTurn } from '../../src/channels/count-turn.ts';
import { Recorder } from '../../src/desk/measures/recorder.ts';
import type { RecordsPlace } from '../../src/storage/records/connect.ts';
import { parseKeyRing } from '../../src/storage/records/key-ring.ts';
import { openRecords } from '../../src/storage/records/open-records.ts';
import { DEFAULT_RETENTION } from '../../src/storage/records/records.ts';

/** A process of its own that counts turns: so many that it adds to the records, then more that it does not. It then says so and waits to be killed. */
const { place, keys, added, more } = JSON.parse(process.argv[2] ?? '') as {
  place: RecordsPlace;
  keys: { DATA_KEYS: string; HASH_KEY: string };
  added: number;
  more: number;
};
const turn: CountedTurn = { channel: 'web', topic: 'dental.limit', outcome: 'answer', disposition: 'answered', ms: 20, newConversation: false };

const records = await openRecords({ ...place, keyRing: parseKeyRing(keys), retention: DEFAULT_RETENTION });
const recorder = new Recorder({
  measures: records.desk.measures,
  ready: () => records.ready(),
  log: { warn: () => {} },
  clock: () => new Date('2026-11-02T03:00:00Z'),
});
for (let count = 0; count < added; count++) recorder.turn(turn);
await recorder.flush();
for (let count = 0; count < more; count++) recorder.turn(turn);
writeSync(1, 'counted\n');
await once(process.stdin, 'data');
