import { ActionIcon, type MantineColorScheme, Tooltip, useMantineColorScheme } from '@mantine/core';
import { useLanguage, useSay } from '../words/words.tsx';
import { Icon, type IconName } from './icons.tsx';

const NEXT: Record<MantineColorScheme, MantineColorScheme> = { auto: 'light', light: 'dark', dark: 'auto' };
const ICONS: Record<MantineColorScheme, IconName> = { auto: 'auto', light: 'sun', dark: 'moon' };

/** Bright, dark or as the machine says; Thai or English. */
export function Preferences() {
  const say = useSay();
  const { lang, setLang } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const label = say(`scheme.${colorScheme}`);
  return (
    <>
      <Tooltip label={label}>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={() => setColorScheme(NEXT[colorScheme])}>
          <Icon name={ICONS[colorScheme]} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={say('other-language')}>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={say('other-language')} onClick={() => setLang(lang === 'th' ? 'en' : 'th')}>
          <span className="bar-lang" aria-hidden="true">
            {lang === 'th' ? 'EN' : 'ไทย'}
          </span>
        </ActionIcon>
      </Tooltip>
    </>
  );
}
