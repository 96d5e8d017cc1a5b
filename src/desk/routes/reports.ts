import { type Request, type Response, Router } from 'express';
import { sendProblem } from '../../http/problem.ts';
import { addDays, type Day, isDay } from '../../knowledge/calendar.ts';
import { only } from '../desk-parts.ts';
import { loadReport, type ReportParts } from '../reports/load-report.ts';
import { REPORT_PARTS, type ReportPart, reportCsv } from '../reports/report-csv.ts';

const MOST_DAYS = 92;

/** GET /api/desk/report and /api/desk/report.csv, for supervisors. */
export function reportRoutes(parts: ReportParts): Router {
  const router = Router();

  router.get('/api/desk/report', only('supervisor'), async (request, response) => {
    const days = daysOf(request, response);
    if (days) response.set('cache-control', 'no-store').json(await loadReport(parts, ...days));
  });

  router.get('/api/desk/report.csv', only('supervisor'), async (request, response) => {
    const days = daysOf(request, response);
    if (!days) return;
    const part = REPORT_PARTS.find((name) => name === request.query.part);
    if (!part) return sendProblem(response, 400, 'bad_part', 'There is no such table', `Allowed in part: ${REPORT_PARTS.join(', ')}.`);
    const csv = reportCsv(await loadReport(parts, ...days), part);
    response.set('cache-control', 'no-store').attachment(fileName(part, days)).type('text/csv; charset=utf-8').send(csv);
  });

  return router;
}

function daysOf({ query: { from, until } }: Request, response: Response): [from: Day, until: Day] | undefined {
  if (typeof from === 'string' && typeof until === 'string' && isDay(from) && isDay(until) && from <= until && until < addDays(from, MOST_DAYS))
    return [from, until];
  sendProblem(
    response,
    400,
    'bad_days',
    'These are not days of a report',
    `Send from and until as YYYY-MM-DD, both included, from not after until, at most ${MOST_DAYS} days.`,
  );
  return undefined;
}

function fileName(part: ReportPart, [from, until]: [Day, Day]): string {
  return `ask-1506-${part}-${from}-${until}.csv`;
}
