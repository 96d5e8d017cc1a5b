import { UnstyledButton } from '@mantine/core';
import type { Cluster } from '../../../../src/desk/api.ts';
import type { Words } from '../page-props.ts';
import { Mark } from '../parts/mark.tsx';
import { usePageKeys } from '../parts/use-page-keys.ts';
import classes from './knowledge.module.css';

interface ClusterListProps {
  clusters: Cluster[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
  words: Words;
}

const buttonId = (id: string): string => `cluster-${id}`;

/** The groups as the server sorts them. */
export function ClusterList({ clusters, chosen, onChoose, words }: ClusterListProps) {
  const step = (by: number) => {
    const next = clusters[clusters.findIndex(({ id }) => id === chosen) + by];
    if (!next) return;
    onChoose(next.id);
    document.getElementById(buttonId(next.id))?.focus();
  };
  usePageKeys({ j: () => step(1), k: () => step(-1) });

  return (
    <ul className={classes.list} aria-label={words('desk-knowledge:list')}>
      {clusters.map((cluster) => (
        <li key={cluster.id}>
          <UnstyledButton
            id={buttonId(cluster.id)}
            className={classes.cluster}
            aria-current={cluster.id === chosen ? 'true' : undefined}
            onClick={() => onChoose(cluster.id)}
          >
            <span className={classes.size}>
              {cluster.utterances.length}
              <small>{words('desk-knowledge:times')}</small>
            </span>
            <span className={classes.clusterMain}>
              <span className={classes.example}>{cluster.example}</span>
              <span className={classes.quiet}>
                {cluster.nearest[0] ? words('desk-knowledge:nearest-is', { title: cluster.nearest[0].title }) : words('desk-knowledge:nearest-none')}
              </span>
              {cluster.waiting > 0 ? <Mark tone="soon">{words('desk-knowledge:waiting', { count: cluster.waiting })}</Mark> : null}
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
