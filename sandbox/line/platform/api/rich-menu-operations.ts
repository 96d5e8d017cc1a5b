import type { messagingApi } from '@line/bot-sdk';
import { isRichMenuSize, RICH_MENU } from '../../spec/index.ts';
import { type Answer, notFound, ok, refused } from '../answer.ts';
import { imageSize } from '../image-size.ts';
import type { LinePlatform } from '../line-platform.ts';
import type { KeptRichMenu } from '../rich-menus.ts';
import type { ApiRequest, Operation } from './operation.ts';

const NO_IMAGE = refused(400, 'must upload richmenu image before applying it to user');

/** Rich menus: made, given a picture, made the default. @see https://developers.line.biz/en/reference/messaging-api/#rich-menu */
export function richMenuOperations(platform: LinePlatform): Operation[] {
  const { richMenus } = platform;
  const withMenu =
    (answer: (kept: KeptRichMenu, request: ApiRequest) => Answer): Operation['run'] =>
    (request) => {
      const kept = richMenus.find(request.params.richMenuId);
      return kept ? answer(kept, request) : notFound();
    };
  const changed = (change: () => void): Answer => {
    platform.changeMenus(change);
    return ok();
  };
  const described = ({ richMenuId, menu }: KeptRichMenu): object => ({ richMenuId, ...menu });

  return [
    { method: 'POST', path: '/v2/bot/richmenu', run: ({ body }) => ok({ richMenuId: richMenus.create(body as messagingApi.RichMenuRequest) }) },
    { method: 'POST', path: '/v2/bot/richmenu/validate', run: () => ok() },
    { method: 'GET', path: '/v2/bot/richmenu/list', run: () => ok({ richmenus: richMenus.all.map(described) }) },
    { method: 'GET', path: '/v2/bot/richmenu/:richMenuId', run: withMenu((kept) => ok(described(kept))) },
    {
      method: 'DELETE',
      path: '/v2/bot/richmenu/:richMenuId',
      run: withMenu(({ richMenuId }) => changed(() => richMenus.delete(richMenuId))),
    },
    { method: 'POST', path: '/v2/bot/richmenu/:richMenuId/content', upload: true, run: withMenu(upload) },
    {
      method: 'GET',
      path: '/v2/bot/richmenu/:richMenuId/content',
      run: withMenu(({ image }) => (image ? { status: 200, body: image.bytes, headers: { 'content-type': image.contentType } } : notFound())),
    },
    {
      method: 'POST',
      path: '/v2/bot/user/all/richmenu/:richMenuId',
      run: withMenu(({ richMenuId, image }) => {
        if (!image) return NO_IMAGE;
        return changed(() => {
          richMenus.defaultId = richMenuId;
        });
      }),
    },
    {
      method: 'GET',
      path: '/v2/bot/user/all/richmenu',
      run: () => (richMenus.defaultId ? ok({ richMenuId: richMenus.defaultId }) : notFound('no default richmenu')),
    },
    {
      method: 'DELETE',
      path: '/v2/bot/user/all/richmenu',
      run: () =>
        changed(() => {
          richMenus.defaultId = undefined;
        }),
    },
    ...batchOperations(platform, changed),
    ...personalOperations(platform, withMenu, changed),
  ];
}

/** All who have one menu get another. Done at once here; LINE takes its time and is asked for the progress. */
function batchOperations({ people, richMenus, clock }: LinePlatform, changed: (change: () => void) => Answer): Operation[] {
  const replace = (operation: messagingApi.RichMenuBatchOperation): void => {
    const { from, to } = operation as { from?: string; to?: string };
    for (const person of people.all) if (person.richMenuId && (!from || person.richMenuId === from)) person.richMenuId = to;
  };
  return [
    {
      method: 'POST',
      path: '/v2/bot/richmenu/batch',
      run: ({ body }) => {
        const { operations } = body as messagingApi.RichMenuBatchRequest;
        const named = operations.flatMap((operation) => ['from', 'to'].map((end) => (operation as unknown as Record<string, string | undefined>)[end]));
        if (named.some((id) => id !== undefined && !richMenus.find(id)?.image)) return NO_IMAGE;
        return { ...changed(() => operations.forEach(replace)), status: 202 };
      },
    },
    {
      method: 'GET',
      path: '/v2/bot/richmenu/progress/batch',
      run: () => {
        const now = new Date(clock.now()).toISOString();
        return ok({ phase: 'succeeded', acceptedTime: now, completedTime: now });
      },
    },
  ];
}

/** A picture, once. @see https://developers.line.biz/en/reference/messaging-api/#upload-rich-menu-image */
function upload(kept: KeptRichMenu, { bytes, contentType }: ApiRequest): Answer {
  if (!/^image\/(png|jpeg)$/.test(contentType)) return refused(415, `The content type, ${contentType || 'none'}, is not supported`);
  if (bytes.length > RICH_MENU.imageBytes) return refused(413, 'Payload Too Large');
  if (kept.image) return refused(400, 'An image has already been uploaded to the richmenu');
  const size = imageSize(bytes);
  const { width, height } = kept.menu.size ?? {};
  if (!size || !isRichMenuSize(size.width, size.height) || size.width !== width || size.height !== height)
    return refused(400, 'The image size is not allowed for richmenu');
  kept.image = { bytes, contentType };
  return ok();
}

/** Who has which menu. */
function personalOperations(
  platform: LinePlatform,
  withMenu: (answer: (kept: KeptRichMenu, request: ApiRequest) => Answer) => Operation['run'],
  changed: (change: () => void) => Answer,
): Operation[] {
  const { people, richMenus } = platform;
  const link = (userIds: string[], richMenuId: string | undefined): void => {
    for (const userId of userIds) {
      const person = people.find(userId);
      if (person) person.richMenuId = richMenuId;
    }
  };
  return [
    {
      method: 'POST',
      path: '/v2/bot/user/:userId/richmenu/:richMenuId',
      run: withMenu(({ richMenuId, image }, { params }) => {
        if (!people.find(String(params.userId))) return notFound();
        return image ? changed(() => link([String(params.userId)], richMenuId)) : NO_IMAGE;
      }),
    },
    {
      method: 'GET',
      path: '/v2/bot/user/:userId/richmenu',
      run: ({ params }) => {
        const kept = richMenus.find(people.find(String(params.userId))?.richMenuId);
        return kept ? ok({ richMenuId: kept.richMenuId }) : notFound('the user has no richmenu');
      },
    },
    { method: 'DELETE', path: '/v2/bot/user/:userId/richmenu', run: ({ params }) => changed(() => link([String(params.userId)], undefined)) },
    {
      method: 'POST',
      path: '/v2/bot/richmenu/bulk/link',
      run: ({ body }) => {
        const { richMenuId, userIds } = body as messagingApi.RichMenuBulkLinkRequest;
        const kept = richMenus.find(richMenuId);
        if (!kept) return notFound();
        return kept.image ? { ...changed(() => link(userIds, richMenuId)), status: 202 } : NO_IMAGE;
      },
    },
    {
      method: 'POST',
      path: '/v2/bot/richmenu/bulk/unlink',
      run: ({ body }) => ({ ...changed(() => link((body as messagingApi.RichMenuBulkUnlinkRequest).userIds, undefined)), status: 202 }),
    },
  ];
}
