import { Tabs } from '@mantine/core';
import { useState } from 'react';
import type { Cluster, KnowledgeTicket } from '../../../../src/desk/api.ts';
import type { PageProps } from '../page-props.ts';
import '../parts/colours.css';
import { NothingHere } from '../parts/nothing-here.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { RefusalAlert } from '../parts/refusal-alert.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { ClusterList } from './cluster-list.tsx';
import { ClusterPanel } from './cluster-panel.tsx';
import classes from './knowledge.module.css';
import { Tickets } from './tickets.tsx';

/** What people asked and had no good answer to, grouped, with the tools to answer it. */
export default function KnowledgePage(props: PageProps) {
  const { words } = props;
  const clusters = useLoaded<{ clusters: Cluster[] }>(props, '/api/desk/knowledge/clusters', 'knowledge');
  const tickets = useLoaded<{ tickets: KnowledgeTicket[] }>(props, '/api/desk/knowledge/tickets', 'knowledge');
  const [wanted, setWanted] = useState<string>();
  const all = clusters.data?.clusters ?? [];
  const chosen = all.find(({ id }) => id === wanted) ?? all[0];
  const open = (tickets.data?.tickets ?? []).filter(({ state }) => state === 'open').length;

  return (
    <>
      <PageHead title={words('desk-knowledge:title')} lead={words('desk-knowledge:lead')} />
      <RefusalAlert refusal={clusters.refusal ?? tickets.refusal} words={words} />
      <Tabs defaultValue="clusters" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="clusters">{words('desk-knowledge:tab.clusters', { count: all.length })}</Tabs.Tab>
          <Tabs.Tab value="tickets">{words('desk-knowledge:tab.tickets', { count: open })}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="clusters">
          {clusters.data && all.length === 0 ? <NothingHere>{words('desk-knowledge:none')}</NothingHere> : null}
          <div className={classes.split}>
            <ClusterList clusters={all} chosen={chosen?.id} onChoose={setWanted} words={words} />
            {chosen ? <ClusterPanel key={chosen.id} cluster={chosen} all={all} {...props} /> : null}
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="tickets">
          <Tickets tickets={tickets.data?.tickets} reload={tickets.reload} {...props} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
