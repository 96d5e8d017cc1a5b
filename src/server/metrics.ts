import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What /metrics shows. No label carries anything a person typed. */
export class Metrics {
  readonly registry = new Registry();
  readonly turns: Counter<'channel' | 'outcome' | 'disposition' | 'topic'>;
  readonly turnSeconds: Histogram<'channel'>;
  readonly connectors: Gauge<'connector'>;
  readonly requests: Counter<'route' | 'status'>;
  readonly lineSent: Counter<'via'>;
  readonly lineFailed: Counter<'why'>;
  readonly lineQuota: Gauge<'which'>;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    const registers = [this.registry];
    this.turns = new Counter({ name: 'ask1506_turns_total', help: 'Turns taken', labelNames: ['channel', 'outcome', 'disposition', 'topic'], registers });
    this.turnSeconds = new Histogram({
      name: 'ask1506_turn_seconds',
      help: 'Time from the request to the answer',
      labelNames: ['channel'],
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 2, 5],
      registers,
    });
    this.connectors = new Gauge({
      name: 'ask1506_connector_up',
      help: '1 while a system behind us answers, 0 while its circuit is open',
      labelNames: ['connector'],
      registers,
    });
    this.requests = new Counter({ name: 'ask1506_http_requests_total', help: 'Requests by route and status', labelNames: ['route', 'status'], registers });
    this.lineSent = new Counter({ name: 'ask1506_line_sent_total', help: 'Messages that LINE took', labelNames: ['via'], registers });
    this.lineFailed = new Counter({ name: 'ask1506_line_failed_total', help: 'Tries that LINE did not take, by reason', labelNames: ['why'], registers });
    this.lineQuota = new Gauge({
      name: 'ask1506_line_quota_messages',
      help: 'Pushed messages this month: limit (absent without one) and used',
      labelNames: ['which'],
      registers,
    });
  }
}
