import { HTTPFetchError, messagingApi } from '@line/bot-sdk';
import { type LineApi, LineApiError } from './line-api.ts';

export interface LineClientOptions {
  /** The channel access token. */
  token: string;
  /** Where LINE's API is; `https://api.line.me` when not said. */
  baseUrl?: string | undefined;
  /** How long a call may take, in ms. */
  timeoutMs?: number | undefined;
}

const TIMEOUT_MS = 4000;

/** LINE's API over its own SDK, with time-outs and errors that say what to do. */
export class LineClient implements LineApi {
  readonly #client: messagingApi.MessagingApiClient;
  readonly #timeoutMs: number;

  constructor({ token, baseUrl, timeoutMs }: LineClientOptions) {
    this.#client = new messagingApi.MessagingApiClient({ channelAccessToken: token, ...(baseUrl ? { baseURL: baseUrl } : {}) });
    this.#timeoutMs = timeoutMs ?? TIMEOUT_MS;
  }

  async reply(replyToken: string, messages: messagingApi.Message[]): Promise<void> {
    await this.#call(this.#client.replyMessage({ replyToken, messages }));
  }

  async push(userId: string, messages: messagingApi.Message[], retryKey: string): Promise<void> {
    try {
      await this.#call(this.#client.pushMessage({ to: userId, messages }, retryKey));
    } catch (error) {
      // this key was taken before: the messages are there
      if (!(error instanceof LineApiError && error.status === 409)) throw error;
    }
  }

  async loading(userId: string, seconds: number): Promise<void> {
    await this.#call(this.#client.showLoadingAnimation({ chatId: userId, loadingSeconds: seconds }));
  }

  async profile(userId: string): Promise<{ displayName: string; language: string | undefined }> {
    const { displayName, language } = await this.#call(this.#client.getProfile(userId));
    return { displayName, language };
  }

  async linkToken(userId: string): Promise<string> {
    return (await this.#call(this.#client.issueLinkToken(userId))).linkToken;
  }

  async linkRichMenu(userId: string, richMenuId: string): Promise<void> {
    await this.#call(this.#client.linkRichMenuIdToUser(userId, richMenuId));
  }

  async unlinkRichMenu(userId: string): Promise<void> {
    await this.#call(this.#client.unlinkRichMenuIdFromUser(userId));
  }

  async quota(): Promise<{ limit: number | undefined; used: number }> {
    const [quota, consumption] = await this.#call(Promise.all([this.#client.getMessageQuota(), this.#client.getMessageQuotaConsumption()]));
    return { limit: quota.type === 'limited' ? quota.value : undefined, used: consumption.totalUsage };
  }

  /** The SDK has no time-out and takes no signal: what comes after ours is let go, and whether LINE did it stays unknown. */
  async #call<Result>(answer: Promise<Result>): Promise<Result> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new LineApiError('unavailable', `LINE did not answer within ${this.#timeoutMs} ms.`)), this.#timeoutMs);
    });
    try {
      return await Promise.race([answer, late]);
    } catch (error) {
      throw error instanceof LineApiError ? error : toLineApiError(error);
    } finally {
      clearTimeout(timer);
    }
  }
}

function toLineApiError(error: unknown): LineApiError {
  if (!(error instanceof HTTPFetchError)) return new LineApiError('unavailable', 'LINE could not be reached.', { cause: error });
  const { status, headers } = error;
  const message = messageOf(error.body);
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const details = { status, cause: error, retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : undefined };
  return new LineApiError(codeOf(status, message), `LINE answered ${status}: ${message}`, details);
}

function codeOf(status: number, message: string): LineApiError['code'] {
  if (status === 400 && /invalid reply token/i.test(message)) return 'invalid-token';
  // one status for two troubles: only the text tells a spent month from a fast minute
  if (status === 429) return /monthly limit/i.test(message) ? 'quota' : 'rate-limit';
  return status >= 500 ? 'unavailable' : 'refused';
}

/** LINE's own words; they name fields of our request, nothing that a person said. */
function messageOf(body: string): string {
  try {
    const { message } = JSON.parse(body) as { message?: unknown };
    return typeof message === 'string' ? message.slice(0, 200) : 'no message';
  } catch {
    return 'no message';
  }
}
