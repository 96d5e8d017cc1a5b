import { HTTPFetchError, messagingApi } from '@line/bot-sdk';

/** What LINE keeps of menus, as publishing them needs it. Every method throws HTTPFetchError when LINE refuses. */
export interface MenuStore {
  list(): Promise<{ id: string; name: string }[]>;
  /** Has LINE look at a menu without creating it. */
  validate(menu: messagingApi.RichMenuRequest): Promise<void>;
  create(menu: messagingApi.RichMenuRequest): Promise<string>;
  hasPicture(id: string): Promise<boolean>;
  upload(id: string, picture: Uint8Array): Promise<void>;
  defaultId(): Promise<string | undefined>;
  setDefault(id: string): Promise<void>;
  aliases(): Promise<Map<string, string>>;
  createAlias(alias: string, id: string): Promise<void>;
  updateAlias(alias: string, id: string): Promise<void>;
  /** Gives everybody who has one of the old menus the new one. LINE does it in the background. @returns the id to ask after. */
  replaceLinked(pairs: readonly { from: string; to: string }[]): Promise<string>;
  replaced(requestId: string): Promise<'ongoing' | 'succeeded' | 'failed'>;
  delete(id: string): Promise<void>;
}

/** @property baseUrl LINE's, or that of the sandbox, which serves both of LINE's hosts. */
export interface LineAccess {
  token: string;
  baseUrl?: string | undefined;
}

export function lineClients({ token, baseUrl }: LineAccess): { api: messagingApi.MessagingApiClient; blob: messagingApi.MessagingApiBlobClient } {
  const options = { channelAccessToken: token, ...(baseUrl ? { baseURL: baseUrl } : {}) };
  return { api: new messagingApi.MessagingApiClient(options), blob: new messagingApi.MessagingApiBlobClient(options) };
}

/** @returns nothing where LINE says that there is none. */
export async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof HTTPFetchError && error.status === 404) return undefined;
    throw error;
  }
}

/** LINE's menus through its SDK. */
export function lineMenuStore(access: LineAccess): MenuStore {
  const { api, blob } = lineClients(access);
  return {
    list: async () => (await api.getRichMenuList()).richmenus.map(({ richMenuId, name }) => ({ id: richMenuId, name })),
    validate: async (menu) => void (await api.validateRichMenuObject(menu)),
    create: async (menu) => (await api.createRichMenu(menu)).richMenuId,
    hasPicture: async (id) => {
      const picture = await unlessMissing(blob.getRichMenuImage(id));
      picture?.destroy();
      return picture !== undefined;
    },
    upload: async (id, picture) => void (await blob.setRichMenuImage(id, new Blob([Uint8Array.from(picture)], { type: 'image/png' }))),
    defaultId: async () => (await unlessMissing(api.getDefaultRichMenuId()))?.richMenuId,
    setDefault: async (id) => void (await api.setDefaultRichMenu(id)),
    aliases: async () => new Map((await api.getRichMenuAliasList()).aliases.map(({ richMenuAliasId, richMenuId }) => [richMenuAliasId, richMenuId])),
    createAlias: async (richMenuAliasId, richMenuId) => void (await api.createRichMenuAlias({ richMenuAliasId, richMenuId })),
    updateAlias: async (alias, richMenuId) => void (await api.updateRichMenuAlias(alias, { richMenuId })),
    replaceLinked: async (pairs) => {
      const operations = pairs.map((pair) => ({ type: 'link' as const, ...pair }));
      const { httpResponse } = await api.richMenuBatchWithHttpInfo({ operations });
      return httpResponse.headers.get('x-line-request-id') ?? '';
    },
    replaced: async (requestId) => (await api.getRichMenuBatchProgress(requestId)).phase,
    delete: async (id) => void (await api.deleteRichMenu(id)),
  };
}
