import type { HandoffItem, TransferRequest } from '../../../src/desk/api.ts';
import { post } from '../api/client.ts';
import { DeskError } from '../api/desk-error.ts';
import { useRouter } from '../shell/router.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { useSay } from '../words/words.tsx';
import { useWork } from './use-work.ts';

export interface HandoffActions {
  busy: boolean;
  take: () => void;
  /** To a colleague, or back to the queue. */
  transfer: (request: TransferRequest) => void;
  /** The bot goes on. */
  giveBack: () => void;
  /** The person is offered a callback, and the bot goes on. */
  offerCallback: () => void;
}

/** What one can do with the conversation that is open. @param reload reads everything shown anew. @param onTaken where to go on. */
export function useHandoffActions(item: HandoffItem | undefined, reload: () => Promise<unknown>, onTaken: () => void): HandoffActions {
  const say = useSay();
  const { go, route } = useRouter();
  const { tell } = useToasts();
  const { busy, run } = useWork();
  const path = `/handoffs/${item?.id}`;
  const end = (action: string, body: object, done: string) =>
    run(async () => {
      if (!item) return;
      await post(`${path}/${action}`, body);
      tell(say(done));
      go(route.page);
      await reload();
    });
  return {
    busy,
    take: () =>
      run(async () => {
        if (!item) return;
        try {
          await post<HandoffItem>(`${path}/take`);
        } catch (error) {
          // a colleague was quicker: show who
          if (error instanceof DeskError && error.code === 'taken') await reload();
          throw error;
        }
        await reload();
        onTaken();
      }),
    transfer: (request) => end('transfer', request, 'done.transfer'),
    giveBack: () => end('return', {}, 'done.return'),
    offerCallback: () => end('callback', {}, 'done.callback'),
  };
}
