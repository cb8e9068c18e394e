// Lets the product open without a network: keeps its page and the scripts of what may be seen then.
// Answers of the server are none of its business; those are kept, per person, by lib/offline.
import { new_nonce, with_new_nonce } from './page'

declare const self: ServiceWorkerGlobalScope

/** Written in by the build (scripts/worker_plugin.ts). */
declare const __SHELL__: { version: string; entry: string; files: string[] }

const shell = __SHELL__
const prefix = 'zhuli.shell.'
const cache_name = prefix + shell.version
const page_path = '/'
const files = new Set(shell.files)
/** Longer than this is as good as no network. */
const patience_ms = 6000

async function keep_shell(): Promise<void> {
  const cache = await caches.open(cache_name)
  const page = await fetch(page_path, { cache: 'no-store' })
  const text = await page.clone().text()
  // A server between two versions: the next visit tries again.
  if (!page.ok || !text.includes(shell.entry)) throw new Error('another version')
  await cache.addAll(shell.files)
  await cache.put(page_path, page)
}

async function forget_others(): Promise<void> {
  const names = await caches.keys()
  const others = names.filter((name) => name.startsWith(prefix) && name !== cache_name)
  await Promise.all(others.map((name) => caches.delete(name)))
}

async function kept_page(): Promise<Response | undefined> {
  const page = await (await caches.open(cache_name)).match(page_path)
  if (!page) return undefined
  const headers = new Headers(page.headers)
  const policy = headers.get('content-security-policy') ?? ''
  const [text, own_policy] = with_new_nonce(await page.text(), policy, new_nonce())
  headers.set('content-security-policy', own_policy)
  return new Response(text, { status: 200, headers })
}

const no_answer = (status: number) => status >= 502 && status <= 504

/** The server's page; the kept one where there is no answer, or only a proxy's excuse. */
async function page_for(request: Request): Promise<Response> {
  const asked = fetch(request)
  const patience = new Promise<null>((done) => {
    setTimeout(() => {
      done(null)
    }, patience_ms)
  })
  const answer = await Promise.race([asked, patience]).catch(() => null)
  if (answer && !no_answer(answer.status)) return answer
  return (await kept_page()) ?? asked
}

async function file_for(request: Request): Promise<Response> {
  const kept = await (await caches.open(cache_name)).match(request, { ignoreVary: true })
  return kept ?? fetch(request)
}

self.addEventListener('install', (event) => {
  event.waitUntil(keep_shell().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(forget_others().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (pathname.startsWith('/api/')) return
  if (request.mode === 'navigate') event.respondWith(page_for(request))
  else if (files.has(pathname)) event.respondWith(file_for(request))
})
