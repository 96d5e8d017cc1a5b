import type { messagingApi } from '@line/bot-sdk';
import { notFound, ok, refused } from '../answer.ts';
import type { LinePlatform } from '../line-platform.ts';
import type { Operation } from './operation.ts';

const PATH = '/v2/bot/richmenu/alias';
const NO_MENU = refused(400, 'richmenu not found');

/** Names for rich menus, between which a tap may switch. @see https://developers.line.biz/en/docs/messaging-api/switch-rich-menus/ */
export function richMenuAliasOperations({ richMenus }: LinePlatform): Operation[] {
  const { aliases } = richMenus;
  const idOf = (params: Record<string, string>): string => String(params.richMenuAliasId);
  return [
    {
      method: 'POST',
      path: PATH,
      run: ({ body }) => {
        const { richMenuAliasId, richMenuId } = body as messagingApi.CreateRichMenuAliasRequest;
        if (aliases.has(richMenuAliasId)) return refused(400, 'conflict richmenu alias id');
        if (!richMenus.find(richMenuId)?.image) return NO_MENU;
        aliases.set(richMenuAliasId, richMenuId);
        return ok();
      },
    },
    {
      method: 'GET',
      path: `${PATH}/list`,
      run: () => ok({ aliases: [...aliases].map(([richMenuAliasId, richMenuId]) => ({ richMenuAliasId, richMenuId })) }),
    },
    {
      method: 'GET',
      path: `${PATH}/:richMenuAliasId`,
      run: ({ params }) => {
        const richMenuId = aliases.get(idOf(params));
        return richMenuId ? ok({ richMenuAliasId: idOf(params), richMenuId }) : notFound('richmenu alias not found');
      },
    },
    {
      method: 'POST',
      path: `${PATH}/:richMenuAliasId`,
      run: ({ params, body }) => {
        const { richMenuId } = body as messagingApi.UpdateRichMenuAliasRequest;
        if (!aliases.has(idOf(params))) return notFound('richmenu alias not found');
        if (!richMenus.find(richMenuId)?.image) return NO_MENU;
        aliases.set(idOf(params), richMenuId);
        return ok();
      },
    },
    {
      method: 'DELETE',
      path: `${PATH}/:richMenuAliasId`,
      run: ({ params }) => (aliases.delete(idOf(params)) ? ok() : notFound('richmenu alias not found')),
    },
  ];
}
