import type { Lang } from '../../knowledge/calendar.ts';
import type { LinePeople } from '../../storage/records/records.ts';
import { type LineApi, LineApiError } from './line-api.ts';

export interface LineMenusParts {
  api: Pick<LineApi, 'linkRichMenu'>;
  people: Pick<LinePeople, 'of' | 'note'>;
  /** The id of the rich menu for somebody; nothing when none is set up. */
  menuFor: (person: { lang: Lang; signedIn: boolean }) => string | undefined;
  /** LINE does not know a menu's id: menus were set up anew. */
  onUnknown?: (() => void) | undefined;
}

/** Gives people the rich menu of their language, with what is for those whose account is linked when it is. */
export class LineMenus {
  readonly #parts: LineMenusParts;

  constructor(parts: LineMenusParts) {
    this.#parts = parts;
  }

  /** Notes the language somebody speaks, and links their menu when it is another one than before. @throws LineApiError */
  async follow(conversationId: string, { lang, signedIn }: { lang: Lang; signedIn: boolean }): Promise<void> {
    const { api, people, menuFor, onUnknown } = this.#parts;
    const person = await people.of(conversationId);
    if (!person?.userId) return;
    if (person.lang !== lang) await people.note(conversationId, { lang });
    const menuId = menuFor({ lang, signedIn });
    if (menuId === undefined || menuId === person.menuId) return;
    try {
      await api.linkRichMenu(person.userId, menuId);
    } catch (error) {
      if (error instanceof LineApiError && (error.status === 400 || error.status === 404)) onUnknown?.();
      throw error;
    }
    await people.note(conversationId, { menuId });
  }
}
