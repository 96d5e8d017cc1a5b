const VARIABLE = /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/;

/**
 * Reads the number that calls; empty where the gateway has no such variable, or the caller withholds it.
 * @throws RangeError for a name that is no variable.
 */
export function callerExpression(field: string): string {
  if (!VARIABLE.test(field))
    throw new RangeError(`callerField "${field}" is no variable. Allowed: names joined by dots, such as session.connection.remote.uri.`);
  return `(function () { try { return String(${field} || ''); } catch (missing) { return ''; } })()`;
}
