import { createInstance, type i18n } from 'i18next';
import type { Lang } from '../../knowledge/calendar.ts';
import { formatNumber } from '../../knowledge/format-number.ts';

export type Values = Record<string, string | number>;

/** No phrase is this. */
const MISSING = '\u0000';

/** The phrases of locales/, through i18next. Numbers get thousands separators. */
export class Phrases {
  readonly #i18n: i18n;
  readonly #preferred: string | undefined;

  private constructor(instance: i18n, preferred?: string) {
    this.#i18n = instance;
    this.#preferred = preferred;
  }

  static async create(resources: Record<Lang, Record<string, object>>): Promise<Phrases> {
    const instance = createInstance();
    await instance.init({
      resources: resources as never,
      lng: 'th',
      fallbackLng: false,
      ns: Object.keys(resources.th),
      defaultNS: 'assistant',
      interpolation: { escapeValue: false },
    });
    return new Phrases(instance);
  }

  /** The same phrases in a channel's own wording, where its namespace has one under `instead`: on the telephone nobody types. */
  preferring(namespace: string): Phrases {
    return new Phrases(this.#i18n, namespace);
  }

  /** @throws Error for a key that is in no file of the language: a missing sentence must not reach a person. */
  say(lang: Lang, key: string, values: Values = {}, namespace = 'assistant'): string {
    const text = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? formatNumber(value) : value]));
    if (this.#preferred && namespace === 'assistant') {
      const own = { lng: lang, ns: this.#preferred, ...text };
      if (this.#i18n.exists(`instead.${key}`, own)) return this.#i18n.t(`instead.${key}`, own);
    }
    const said = this.#i18n.t(key, { lng: lang, ns: namespace, defaultValue: MISSING, ...text });
    if (said === MISSING) throw new Error(`locales/${lang}/${namespace}.yaml has no "${key}"`);
    return said;
  }
}
