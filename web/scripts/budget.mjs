// Gate on what a browser must fetch: sign-in and Today at most 250 kB of gzipped JavaScript,
// every other page, opened cold, at most 450 kB. Reads the manifest of the last build.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const first_limit = 250_000
const page_limit = 450_000
const dist = new URL('../dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))
const entry = 'index.html'
const sizes = new Map()

function size_of(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(new URL(file, dist))).length)
  return sizes.get(file)
}

function closure(keys) {
  const seen = new Set()
  const walk = (key) => {
    if (seen.has(key)) return
    seen.add(key)
    for (const next of manifest[key].imports ?? []) walk(next)
    // A page with a chart fetches the drawing engine at once, if not first.
    if (manifest[key].dynamicImports?.includes(engine)) walk(engine)
  }
  keys.forEach(walk)
  return [...seen].map((key) => manifest[key].file).filter((file) => file.endsWith('.js'))
}

const engine = 'src/ui/chart_engine.ts'
const shell = 'src/app/Shell.tsx'
const antd = 'src/ui/AntdRoot.tsx'
const locale = 'src/ui/antd_locales/zh_cn.ts'
const is_page = (key) => /^src\/features\/.*(Page|Form)\.tsx$/.test(key)
const bare = (key) => /(SignInPage|SetupPage|OpenOfferPage)\.tsx$/.test(key)
const light = (key) => bare(key) || /TodayPage\.tsx$/.test(key)
let failed = false

for (const key of Object.keys(manifest).filter(
  (key) => manifest[key].isDynamicEntry && is_page(key),
)) {
  const keys = [entry, key]
  if (!bare(key)) keys.push(shell)
  if (!light(key)) keys.push(antd, locale)
  const present = keys.filter((name) => manifest[name])
  const total = closure(present).reduce((sum, file) => sum + size_of(file), 0)
  const limit = light(key) ? first_limit : page_limit
  const verdict = total <= limit ? 'ok' : 'OVER'
  if (total > limit) failed = true
  console.log(
    `${verdict.padEnd(5)}${(total / 1000).toFixed(1).padStart(7)} / ${limit / 1000} kB  ${key}`,
  )
}
process.exit(failed ? 1 : 0)
