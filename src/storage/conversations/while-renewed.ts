/**
 * Runs work that holds a lease, and renews the lease three times in its length.
 * @param longestMs after so long it is no longer renewed, so that work that hangs loses its lease while this process lives.
 * @param renew its failure is no news: whether the lease was kept is checked when the work ends.
 */
export async function whileRenewed<T>(work: () => Promise<T>, renew: () => Promise<unknown>, leaseMs: number, longestMs: number): Promise<T> {
  const renewing = setInterval(() => void renew().catch(() => {}), leaseMs / 3);
  const givingUp = setTimeout(() => clearInterval(renewing), longestMs);
  try {
    return await work();
  } finally {
    clearInterval(renewing);
    clearTimeout(givingUp);
  }
}
