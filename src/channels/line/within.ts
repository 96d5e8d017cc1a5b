/** What a promise gives within a time, in ms; nothing when it takes longer. What comes later is let go. @throws what it throws within the time. */
export async function within<Result>(ms: number, promise: Promise<Result>): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([promise, new Promise<undefined>((resolve) => (timer = setTimeout(resolve, ms, undefined)))]);
  } finally {
    clearTimeout(timer);
    // a rejection after the time has nobody left to hear it
    promise.catch(() => {});
  }
}
