import { createInstance } from 'i18next';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Lang } from '../../../src/knowledge/calendar.ts';
import { kept } from '../kept.ts';

/** Says a phrase of the namespace; a key that is not there is said as it is, so that it is seen. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

type Namespace = Record<string, unknown>;
const files = import.meta.glob<Namespace>('../../../locales/{th,en}/desk*.yaml', { eager: true, import: 'default' });

/** locales/th/desk-work.yaml → th, desk-work */
function resources(): Record<string, Record<string, Namespace>> {
  const all: Record<string, Record<string, Namespace>> = { th: {}, en: {} };
  for (const [path, words] of Object.entries(files)) {
    const [, lang = '', name = ''] = /(\w+)\/([\w-]+)\.yaml$/.exec(path) ?? [];
    const ofLang = all[lang];
    if (ofLang) ofLang[name] = words;
  }
  return all;
}

const i18n = createInstance();
await i18n.init({
  resources: resources() as never,
  lng: 'th',
  fallbackLng: false,
  defaultNS: 'desk',
  interpolation: { escapeValue: false },
});

const Language = createContext<{ lang: Lang; setLang: (lang: Lang) => void }>({ lang: 'th', setLang: () => {} });

/** The language of the pages, remembered in this browser. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [lang, setLang] = useState<Lang>(() => kept.read<Lang>('lang', 'th'));
  useEffect(() => {
    document.documentElement.lang = lang;
    kept.write('lang', lang);
  }, [lang]);
  const value = useMemo(() => ({ lang, setLang }), [lang]);
  return <Language value={value}>{children}</Language>;
}

export function useLanguage() {
  return useContext(Language);
}

/** @param namespace a file of locales/<lang>/, without its ending. */
export function useSay(namespace = 'desk'): Say {
  const { lang } = useLanguage();
  return useMemo(() => (key, values) => i18n.t(key, { lng: lang, ns: namespace, ...values }), [lang, namespace]);
}

/** Whether there is such a phrase. */
export function hasPhrase(key: string, namespace = 'desk'): boolean {
  return i18n.exists(key, { lng: 'th', ns: namespace });
}
