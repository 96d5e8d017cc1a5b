import { SandboxError } from './answer.ts';

export type MediaType = 'image' | 'audio' | 'video' | 'file';

interface Content {
  type: MediaType;
  bytes: Buffer;
  contentType: string;
  gone: boolean;
}

/** One grey pixel. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64');

const SAMPLE: Record<MediaType, { bytes: Buffer; contentType: string }> = {
  image: { bytes: PIXEL, contentType: 'image/png' },
  audio: { bytes: Buffer.from('not a sound'), contentType: 'audio/x-m4a' },
  video: { bytes: Buffer.from('not a film'), contentType: 'video/mp4' },
  file: { bytes: Buffer.from('not a document'), contentType: 'application/octet-stream' },
};

/** Media that people sent, by message id, until they are unsent. */
export class Contents {
  readonly #contents = new Map<string, Content>();

  /** @param given its bytes and type; a sample when not given. */
  keep(messageId: string, type: MediaType, given: { bytes?: Buffer | undefined; contentType?: string | undefined }): Content {
    const sample = SAMPLE[type];
    if (given.bytes?.length === 0) throw new SandboxError('The file is empty. Send one with at least one byte, or none to send a sample.');
    const content: Content = { type, gone: false, bytes: given.bytes ?? sample.bytes, contentType: given.contentType ?? sample.contentType };
    this.#contents.set(messageId, content);
    return content;
  }

  find(messageId: string): Content | undefined {
    return this.#contents.get(messageId);
  }

  unsend(messageId: string): void {
    const content = this.#contents.get(messageId);
    if (content) content.gone = true;
  }

  clear(): void {
    this.#contents.clear();
  }
}
