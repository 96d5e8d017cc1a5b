/** Codes of connections that were never made: nothing can have been sent over them. */
const NO_CONNECTION = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);
const DEEPEST = 5;

/** Whether a request surely did not reach the far side. A time-out or a connection that broke off leaves that open. */
export function neverArrived(error: unknown): boolean {
  let cause = error;
  for (let depth = 0; depth < DEEPEST && typeof cause === 'object' && cause !== null; depth++) {
    const { code, errors } = cause as { code?: unknown; errors?: unknown };
    if (typeof code === 'string' && NO_CONNECTION.has(code)) return true;
    // one error for every address of the host
    if (Array.isArray(errors) && errors.length > 0 && errors.every((one) => neverArrived(one))) return true;
    ({ cause } = cause as { cause?: unknown });
  }
  return false;
}
