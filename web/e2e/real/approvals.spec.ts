// How a document is approved: one after another, by any of two, by both; sent back and asked again,
// passed on, and taken back by whoever asked. Each test sets the policy it walks through, the last
// hand puts the usual ones back.
import { expect, test, type Page } from '@playwright/test'
import { call, customers, goods, people, type Person } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ mode: 'serial', timeout: 180_000 })

interface Settings {
  version: number
  policies: object[]
}

let usual: object[] = []

async function put_policies(page: Page, policies: object[]): Promise<void> {
  const now = (await (await page.request.get('/api/v1/approval_settings')).json()) as Settings
  if (!usual.length) usual = now.policies
  const answer = await page.request.patch('/api/v1/approval_settings', {
    data: { policies },
    headers: { 'x-csrf-token': await csrf_of(page), 'if-match': String(now.version) },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
}

async function id_of(page: Page, person: Person): Promise<string> {
  const answer = await page.request.get(`/api/v1/users?q=${encodeURIComponent(person.name)}`)
  const { items } = (await answer.json()) as { items: { id: string; name: string }[] }
  return items.find((one) => one.name === person.name)?.id ?? ''
}

/** Finance and the manager are asked about whatever is worth more than 10,000. */
async function ask_both(page: Page, mode: 'sequential' | 'any' | 'all'): Promise<void> {
  await sign_in(page, people.admin)
  const asked = [await id_of(page, people.finance), await id_of(page, people.manager)]
  const step = { by: 'people', people: asked, mode, limit_hours: 4 }
  const policy = { name: '大额订单', condition: 'amount_over', amount_minor: 1_000_000 }
  await put_policies(page, [{ ...policy, steps: [step] }])
}

interface Order {
  id: string
  number: string
  approval_id: string
  commercial: string
}

/** An order worth 11,800.00 that is to go to its customer. */
async function file(page: Page, note: string): Promise<Order> {
  await sign_in(page, people.assistant)
  const found = await page.request.get(
    `/api/v1/customers?q=${encodeURIComponent(customers[1]?.name ?? '')}`,
  )
  const customer = ((await found.json()) as { items: { id: string }[] }).items[0]
  const item = await page.request.get(`/api/v1/stock/items?codes=${goods[2]?.code ?? ''}`)
  const product = ((await item.json()) as { items: { product_id: string }[] }).items[0]
  const order = await call<Order>(page.request, await csrf_of(page), '/orders', {
    customer_id: customer?.id,
    lines: [{ product_id: product?.product_id, quantity: 10 }],
    ...{ note, submit: true, approval_reason: '年底备货，量大' },
  })
  expect(order.commercial).toBe('approval')
  return order
}

const now_of = async (page: Page, order: Order) =>
  (await (await page.request.get(`/api/v1/orders/${order.id}`)).json()) as Order

const in_queue = (page: Page, order: Order) =>
  page.locator('.approval-queue .card-row', { hasText: order.number })

/** Says yes in the queue, as whoever is asked. */
async function approve(page: Page, person: Person, order: Order): Promise<void> {
  await sign_in(page, person)
  await page.goto('/approvals')
  await expect(in_queue(page, order)).toContainText('年底备货')
  await page.goto(`/approvals/${order.approval_id}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(order.number)
  await page.keyboard.press('a')
  await expect(page.getByText('已同意').first()).toBeVisible()
}

async function waits_for_nobody(page: Page, person: Person, order: Order): Promise<void> {
  await sign_in(page, person)
  await page.goto('/approvals')
  await expect(page.locator('main [aria-busy=true]')).toHaveCount(0)
  await expect(in_queue(page, order)).toHaveCount(0)
}

test.afterAll(async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL })
  await sign_in(page, people.admin)
  if (usual.length) await put_policies(page, usual)
  await page.close()
})

test('one after another: what is sent back is mended and asked again', async ({ page }, info) => {
  await ask_both(page, 'sequential')
  const order = await file(page, '依次')
  await waits_for_nobody(page, people.manager, order)
  const errors = await sign_in(page, people.finance)
  await page.goto(`/approvals/${order.approval_id}`)
  await expect(page.getByText('依次审批')).toBeVisible()
  await page.keyboard.press('b')
  await page.getByLabel('要改什么').fill('请写明回款日期')
  await page.getByRole('dialog').getByRole('button', { name: '退回' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await look(page, 'approval_sent_back', info.project.name)

  await sign_in(page, people.assistant)
  await page.goto(`/orders/${order.id}`)
  await expect(page.getByText('请写明回款日期')).toBeVisible()
  expect((await now_of(page, order)).commercial).toBe('draft')
  await call(page.request, await csrf_of(page), `/orders/${order.id}/submission`, {
    approval_reason: '年底备货，1 月 15 日回款',
  })
  await approve(page, people.finance, order)
  expect((await now_of(page, order)).commercial).toBe('approval')
  await approve(page, people.manager, order)
  expect((await now_of(page, order)).commercial).toBe('awaiting_customer')
  expect(errors).toEqual([])
})

test('by any of two: the first yes is enough', async ({ page }) => {
  await ask_both(page, 'any')
  const order = await file(page, '或签')
  await sign_in(page, people.manager)
  await page.goto('/approvals')
  await expect(in_queue(page, order)).toHaveCount(1)
  await approve(page, people.finance, order)
  expect((await now_of(page, order)).commercial).toBe('awaiting_customer')
  await waits_for_nobody(page, people.manager, order)
})

test('by both: one passes it on, and it waits until the last yes', async ({ page }, info) => {
  await ask_both(page, 'all')
  const order = await file(page, '会签')
  await approve(page, people.finance, order)
  expect((await now_of(page, order)).commercial).toBe('approval')
  await sign_in(page, people.manager)
  await page.goto(`/approvals/${order.approval_id}`)
  await expect(page.getByText('全部同意')).toBeVisible()
  await page.keyboard.press('d')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: '给谁' }).fill(people.admin.name)
  await page.locator('.ant-select-item-option', { hasText: people.admin.name }).click()
  await look(page, 'approval_passed_on', info.project.name)
  await dialog.getByRole('button', { name: '转交' }).click()
  await expect(dialog).toHaveCount(0)
  await approve(page, people.admin, order)
  expect((await now_of(page, order)).commercial).toBe('awaiting_customer')
})

test('whoever asked takes it back, and the order is a draft again', async ({ page }) => {
  await ask_both(page, 'all')
  const order = await file(page, '撤回')
  await page.goto(`/approvals/${order.approval_id}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(order.number)
  await page.keyboard.press('w')
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect((await now_of(page, order)).commercial).toBe('draft')
  await waits_for_nobody(page, people.finance, order)
})
