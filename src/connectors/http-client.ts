import { ConnectorError } from './connector-error.ts';
import { type ConnectorOptions, type ConnectorSettings, connectorOptions } from './connector-options.ts';
import type { ContractOperation, RequestParts } from './contract-operation.ts';
import { type OpenapiContract, registryContract } from './openapi-contract.ts';
import { BrokenCircuitError, BulkheadRejectedError, type CircuitName, Resilience } from './resilience.ts';
import { type CheckedAnswer, sendOnce } from './send-once.ts';
import { TryFailure } from './try-failure.ts';

/** What others may want to know of a connector. */
export interface ConnectorHooks {
  /** Called at the start with `ok`, then at every change. Feeds /metrics; /readyz asks `ready()`. */
  onState?(name: string, state: CircuitName): void;
}

/** One request of an operation of the contract. */
export interface Call {
  params?: Record<string, string>;
  query?: Record<string, string | undefined>;
  body?: unknown;
  /** Needed by operations that demand it. */
  idempotencyKey?: string;
  /** Ends the call: it then throws the signal's reason. */
  signal?: AbortSignal | undefined;
}

/**
 * Speaks the contract over HTTP with one system behind us: every request is checked before it leaves, every answer before it is used;
 * with time-outs, bounded repeats of what may be repeated, a circuit breaker and a limit of concurrent calls.
 */
export class HttpClient {
  /** As in messages, hooks and metrics: registry, contact-centre, sms. */
  readonly name: string;
  readonly #options: ConnectorOptions;
  readonly #contract: OpenapiContract;
  readonly #resilience: Resilience;

  /** @throws Error for a wrong option; see connectorOptions. */
  constructor(name: string, settings: ConnectorSettings, hooks: ConnectorHooks = {}, contract: OpenapiContract = registryContract()) {
    this.name = name;
    this.#options = connectorOptions(name, settings);
    this.#contract = contract;
    this.#resilience = new Resilience(this.#options, (state) => hooks.onState?.(name, state));
  }

  /**
   * @param operationId of the contract.
   * @returns the body of a 2xx answer.
   * @throws ConnectorError `unavailable` (with its cause), or as the far side answered: `refused` and `not-found` with its reason, `invalid`.
   */
  async call<Body>(operationId: string, call: Call = {}): Promise<Body> {
    const operation = this.#contract.operation(operationId);
    const request: RequestParts = {
      params: call.params ?? {},
      query: call.query ?? {},
      headers: call.idempotencyKey === undefined ? {} : { 'idempotency-key': call.idempotencyKey },
      body: call.body,
    };
    const fault = operation.checkRequest(request);
    if (fault)
      throw new ConnectorError('invalid', `${this.name} was not asked for ${operationId}: ${fault}. Allowed: what schemas/registry.openapi.yaml says.`);
    const answer = await this.#ask(operation, request, call.signal);
    if (answer.status < 300) return answer.body as Body;
    throw this.#refusal(operationId, answer);
  }

  /** `open` while the system is left alone because it fails. */
  get state(): CircuitName {
    return this.#resilience.state;
  }

  /** Whether the system says that it can serve. While the circuit is open this also tries, when it is time, to close it. */
  async ready(): Promise<boolean> {
    try {
      await this.#resilience.probe((signal) => sendOnce(this.#contract.operation('health'), this.#options, {}, signal));
      return true;
    } catch {
      return false;
    }
  }

  async #ask(operation: ContractOperation, request: RequestParts, signal: AbortSignal | undefined): Promise<CheckedAnswer> {
    try {
      return await this.#resilience.run((mine) => sendOnce(operation, this.#options, request, mine), operation.repeatable, signal);
    } catch (cause) {
      signal?.throwIfAborted();
      const reason = why(cause);
      if (!reason) throw cause;
      throw new ConnectorError('unavailable', `${this.name} is not available for ${operation.id}: ${reason}. See docs/connectors.md.`, { cause });
    }
  }

  #refusal(operationId: string, { status, body }: CheckedAnswer): ConnectorError {
    // checked against the contract, so the code is one of its list
    const { code: reason } = body as { code: string };
    const code = status === 404 ? 'not-found' : status === 422 ? 'refused' : 'invalid';
    return new ConnectorError(code, `${this.name} answered ${operationId} with ${status} ${reason}. schemas/registry.openapi.yaml says what that means.`, {
      reason,
    });
  }
}

/** Nothing for an error of our own code. */
function why(cause: unknown): string | undefined {
  if (cause instanceof BrokenCircuitError) return 'it failed too often and is left alone for a while';
  if (cause instanceof BulkheadRejectedError) return 'too many calls are under way';
  return cause instanceof TryFailure ? `it ${cause.message}` : undefined;
}
