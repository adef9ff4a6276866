import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const port = Number(process.env.PORT ?? 6766);
const service = process.env.SERVICE_URL ?? 'http://localhost:6765';

/** What the service does to index.html with each answer, where Vite serves it instead. */
const filledIn = (): Plugin => ({
  name: 'fill-in-index',
  apply: 'serve',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) => html.replace('__BASE__', '/').replace('__CSP_NONCE__', ''),
  },
});

export default defineConfig({
  // Relative addresses: the service may live below any path.
  base: './',
  plugins: [react(), filledIn()],
  build: {
    outDir: 'dist',
    license: { fileName: 'licenses.md' },
    manifest: 'manifest.json',
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
  server: {
    port,
    strictPort: true,
    // The service in front does not carry the socket of hot reload.
    hmr: { clientPort: port },
    proxy: { '/api': service, '/ics': service },
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
