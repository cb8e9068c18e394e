// Writes into the service worker which files it keeps: the page's own scripts, those of the pages that
// may be seen without a network, and what they draw with. Never edits anything else.
import { createHash } from 'node:crypto'
import type { Plugin, Rolldown } from 'vite'

type Bundle = Rolldown.OutputBundle
type Chunk = Rolldown.OutputChunk

/** Sources that are fetched one by one as they are needed. */
const fetched_later = [
  /\/app\/Shell\.tsx$/u,
  /\/account\/SignInPage\.tsx$/u,
  /\/today\/TodayPage\.tsx$/u,
  /\/outbox\/OutboxPage\.tsx$/u,
  /\/customers\/Customer(s)?Page\.tsx$/u,
  /\/ui\/AntdRoot\.tsx$/u,
  /\/ui\/antd_locales\//u,
  /\/i18n\/(en|zh-TW)\.ts$/u,
]
/** From `public`. */
const beside = ['/mark.svg', '/manifest.webmanifest', '/icon-192.png']
const font = /\/inter-latin-wght-normal-.*\.woff2$/u
const place = '__SHELL__'

const is_chunk = (one: Bundle[string]): one is Chunk => one.type === 'chunk'

function css_of(chunk: Chunk): string[] {
  return [...(chunk.viteMetadata?.importedCss ?? [])]
}

function files_of(bundle: Bundle, page: Chunk): string[] {
  const chunks = Object.values(bundle).filter(is_chunk)
  const wanted = fetched_later.flatMap((source) => {
    const found = chunks.filter(({ facadeModuleId: id }) => source.test(id ?? ''))
    if (!found.length) throw new Error(`nothing to keep is called ${source.source}`)
    return found
  })
  const seen = new Set<string>()
  const walk = (name: string): void => {
    const chunk = bundle[name]
    if (seen.has(name) || !chunk || !is_chunk(chunk)) return
    seen.add(name)
    css_of(chunk).forEach((css) => seen.add(css))
    chunk.imports.forEach(walk)
  }
  for (const chunk of [page, ...wanted]) walk(chunk.fileName)
  const fonts = Object.keys(bundle).filter((name) => font.test(`/${name}`))
  return [...[...seen, ...fonts].map((name) => `/${name}`), ...beside].toSorted()
}

export function worker_plugin(worker_file: string): Plugin {
  return {
    name: 'zhuli-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: (_, bundle) => {
      const worker = bundle[worker_file]
      const page = Object.values(bundle)
        .filter(is_chunk)
        .find((one) => one.name === 'index' && one.isEntry)
      if (!worker || !is_chunk(worker) || !page) throw new Error('no worker or no page')
      if (worker.imports.length) throw new Error('the worker is one plain script')
      const files = files_of(bundle, page)
      const version = createHash('sha256')
        .update(files.join() + worker.code)
        .digest('hex')
        .slice(0, 16)
      const shell = { version, entry: `/${page.fileName}`, files }
      worker.code = worker.code.replace(place, JSON.stringify(shell))
    },
  }
}
