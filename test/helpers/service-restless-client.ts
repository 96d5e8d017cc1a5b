import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { ChatAnswer } from '../../src/channels/web/web-chat.ts';
import type { ServiceProcess } from './service-process.ts';

const PAUSE_MS = 150;

/** A message under way, and how many processes died over it. */
export interface UnderWay {
  process: ServiceProcess;
  messageId: string;
}

/**
 * One person's page in front of a load balancer that sends every request to another process: repeats a message under its messageId until it
 * is answered, and often once more, which must give the very same answer.
 */
export class RestlessClient {
  readonly #processes: ServiceProcess[];
  readonly #underWay: Set<UnderWay>;
  readonly #random: () => number;
  conversationId: string;
  /** Messages that were answered. */
  answered = 0;
  repeated = 0;
  /** Answers that differ from the first one of the same message. */
  readonly different: string[] = [];

  /** @param underWay of all clients together. @param random from 0 to 1. */
  constructor(processes: ServiceProcess[], underWay: Set<UnderWay>, random: () => number) {
    this.#processes = processes;
    this.#underWay = underWay;
    this.#random = random;
    this.conversationId = `client-${randomUUID()}`;
  }

  say(text: string): Promise<ChatAnswer> {
    return this.#ask({ text });
  }

  choose(choice: string): Promise<ChatAnswer> {
    return this.#ask({ choice });
  }

  async #ask(message: { text: string } | { choice: string }): Promise<ChatAnswer> {
    const messageId = randomUUID();
    const body = { conversationId: this.conversationId, messageId, ...message };
    // some go to two processes at once
    const times = this.#random() < 0.3 ? 2 : 1;
    const answers = await Promise.all(Array.from({ length: times }, () => this.#untilAnswered(body)));
    if (this.#random() < 0.3) answers.push(await this.#untilAnswered(body));
    const [first, ...again] = answers as [ChatAnswer, ...ChatAnswer[]];
    this.repeated += again.length;
    for (const answer of again) if (!isDeepStrictEqual(answer, first)) this.different.push(messageId);
    this.answered++;
    return first;
  }

  async #untilAnswered(body: { messageId: string }): Promise<ChatAnswer> {
    for (;;) {
      const process = this.#processes[Math.floor(this.#random() * this.#processes.length)];
      const answer = process && (await this.#once(process, body));
      if (answer) return answer;
      await wait(PAUSE_MS);
    }
  }

  /** @returns nothing when the process died or was still working. @throws Error for any other answer: it would be lost. */
  async #once(process: ServiceProcess, body: { messageId: string }): Promise<ChatAnswer | undefined> {
    const underWay = { process, messageId: body.messageId };
    this.#underWay.add(underWay);
    try {
      const response = await fetch(`${process.base}/api/chat`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).catch(() => undefined);
      if (!response || response.status === 503) return undefined;
      const text = await response.text().catch(() => undefined);
      if (text === undefined) return undefined;
      if (response.status !== 200) throw new Error(`${response.status}: ${text}`);
      return JSON.parse(text) as ChatAnswer;
    } finally {
      this.#underWay.delete(underWay);
    }
  }
}
