// `npm run fake`: the built pages over an invented server, to look at them without one. Never part of the bundle.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fakeServer } from './test/fakePlugin';

export default defineConfig({
  plugins: [react(), fakeServer()],
  build: { outDir: 'target/fake', target: 'es2022', cssTarget: ['chrome123'] },
  preview: { port: 4173 },
});
