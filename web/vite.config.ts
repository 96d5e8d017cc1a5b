import { join } from 'node:path';
import { load } from 'js-yaml';
import { defineConfig, type Plugin } from 'vite';

/** The words of locales/ are part of the page: a `.yaml` file is imported as the value that it holds. */
const yaml: Plugin = {
  name: 'yaml',
  transform: {
    filter: { id: /\.yaml$/ },
    handler: (code) => ({ code: `export default ${JSON.stringify(load(code))};`, map: null, moduleType: 'js' }),
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [yaml],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // every browser that can run the pages preloads modules by itself; the chat stays as small as it is
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // "use client" is for frameworks that also draw on a server
      onLog: (level, log, say) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && say(level, log),
      input: { chat: join(import.meta.dirname, 'index.html'), desk: join(import.meta.dirname, 'desk/index.html') },
    },
    chunkSizeWarningLimit: 700,
  },
  logLevel: 'warn',
});
