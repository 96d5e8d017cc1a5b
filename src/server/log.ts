import { type Logger, pino } from 'pino';

/** The log: conversation and request ids and what happened, never what a person typed. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: { service: 'ask-1506' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['text', '*.text', 'utterance', '*.utterance', 'req.headers', 'body', '*.body', 'nationalId', '*.nationalId', 'phone', '*.phone'],
      remove: true,
    },
  });
}
