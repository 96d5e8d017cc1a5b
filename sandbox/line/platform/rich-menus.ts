import type { messagingApi } from '@line/bot-sdk';
import { newToken } from './ids.ts';

/** A menu with the picture that was uploaded for it. */
export interface KeptRichMenu {
  richMenuId: string;
  menu: messagingApi.RichMenuRequest;
  image: { bytes: Buffer; contentType: string } | undefined;
}

/** The channel's rich menus. Which person has which is with the person. */
export class RichMenus {
  readonly #menus = new Map<string, KeptRichMenu>();
  /** Alias to menu id. */
  readonly aliases = new Map<string, string>();
  /** Of everyone who has none of their own. */
  defaultId: string | undefined;

  get all(): KeptRichMenu[] {
    return [...this.#menus.values()];
  }

  create(menu: messagingApi.RichMenuRequest): string {
    const richMenuId = `richmenu-${newToken()}`;
    this.#menus.set(richMenuId, { richMenuId, menu, image: undefined });
    return richMenuId;
  }

  find(richMenuId: string | undefined): KeptRichMenu | undefined {
    return richMenuId === undefined ? undefined : this.#menus.get(richMenuId);
  }

  delete(richMenuId: string): boolean {
    if (this.defaultId === richMenuId) this.defaultId = undefined;
    return this.#menus.delete(richMenuId);
  }
}
