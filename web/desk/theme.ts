import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The green of the service, light to dark. */
const brand: MantineColorsTuple = ['#e9f5f3', '#d3e9e5', '#a6d5cd', '#76c2b5', '#4fb0a1', '#2f9a8a', '#157a6f', '#0b5c54', '#084a44', '#063833'];
/** Greys of the dark scheme: a little green in them, so that the brand sits well on them. */
const dark: MantineColorsTuple = ['#e3e9e8', '#c9d2d0', '#aab6b4', '#86938f', '#4a5654', '#333d3c', '#242c2b', '#191f1f', '#131818', '#0d1111'];

/** How the desk looks. Thai needs room above and below its letters, and no letter spacing. */
export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 7, dark: 6 },
  colors: { brand, dark },
  fontFamily: 'Sarabun, "Noto Sans Thai", "Leelawadee UI", Thonburi, sans-serif',
  headings: { fontFamily: 'inherit', fontWeight: '600' },
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.3125rem' },
  lineHeights: { xs: '1.5', sm: '1.6', md: '1.6', lg: '1.6', xl: '1.6' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { withArrow: true, openDelay: 250, events: { hover: true, focus: true, touch: true } } },
    // in a section of index.html: the dialog's header is then none of the document; and the page itself never scrolls
    Modal: { defaultProps: { transitionProps: { duration: 100 }, centered: true, portalProps: { target: '#dialogs' }, lockScroll: false } },
  },
});

/** Mantine's own quiet greys are too pale for WCAG AA. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#18211f',
    '--mantine-color-dimmed': '#55625f',
    '--mantine-color-placeholder': '#66736f',
    '--mantine-color-default-border': '#cbd4d2',
    '--mantine-color-error': '#a61e1e',
  },
  dark: {
    '--mantine-color-dimmed': '#aab6b4',
    '--mantine-color-placeholder': '#93a09d',
    '--mantine-color-default-border': '#3c4746',
    '--mantine-color-error': '#ff9d94',
    '--mantine-color-brand-light': '#1b413b',
    '--mantine-color-brand-light-hover': '#225048',
    '--mantine-color-brand-light-color': '#a6d5cd',
  },
});
