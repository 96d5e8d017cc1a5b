/**
 * One try failed without an answer that the contract knows. Counts towards opening the circuit.
 * Its message holds places, statuses and rules, never a value of the request or the answer.
 */
export class TryFailure extends Error {
  /** Whether another try may help: not reached, too slow, out of order. A broken answer or a refused token stays so. */
  readonly passing: boolean;

  constructor(message: string, passing: boolean, cause?: unknown) {
    super(message, { cause });
    this.name = 'TryFailure';
    this.passing = passing;
  }
}
