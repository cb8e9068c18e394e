// Two kinds of browser tests, each at both sizes. `pages`: the gallery build against answers given
// by the test itself (e2e/mocks.ts). `walks`: the product's binary on an empty database
// (e2e/real/), where a company is founded first. Both servers live on free ports and end with the
// tests.
import { execFileSync } from 'node:child_process'
import { defineConfig, type Project } from '@playwright/test'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const chromium = process.env.ZHULI_CHROMIUM ?? '/usr/bin/chromium'

const ask_for_port =
  "const s=require('node:net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})"

/** A free port, found once: the workers read this file too and inherit what it set. */
function free_port(name: string): string {
  process.env[name] ??= execFileSync(process.execPath, ['-e', ask_for_port], {
    encoding: 'utf8',
  }).trim()
  return process.env[name]
}

const gallery = `http://127.0.0.1:${free_port('ZHULI_E2E_PORT')}`
const product = `http://127.0.0.1:${free_port('ZHULI_E2E_PRODUCT_PORT')}`

const desktop = { viewport: { width: 1440, height: 900 } }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 2 }

function walk(name: string, use: Project['use']): Project {
  return {
    name,
    testMatch: 'e2e/real/*.spec.ts',
    dependencies: ['company'],
    use: { baseURL: product, ...use },
  }
}

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: { executablePath: chromium, args: flags },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', testMatch: 'e2e/*.spec.ts', use: { baseURL: gallery, ...desktop } },
    { name: 'phone', testMatch: 'e2e/*.spec.ts', use: { baseURL: gallery, ...phone } },
    {
      name: 'company',
      testMatch: 'e2e/real/company.setup.ts',
      use: { baseURL: product, ...desktop },
    },
    walk('walk-desktop', desktop),
    walk('walk-phone', phone),
  ],
  webServer: [
    {
      command: `npx vite preview --mode gallery --outDir dist-gallery --port ${new URL(gallery).port} --strictPort`,
      url: gallery,
      reuseExistingServer: false,
    },
    {
      command: `node e2e/real/server.mjs ${new URL(product).port}`,
      url: product,
      reuseExistingServer: false,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    },
  ],
})
