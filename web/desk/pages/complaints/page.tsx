import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ComplaintDetail, ComplaintItem } from '../../../../src/desk/api.ts';
import type { PageProps } from '../page-props.ts';
import '../parts/colours.css';
import { NothingHere } from '../parts/nothing-here.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { RefusalAlert } from '../parts/refusal-alert.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { ComplaintDrawer } from './complaint-drawer.tsx';
import { ComplaintTable } from './complaint-table.tsx';
import { FILTERS, type Filter, passes } from './filters.ts';
import { OpenDialog } from './open-dialog.tsx';

/** Complaints: by due date; what was written is opened with a reason. */
export default function ComplaintsPage(props: PageProps) {
  const { words, me } = props;
  const { data, refusal, reload } = useLoaded<{ complaints: ComplaintItem[] }>(props, '/api/desk/complaints', 'complaints');
  const [filter, setFilter] = useState<Filter>('open');
  const [asked, setAsked] = useState<string>();
  const [opened, setOpened] = useState<ComplaintDetail>();
  const all = data?.complaints ?? [];
  const shown = all.filter((item) => passes(item, filter, me.id));

  return (
    <>
      <PageHead title={words('desk-work:complaints.title')} lead={words('desk-work:complaints.lead')}>
        <SegmentedControl
          aria-label={words('desk-work:complaints.filter')}
          value={filter}
          onChange={(value) => setFilter(value as Filter)}
          data={FILTERS.map((value) => ({
            value,
            label: words(`desk-work:complaints.filters.${value}`, { count: all.filter((item) => passes(item, value, me.id)).length }),
          }))}
        />
      </PageHead>
      <RefusalAlert refusal={refusal} words={words} />
      {data && shown.length === 0 ? <NothingHere>{words('desk-work:complaints.none')}</NothingHere> : null}
      {shown.length > 0 ? <ComplaintTable items={shown} onOpen={setAsked} {...props} /> : null}
      {asked ? (
        <OpenDialog
          reference={asked}
          api={props.api}
          words={words}
          onEnd={(detail) => {
            setAsked(undefined);
            setOpened(detail);
          }}
        />
      ) : null}
      {opened ? (
        <ComplaintDrawer
          {...props}
          detail={opened}
          onChange={(detail) => {
            setOpened(detail);
            void reload();
          }}
          onEnd={() => setOpened(undefined)}
        />
      ) : null}
    </>
  );
}
