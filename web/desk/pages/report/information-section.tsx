import { Figure } from '../parts/figure.tsx';
import { DayChart } from './day-chart.tsx';
import classes from './report.module.css';
import { sayCount, sayMs, sayShare } from './say-figure.ts';
import { Section, type SectionProps } from './section.tsx';
import { StaleTable } from './stale-table.tsx';
import { byDay, questions, share, sum } from './sums.ts';
import { TopicTable } from './topic-table.tsx';

/** Quality of the information: is it answered, is it right, is it fresh. */
export function InformationSection(props: SectionProps) {
  const { report, span, channel, words } = props;
  const rows = byDay(report?.days ?? [], channel, span).flatMap(({ row }) => row ?? []);
  const asked = sum(rows, questions);
  const counts = {
    answered: sum(rows, (row) => row.answered),
    'asked-back': sum(rows, (row) => row.askedBack),
    'not-understood': sum(rows, (row) => row.notUnderstood),
  };
  const suggestions = report?.suggestions;
  const say = (key: string) => words(`desk-report:information.${key}`);
  return (
    <Section
      name="information"
      parts={['topics', 'stale', 'suggestions']}
      words={words}
      span={span}
      columns={3}
      figures={
        <>
          {(['answered', 'asked-back', 'not-understood'] as const).map((name) => (
            <Figure
              key={name}
              name={say(`${name}.name`)}
              definition={say(`${name}.means`)}
              value={sayShare(share(counts[name], asked), words)}
              detail={words('desk-report:of', { part: counts[name] ?? 0, whole: asked ?? 0 })}
              words={words}
            />
          ))}
          <Figure
            name={say('wrong.name')}
            definition={say('wrong.means')}
            value={sayCount(
              sum(rows, (row) => row.wrongFlagged),
              words,
            )}
            words={words}
          />
          <Figure
            name={say('used.name')}
            definition={say('used.means')}
            value={sayShare(suggestions && share(suggestions.used + suggestions.edited, suggestions.shown), words)}
            detail={suggestions ? words('desk-report:of', { part: suggestions.used + suggestions.edited, whole: suggestions.shown }) : undefined}
            words={words}
          />
          <Figure name={say('suggest-p95.name')} definition={say('suggest-p95.means')} value={sayMs(suggestions?.p95Ms, words)} words={words} />
        </>
      }
    >
      <div className={classes.wide}>
        <DayChart
          {...props}
          title={say('by-day')}
          definition={say('by-day-means')}
          series={[
            { name: say('answered.name'), value: (row) => share(row.answered, questions(row)) },
            { name: say('asked-back.name'), value: (row) => share(row.askedBack, questions(row)) },
            { name: say('not-understood.name'), value: (row) => share(row.notUnderstood, questions(row)) },
          ]}
          say={(value) => sayShare(value, words) ?? ''}
          axis={[0, 1]}
        />
      </div>
      <TopicTable topics={report?.byTopic} words={words} />
      <StaleTable stale={report?.stale} {...props} />
    </Section>
  );
}
