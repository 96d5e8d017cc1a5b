import '@mantine/core/styles.css';
import './fonts.css';
import './desk.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { App } from './shell/app.tsx';
import { theme, variables } from './theme.ts';
import { LanguageProvider } from './words/words.tsx';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const scheme = localStorageColorSchemeManager({ key: 'desk.scheme' });

createRoot(document.getElementById('desk') as HTMLElement).render(
  <MantineProvider theme={theme} cssVariablesResolver={variables} colorSchemeManager={scheme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
    <LanguageProvider>
      <App />
    </LanguageProvider>
  </MantineProvider>,
);
