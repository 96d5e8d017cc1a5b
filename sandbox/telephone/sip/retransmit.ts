/** RFC 3261's T1 and T2, and the 64 T1 after which one gives up, in ms. */
const T1_MS = 500;
const T2_MS = 4000;
export const GIVE_UP_MS = 64 * T1_MS;

/**
 * Sends again and again what was sent once, each time after twice as long, until it is stopped or the other side is given up.
 *
 * @returns stops it
 */
export function retransmit(send: () => void, onGivenUp: () => void): () => void {
  let timer: NodeJS.Timeout;
  let sentForMs = 0;
  const again = (waitMs: number): void => {
    timer = setTimeout(() => {
      sentForMs += waitMs;
      if (sentForMs >= GIVE_UP_MS) return onGivenUp();
      send();
      again(Math.min(waitMs * 2, T2_MS));
    }, waitMs);
  };
  again(T1_MS);
  return () => clearTimeout(timer);
}
