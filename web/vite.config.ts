/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'target/classes/META-INF/resources',
    emptyOutDir: true,
    target: 'es2022',
    // All of these know light-dark(), which an older target would rewrite.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    // Data addresses in style sheets would need a looser content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // scripts/bundle-size.mjs measures what matters: the gzipped size.
    chunkSizeWarningLimit: 2_000,
  },
  server: { proxy: { '/api': 'http://localhost:8484' } },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/setup.ts'],
    restoreMocks: true,
    testTimeout: 30_000,
    unstubGlobals: true,
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
});
