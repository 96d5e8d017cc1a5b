import { createInstance, type i18n } from 'i18next';
import type { Lang } from '../../knowledge/calendar.ts';

export type Values = Record<string, string | number>;

/** The phrases of locales/, through i18next. Numbers get thousands separators. */
export class Phrases {
  readonly #i18n: i18n;

  private constructor(instance: i18n) {
    this.#i18n = instance;
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

  /** @throws Error for a key that is in no file of the language: a missing sentence must not reach a person. */
  say(lang: Lang, key: string, values: Values = {}, namespace = 'assistant'): string {
    const text = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? value.toLocaleString('en-US', { maximumFractionDigits: 2 }) : value]),
    );
    const options = { lng: lang, ns: namespace, ...text };
    if (!this.#i18n.exists(key, options)) throw new Error(`locales/${lang}/${namespace}.yaml has no "${key}"`);
    return this.#i18n.t(key, options);
  }
}
