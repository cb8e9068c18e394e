// Two kinds of browser tests, each at both sizes. `pages`: the gallery build against answers given
// by the test itself (e2e/mocks.ts). `walks`: the product's binary on an empty database
// (e2e/real/), where a company is founded first. Each size walks in a company of its own, so both
// walk at once; the walks of one size follow one another. All servers live on free ports and end
// with the tests.
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

const desktop = { viewport: { width: 1440, height: 900 } }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 2 }

/** Founding a company, and the walks in it, at one size. */
function walks(size: string, use: Project['use']): { projects: Project[]; port: string } {
  const port = free_port(`ZHULI_E2E_${size.toUpperCase()}_PORT`)
  const baseURL = `http://127.0.0.1:${port}`
  const company = `company-${size}`
  return {
    port,
    projects: [
      {
        name: company,
        testMatch: 'e2e/real/company.setup.ts',
        use: { baseURL, ...desktop },
      },
      {
        name: `walk-${size}`,
        testMatch: 'e2e/real/*.spec.ts',
        dependencies: [company],
        workers: 1,
        use: { baseURL, ...use },
      },
    ],
  }
}

/** The product on an empty database. */
const serves = (port: string) => ({
  command: `node e2e/real/server.mjs ${port}`,
  url: `http://127.0.0.1:${port}`,
  reuseExistingServer: false,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 10_000 },
})

const at_desk = walks('desktop', desktop)
const on_phone = walks('phone', phone)

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  workers: 2,
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
    ...at_desk.projects,
    ...on_phone.projects,
  ],
  webServer: [
    {
      command: `npx vite preview --mode gallery --outDir dist-gallery --port ${new URL(gallery).port} --strictPort`,
      url: gallery,
      reuseExistingServer: false,
    },
    serves(at_desk.port),
    serves(on_phone.port),
  ],
})
