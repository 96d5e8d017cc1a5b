import type { Logger } from 'pino';
import { LineClient } from '../channels/line/line-client.ts';
import { LiveMenus } from '../line-setup/live-menus.ts';
import { lineClients } from '../line-setup/menu-store.ts';
import type { LineParts } from './compose-line.ts';
import type { LineConfig } from './config.ts';
import type { Metrics } from './metrics.ts';

/** Reaches LINE as the configuration says. Never fails: without its menus people can still write. */
export async function openLine({ token, secrets, apiUrl, timeoutMs, ...others }: LineConfig, metrics: Metrics, log: Logger): Promise<LineParts> {
  const { api } = lineClients({ token, baseUrl: apiUrl });
  const menus = new LiveMenus(api, (error) => log.warn({ err: { message: (error as Error).message } }, 'rich menus not known'));
  await menus.refresh();
  return {
    ...others,
    secrets,
    api: new LineClient({ token, baseUrl: apiUrl, timeoutMs }),
    menuFor: (person) => menus.idFor(person),
    onUnknownMenu: () => void menus.refresh(),
    hooks: {
      onSent: (via) => metrics.lineSent.inc({ via }),
      onFailed: (why) => metrics.lineFailed.inc({ why }),
      onQuota: (limit, used) => {
        metrics.lineQuota.set({ which: 'used' }, used);
        if (limit !== undefined) metrics.lineQuota.set({ which: 'limit' }, limit);
      },
    },
  };
}
