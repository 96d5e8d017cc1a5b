import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { KeyRingError, newKeyRingText, parseKeyRing } from './key-ring.ts';
import type { KeyRing } from './records.ts';

/**
 * The key ring of an embedded database: read from a key file beside it, `<file>.keys`, which is made (mode 0600) with the first start.
 * Back it up apart from the database: without it the records cannot be read, with it they can.
 * @param file the SQLite file, which need not exist yet.
 * @throws KeyRingError when the database is there and its key file is not, when others may read the key file, or when it is damaged.
 */
export function embeddedKeyRing(file: string): KeyRing {
  const keyFile = `${file}.keys`;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const databaseIsThere = existsSync(file) && statSync(file).size > 0;
  if (!existsSync(keyFile)) {
    if (databaseIsThere) {
      throw new KeyRingError(`${keyFile} is missing, and ${file} cannot be read without it. Bring it back from the backup, or move the database away.`);
    }
    makeKeyFile(keyFile);
  }
  if (statSync(keyFile).mode & 0o077) throw new KeyRingError(`${keyFile} may be read by others. Allowed: its owner only. Run: chmod 600 ${keyFile}`);
  return readKeyFile(keyFile);
}

/** Written whole under another name first: a process that starts at the same time never reads half a file, and the first one stays. */
function makeKeyFile(keyFile: string): void {
  const draft = `${keyFile}.${randomUUID()}`;
  const { DATA_KEYS, HASH_KEY } = newKeyRingText();
  const handle = openSync(draft, 'wx', 0o600);
  try {
    writeFileSync(handle, `# Keys of the records beside this file. Keep a copy in a safe place.\nDATA_KEYS=${DATA_KEYS}\nHASH_KEY=${HASH_KEY}\n`);
    fsyncSync(handle);
    linkSync(draft, keyFile);
    syncFolder(dirname(keyFile));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    closeSync(handle);
    rmSync(draft, { force: true });
  }
}

/** A record that outlives a power cut is worth nothing when its key does not. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function readKeyFile(keyFile: string): KeyRing {
  const lines = readFileSync(keyFile, 'utf8').split('\n');
  const value = (name: string): string | undefined => lines.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1);
  try {
    return parseKeyRing({ DATA_KEYS: value('DATA_KEYS'), HASH_KEY: value('HASH_KEY') });
  } catch (cause) {
    throw new KeyRingError(`${keyFile}: ${(cause as Error).message}`, { cause });
  }
}
