/** What a caller's SDP says of the sound, as far as this telephone uses it. */
export interface SoundOffer {
  address: string;
  port: number;
  pcmu: boolean;
  /** Payload types of keys (RFC 4733), as offered. */
  keyTypes: number[];
  /** Payload types in the offer that mean something else. */
  otherTypes: number[];
}

/** @returns nothing when there is no sound in it */
export function readOffer(sdp: string): SoundOffer | undefined {
  const lines = sdp.split(/\r?\n/);
  const media = lines.findIndex((line) => line.startsWith('m=audio '));
  const [, port, types] = /^m=audio (\d+)(?:\/\d+)? RTP\/AVP ([\d ]+)/.exec(lines[media] ?? '') ?? [];
  if (port === undefined || types === undefined) return undefined;
  const next = lines.findIndex((line, index) => index > media && line.startsWith('m='));
  const own = lines.slice(media + 1, next < 0 ? undefined : next);
  const connection = [...own, ...lines.slice(0, media)].find((line) => line.startsWith('c=IN IP4 '));
  const offered = types.trim().split(/\s+/).map(Number);
  const named = (type: number): string => own.find((line) => line.startsWith(`a=rtpmap:${type} `)) ?? '';
  const keyTypes = offered.filter((type) => / telephone-event\/8000/i.test(named(type)));
  return {
    address: connection?.slice('c=IN IP4 '.length).trim() ?? '',
    port: Number(port),
    pcmu: offered.includes(0),
    keyTypes,
    otherTypes: offered.filter((type) => !keyTypes.includes(type)),
  };
}

/** PCMU in packets of 20 ms, and the keys as they were offered. */
export function writeAnswer(address: string, port: number, { keyTypes }: SoundOffer): string {
  const keys = keyTypes.flatMap((type) => [`a=rtpmap:${type} telephone-event/8000`, `a=fmtp:${type} 0-15`]);
  return [
    'v=0',
    `o=- ${Date.now()} 1 IN IP4 ${address}`,
    's=-',
    `c=IN IP4 ${address}`,
    't=0 0',
    `m=audio ${port} RTP/AVP ${[0, ...keyTypes].join(' ')}`,
    'a=rtpmap:0 PCMU/8000',
    ...keys,
    'a=ptime:20',
    'a=sendrecv',
    '',
  ].join('\r\n');
}
