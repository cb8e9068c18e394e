// The company the walks happen in: who works there, what it sells and to whom. Made through the
// API by the admin who set it up in the browser; knows no page.
import type { APIRequestContext } from '@playwright/test'

export const password = 'Zhuli-e2e-2026'

export interface Person {
  email: string
  name: string
  role: string
}

export const people = {
  admin: { email: 'admin@e2e.example', name: '管理员', role: 'admin' },
  assistant: { email: 'xiaowen@e2e.example', name: '沈晓雯', role: 'assistant' },
  manager: { email: 'manager@e2e.example', name: '邵文哲', role: 'manager' },
  warehouse: { email: 'warehouse@e2e.example', name: '库建国', role: 'warehouse' },
  finance: { email: 'finance@e2e.example', name: '钱丽', role: 'finance' },
} satisfies Record<string, Person>

export const goods = [
  { code: 'P1001', name: '深沟球轴承 6204-2RS', price_e4: 126_000, on_hand: 3_000 },
  { code: 'P1003', name: '直线导轨 HGH20CA 滑块', price_e4: 1_280_000, on_hand: 500 },
  { code: 'P1006', name: '伺服电机 750W 220V', price_e4: 11_800_000, on_hand: 90 },
]

export const customers = [
  { name: '厦门中晟包装材料有限公司', contact_name: '吴思远', phone: '13366924749' },
  { name: '昆山联创机械有限公司', contact_name: '吴丽华', phone: '13800137788' },
  { name: '佛山永安新能源科技有限公司', contact_name: '周伟', phone: '13922221357' },
]

/** Calls the API as whoever is signed in; anything but a 2xx ends the walk with its answer. */
export async function call<T>(
  request: APIRequestContext,
  csrf: string,
  path: string,
  data: unknown,
): Promise<T> {
  const response = await request.post(`/api/v1${path}`, {
    data,
    headers: { 'x-csrf-token': csrf },
  })
  if (!response.ok()) throw new Error(`POST ${path}: ${response.status()} ${await response.text()}`)
  return (await response.json()) as T
}

interface Made {
  id: string
}

async function hire(request: APIRequestContext, csrf: string): Promise<string> {
  const team = await call<Made>(request, csrf, '/teams', { name: '华东一组' })
  let assistant = ''
  for (const person of Object.values(people)) {
    if (person.role === 'admin') continue
    const made = await call<Made>(request, csrf, '/users', {
      email: person.email,
      name: person.name,
      roles: [person.role],
      team_id: team.id,
      password,
    })
    if (person.role === 'assistant') assistant = made.id
  }
  return assistant
}

async function stock_up(request: APIRequestContext, csrf: string): Promise<void> {
  const line = await call<Made>(request, csrf, '/product_lines', { code: 'L1', name: '传动件' })
  const warehouse = await call<Made>(request, csrf, '/warehouses', { code: 'W1', name: '主仓' })
  for (const { code, name, price_e4, on_hand } of goods) {
    const product = await call<Made>(request, csrf, '/products', {
      code,
      name,
      line_id: line.id,
      unit: '件',
      list_price_e4: price_e4,
      floor_price_e4: Math.round(price_e4 * 0.88),
      safety_stock: 20,
    })
    await call(request, csrf, '/stock/moves', {
      product_id: product.id,
      warehouse_id: warehouse.id,
      quantity: on_hand,
      reason: 'opening',
    })
  }
}

export async function make_company(request: APIRequestContext, csrf: string): Promise<void> {
  const owner_id = await hire(request, csrf)
  await stock_up(request, csrf)
  for (const customer of customers) {
    await call(request, csrf, '/customers', {
      ...customer,
      kind: 'company',
      region: customer.name.slice(0, 2),
      address: `${customer.name.slice(0, 2)}市高新区创业路 21 号 3 幢`,
      owner_id,
    })
  }
}
