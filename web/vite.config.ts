import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { worker_plugin } from './scripts/worker_plugin.ts'

const worker = 'worker.js'
const api = { target: process.env.ZHULI_API ?? 'http://127.0.0.1:8080', changeOrigin: false }

export default defineConfig(({ mode }) => ({
  plugins: [react(), ...(mode === 'gallery' ? [] : [worker_plugin(worker)])],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // The server replaces this word by a fresh nonce in every answer.
  html: { cspNonce: '__CSP_NONCE__' },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': api } },
  preview: { host: '127.0.0.1', port: 4173 },
  build: {
    outDir: mode === 'gallery' ? 'dist-gallery' : 'dist',
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    target: 'es2023',
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input:
        mode === 'gallery'
          ? ['index.html']
          : { index: 'index.html', worker: 'src/worker/worker.ts' },
      // At the root, where it may see to every page, and always under this name.
      output: {
        entryFileNames: ({ name }) => (name === 'worker' ? worker : 'assets/[name]-[hash].js'),
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/lib/test_setup.ts'],
    restoreMocks: true,
  },
}))
