import { addDays, isDay } from '../calendar.ts';
import type { Rule } from './rule.ts';

export const reviewDate: Rule = {
  name: 'review-date',
  description: 'Somebody has read the entry against its sources within its review period.',
  check: (topic, { today }) => {
    if (!isDay(topic.reviewed)) return [{ field: 'reviewed', problem: `"${topic.reviewed}" is not a day`, allowed: 'YYYY-MM-DD' }];
    if (topic.reviewed > today) return [{ field: 'reviewed', problem: `${topic.reviewed} lies in the future`, allowed: `a day up to ${today}` }];
    const due = addDays(topic.reviewed, topic.reviewEvery);
    return due < today
      ? [{ field: 'reviewed', problem: `the review lapsed on ${due}`, allowed: 'read the entry against its sources, then write the day of reading' }]
      : [];
  },
};
