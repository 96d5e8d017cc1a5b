import { once } from 'node:events';
import { writeSync } from 'node:fs';
import type { RecordsPlace } from '../../src/storage/records/connect.ts';
import { parseKeyRing } from '../../src/storage/records/key-ring.ts';
import { openRecords } from '../../src/storage/records/open-records.ts';
import { DEFAULT_RETENTION } from '../../src/storage/records/records.ts';

/**
 * A process of its own that uses the records, started by `startRecordsChild`. It says `ready`, waits for a line, opens the records and
 * says `open`; then it files complaints until it is killed (`write`) or closes them (`open`). A complaint's number is said once it was
 * acknowledged.
 */
const { place, keys, task } = JSON.parse(process.argv[2] ?? '') as {
  place: RecordsPlace;
  keys: { DATA_KEYS: string; HASH_KEY: string };
  task: 'open' | 'write';
};

say('ready');
await once(process.stdin, 'data');
process.stdin.destroy();
const records = await openRecords({ ...place, keyRing: parseKeyRing(keys), retention: DEFAULT_RETENTION });
say('open');
for (let count = 0; task === 'write'; count++) {
  const key = `${process.pid}-${count}`;
  await records.transcripts.add([
    { conversationId: 'child', eventId: key, personKey: undefined, who: 'person', text: key, topic: 'complaint.file', disposition: 'filed' },
  ]);
  const { reference } = await records.complaints.file({ key, conversationId: 'child', personKey: undefined, values: { count } });
  say(`${key} ${reference}`);
}
await records.close();

/** Written at once, so that a killed process has said what it was told. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}
