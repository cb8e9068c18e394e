// The one door to the server. Adds the CSRF header, the Idempotency-Key of a POST and If-Match,
// turns every refusal into an ApiProblem, and reports a lost session once. What may be seen without a
// network is kept, and given when the server cannot be reached.
// It does not retry: queries retry themselves, writes are repeated by the user with the same key.
import createClient from 'openapi-fetch'
import type { paths } from '@/gen/api'
import type { FieldProblem, Problem, Row } from './api_types'
import { note_server_time } from './clock'
import { find_answer, keep_answer } from './offline/answers'
import { note_reached } from './offline/network'
import { page_of } from './offline/pages'

const root = '/api/v1'
let csrf_token = ''
let on_signed_out: () => void = () => undefined

export function set_csrf_token(token: string): void {
  csrf_token = token
}

export function set_signed_out_handler(handler: () => void): void {
  on_signed_out = handler
}

export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly fields: FieldProblem[]
  readonly reference: string
  readonly current: Row | undefined
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title ?? String(problem.status))
    this.name = 'ApiProblem'
    this.problem = problem
    this.status = problem.status
    this.code = problem.code ?? ''
    this.fields = problem.fields ?? []
    this.reference = problem.reference ?? ''
    this.current = problem.current
  }

  get offline(): boolean {
    return this.status === 0
  }
}

export interface Options {
  query?: Record<string, string | number | boolean | null | undefined>
  signal?: AbortSignal
  /** Version for If-Match. */
  version?: number | undefined
  /** Idempotency-Key; made up when a POST has none. */
  key?: string
  /** 401 is an answer here (sign-in), not a lost session. */
  anonymous?: boolean
}

export function new_key(): string {
  return crypto.randomUUID()
}

/** The same key as long as the same content is sent again; a new one once it is `spent`. */
export function create_key_ring(): { key_for: (body: unknown) => string; spent: () => void } {
  let content = ''
  let key = ''
  return {
    key_for: (body) => {
      const text = JSON.stringify(body)
      if (!key || text !== content) key = new_key()
      content = text
      return key
    },
    spent: () => {
      key = ''
    },
  }
}

export function url_of(path: string, query: Options['query'] = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value))
  }
  const text = params.toString()
  return (path.startsWith('/api/') ? path : root + path) + (text ? `?${text}` : '')
}

async function guarded_fetch(request: Request): Promise<Response> {
  const sent_at = Date.now()
  const response = await globalThis.fetch(request).catch((error: unknown) => {
    if (request.signal.aborted) throw error
    note_reached(false)
    throw new ApiProblem({ status: 0, code: 'client.offline' })
  })
  note_reached(true)
  note_server_time(response.headers, sent_at, Date.now())
  return response
}

async function problem_of(response: Response): Promise<ApiProblem> {
  const text = await response.text().catch(() => '')
  const reference = response.headers.get('X-Request-Id') ?? ''
  let problem: Problem = { status: response.status, reference }
  try {
    problem = { ...problem, ...(JSON.parse(text) as Partial<Problem>), status: response.status }
  } catch {
    problem.title = response.statusText
  }
  return new ApiProblem(problem)
}

function headers_of(method: string, body: unknown, options: Options): Headers {
  const headers = new Headers({ Accept: 'application/json' })
  if (body !== undefined && !(body instanceof FormData) && !(body instanceof Blob)) {
    headers.set('Content-Type', 'application/json')
  }
  if (method !== 'GET' && csrf_token) headers.set('X-CSRF-Token', csrf_token)
  if (method === 'POST') headers.set('Idempotency-Key', options.key ?? new_key())
  if (options.version !== undefined) headers.set('If-Match', String(options.version))
  const language = document.documentElement.lang
  if (language) headers.set('Accept-Language', language)
  return headers
}

async function send<T>(method: string, path: string, body: unknown, options: Options): Promise<T> {
  const raw = body instanceof FormData || body instanceof Blob
  const request = new Request(new URL(url_of(path, options.query), location.origin), {
    method,
    headers: headers_of(method, body, options),
    credentials: 'same-origin',
    body: body === undefined ? null : raw ? (body as BodyInit) : JSON.stringify(body),
    signal: options.signal ?? null,
  })
  const response = await guarded_fetch(request)
  if (response.ok) {
    const text = await response.text()
    return (text ? JSON.parse(text) : undefined) as T
  }
  const problem = await problem_of(response)
  if (response.status === 401 && !options.anonymous) on_signed_out()
  throw problem
}

async function get<T>(path: string, options: Options): Promise<T> {
  const page = page_of(path, options.query)
  if (!page) return send<T>('GET', path, undefined, options)
  const url = `${document.documentElement.lang} ${url_of(path, options.query)}`
  try {
    const answer = await send<T>('GET', path, undefined, options)
    void keep_answer(url, page, answer)
    return answer
  } catch (error) {
    const kept = error instanceof ApiProblem && error.offline ? await find_answer(url) : undefined
    if (!kept) throw error
    return kept.value as T
  }
}

export const api = {
  get: <T>(path: string, options: Options = {}) => get<T>(path, options),
  post: <T>(path: string, body?: unknown, options: Options = {}) =>
    send<T>('POST', path, body ?? {}, options),
  put: <T>(path: string, body: unknown, options: Options = {}) =>
    send<T>('PUT', path, body, options),
  patch: <T>(path: string, body: unknown, version: number, options: Options = {}) =>
    send<T>('PATCH', path, body, { ...options, version }),
  remove: <T = void>(path: string, options: Options = {}) =>
    send<T>('DELETE', path, undefined, options),
}

/** Typed client over the generated OpenAPI types; same headers and the same problems as `api`. */
export function create_typed_client() {
  const client = createClient<paths>({ baseUrl: root, fetch: guarded_fetch })
  client.use({
    onRequest: ({ request }) => {
      headers_of(request.method, undefined, {}).forEach((value, name) => {
        if (!request.headers.has(name)) request.headers.set(name, value)
      })
      return request
    },
    onResponse: async ({ response }) => {
      if (response.ok) return response
      if (response.status === 401) on_signed_out()
      throw await problem_of(response)
    },
  })
  return client
}
