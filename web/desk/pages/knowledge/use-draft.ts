import { useCallback, useEffect, useState } from 'react';
import type { Draft, DraftRequest } from '../../../../src/desk/api.ts';
import type { PageProps, Refusal } from '../page-props.ts';
import { useDoing } from '../parts/use-doing.ts';

/** Measuring trains twice; nothing is lost by asking seldom. */
const POLL_MS = 2000;

/** What was made of a cluster. */
export interface DraftWork {
  draft: Draft | undefined;
  /** The topic that it answers. */
  topic: string;
  /** How many people were told; nothing before. */
  told: number | undefined;
  busy: boolean;
  refusal: Refusal | undefined;
  make: (request: DraftRequest) => void;
  answered: () => void;
  /** Back to the form. */
  discard: () => void;
  forget: () => void;
}

interface Made {
  draft: Draft;
  topic: string;
  told?: number;
}

/** Drafts of this visit by cluster, so that one may look at another group meanwhile. */
const made = new Map<string, Made>();

export function useDraft({ api, live }: PageProps, clusterId: string): DraftWork {
  const [state, setState] = useState(() => made.get(clusterId));
  const { busy, refusal, run, forget } = useDoing();

  const keep = useCallback(
    (next: Made | undefined) => {
      if (next) made.set(clusterId, next);
      else made.delete(clusterId);
      setState(next);
    },
    [clusterId],
  );

  useEffect(() => {
    if (state?.draft.state !== 'measuring') return;
    const look = () =>
      api.get<Draft>(`/api/desk/knowledge/drafts/${encodeURIComponent(state.draft.id)}`).then(
        (draft) => keep({ ...state, draft }),
        // the next look tries again
        () => {},
      );
    const timer = setInterval(() => void look(), POLL_MS);
    const stop = live.on('knowledge', () => void look());
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [api, live, state, keep]);

  const make = (request: DraftRequest) =>
    void run(async () => {
      const draft = await api.send<Draft>('POST', '/api/desk/knowledge/drafts', request);
      keep({ draft, topic: request.kind === 'topic' ? request.id : request.topic });
    });

  const answered = () =>
    void run(async () => {
      if (!state) return;
      const { draft, topic } = state;
      const { told } = await api.send<{ told: number }>('POST', `/api/desk/knowledge/drafts/${encodeURIComponent(draft.id)}/answered`, { topic });
      keep({ draft: { ...draft, state: 'answered' }, topic, told });
    });

  return { draft: state?.draft, topic: state?.topic ?? '', told: state?.told, busy, refusal, make, answered, discard: () => keep(undefined), forget };
}
