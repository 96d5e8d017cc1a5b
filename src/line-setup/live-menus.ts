import type { messagingApi } from '@line/bot-sdk';
import { type MenuKey, menuFor, menuIds } from './menu-keys.ts';

/** The menus in force as a running service knows them. They are asked for again when LINE no longer knows one: menus may be replaced at any time. */
export class LiveMenus {
  readonly #api: Pick<messagingApi.MessagingApiClient, 'getRichMenuAliasList'>;
  readonly #onError: (error: unknown) => void;
  #ids: Partial<Record<MenuKey, string>> = {};
  #asking: Promise<void> | undefined;

  /** @param onError told when LINE cannot be asked; the ids known before stay. */
  constructor(api: Pick<messagingApi.MessagingApiClient, 'getRichMenuAliasList'>, onError: (error: unknown) => void) {
    this.#api = api;
    this.#onError = onError;
  }

  /** Asks LINE; many at once ask once. Never rejects: without menus people can still write. */
  refresh(): Promise<void> {
    this.#asking ??= menuIds(this.#api)
      .then((ids) => {
        this.#ids = ids;
      }, this.#onError)
      .finally(() => {
        this.#asking = undefined;
      });
    return this.#asking;
  }

  /** The id of a person's menu; nothing while none is set up. */
  idFor(person: Parameters<typeof menuFor>[0]): string | undefined {
    return this.#ids[menuFor(person)];
  }
}
