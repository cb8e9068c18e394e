// Answers for the pages under test. The documents come from the real build, served with the same
// strict CSP as the product's server sends.
import type { Page, Route } from '@playwright/test'

export const nonce = 'test-nonce'
const csp = [
  "default-src 'none'",
  `script-src 'self' 'nonce-${nonce}'`,
  `style-src 'self' 'nonce-${nonce}'`,
  "style-src-attr 'none'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const user = {
  id: '1',
  name: '沈晓青',
  email: 'qing@example.cn',
  locale: 'zh-CN',
  roles: ['assistant'],
  permissions: ['customers.read'],
  team_name: '华东销售一组',
  org: { id: '1', name: '示例贸易', currency: 'CNY', timezone: 'Asia/Shanghai' },
}

const cities = ['厦门', '昆山', '无锡', '宁波', '杭州', '成都', '佛山', '苏州']
const words = ['中晟', '联创', '永安', '恒达', '精工', '科林', '德川', '信立']
const kinds = ['包装材料', '机械', '自动化设备', '新能源科技', '商贸', '电子科技']
const stages = ['won', 'met', 'quoted', 'talks', 'lead']
const owners = ['许宁', '沈青', '邵文', '方诺', '陆远']

function day(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
}

export function customer(n: number) {
  const city = cities[n % 8]
  return {
    id: String(1000 + n),
    version: 3,
    actions: ['create_order', 'create_ticket', 'update'],
    name: `${city}${words[(n * 3) % 8]}${kinds[(n * 5) % 6]}有限公司`,
    grade: 'ABC'[Math.floor(n / 20) % 3],
    stage: stages[(n * 7) % 5],
    region: city,
    owner: owners[(n * 3) % 5],
    contact: `${'徐张吴赵孙李'[n % 6]}${'秀国丽思晓佳'[(n * 5) % 6]}`,
    last_contact_on: day(-((n * 5) % 27)),
    next_on: day(((n * 3) % 12) - 1),
    year_minor: 170_397_000 - n * 317_000,
    ticket_count: n % 9 === 1 ? 1 : 0,
    credit: ((n * 37) % 100) / 100,
  }
}

const choice = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

export const meta = {
  customer: {
    label: '客户',
    fields: [
      { name: 'name', type: 'text', label: '客户', required: true, max_length: 60, sortable: true },
      {
        name: 'grade',
        type: 'text',
        label: '等级',
        enum: choice({ A: 'A', B: 'B', C: 'C' }),
        sortable: true,
      },
      {
        name: 'stage',
        type: 'text',
        label: '阶段',
        required: true,
        enum: choice({
          won: '成交',
          met: '已接触',
          quoted: '已报价',
          talks: '谈判中',
          lead: '线索',
        }),
      },
      { name: 'region', type: 'text', label: '地区', enum: choice({ 厦门: '厦门', 昆山: '昆山' }) },
      { name: 'owner', type: 'text', label: '负责人' },
      { name: 'contact', type: 'text', label: '联系人' },
      { name: 'last_contact_on', type: 'date', label: '最近联系', sortable: true },
      { name: 'next_on', type: 'date', label: '下次跟进', sortable: true },
      { name: 'year_minor', type: 'money', label: '今年成交', sortable: true },
      { name: 'ticket_count', type: 'integer', label: '客诉' },
      { name: 'credit', type: 'percent', label: '信用占用' },
    ],
  },
}

export interface World {
  signed_in: boolean
  /** Every request to the API: `POST /session`. */
  asked: string[]
  /** Body and headers of the last write. */
  last: { headers: Record<string, string>; body: Record<string, unknown> } | null
  answers: Record<string, (route: Route) => Promise<void>>
}

const page_size = 50

function list(url: URL) {
  const from = Number(url.searchParams.get('cursor') ?? 0)
  const q = url.searchParams.get('q') ?? ''
  const all = Array.from({ length: 120 }, (_, n) => customer(n)).filter((one) =>
    one.name.includes(q),
  )
  const next = from + page_size
  const next_cursor = next < all.length ? String(next) : null
  return { items: all.slice(from, next), next_cursor, total: all.length }
}

const found = {
  items: [0, 1, 2, 3, 4].map((n) => ({
    entity: 'customer',
    id: String(1000 + n),
    title: `杭州精工${kinds[n]}有限公司`,
    subtitle: `KH1002${n} · 李伟 · 沈青`,
    spans: [[0, 4]],
  })),
}

async function answer(world: World, route: Route): Promise<void> {
  const request = route.request()
  const url = new URL(request.url())
  const path = url.pathname.replace('/api/v1', '')
  const what = `${request.method()} ${path}`
  world.asked.push(what)
  if (request.method() !== 'GET') {
    world.last = { headers: request.headers(), body: request.postDataJSON() ?? {} }
  }
  const own = world.answers[what]
  if (own) return own(route)
  const json = (body: unknown, status = 200) => route.fulfill({ status, json: body })
  if (what === 'GET /session') {
    return world.signed_in
      ? json({ user, csrf_token: 'csrf' })
      : json({ status: 401, code: 'session.missing' }, 401)
  }
  if (what === 'POST /session') {
    world.signed_in = true
    return json({ user, csrf_token: 'csrf' })
  }
  if (what === 'DELETE /session') {
    world.signed_in = false
    return route.fulfill({ status: 204 })
  }
  if (what === 'GET /setup') return json({ needed: false })
  if (what === 'GET /meta') return json(meta)
  if (what === 'GET /search') return json(found)
  if (what === 'GET /customers') return json(list(url))
  if (what === 'POST /customers') return json(customer(7), 201)
  const record = /^GET \/customers\/(\d+)$/u.exec(what)
  if (record) return json(customer(Number(record[1]) - 1000))
  if (what === 'GET /events/stream') {
    return route.fulfill({ contentType: 'text/event-stream', body: ': hello\nretry: 60000\n\n' })
  }
  return json({ status: 404, code: 'route.missing', title: 'Not found' }, 404)
}

export async function mock(page: Page, signed_in = true): Promise<World> {
  const world: World = { signed_in, asked: [], last: null, answers: {} }
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback()
    const response = await route.fetch()
    const body = (await response.text()).replaceAll('__CSP_NONCE__', nonce)
    return route.fulfill({
      response,
      body,
      headers: { ...response.headers(), 'content-security-policy': csp },
    })
  })
  await page.route('**/api/v1/**', (route) => answer(world, route))
  return world
}

/** Console errors and CSP reports, without the browser's own line about a refused request. */
export function watch_errors(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() !== 'error' || text.startsWith('Failed to load resource')) return
    errors.push(text)
  })
  return errors
}
