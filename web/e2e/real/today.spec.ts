// The first screen in the morning, for each role: what waits is there, one thing is done from it,
// it is gone, and Undo brings back what can be brought back.
import { expect, test, type Locator, type Page } from '@playwright/test'
import { call, customers, goods, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

const third = customers[2]?.name ?? ''
const day_after = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(
    Date.now() + days * 86_400_000,
  )

interface Found {
  id: string
  next_contact_on: string | null
}

async function found(page: Page, path: string): Promise<Found> {
  const answer = await page.request.get(`/api/v1${path}`)
  const { items } = (await answer.json()) as { items: Found[] }
  return items[0] ?? { id: '', next_contact_on: null }
}

const customer = (page: Page) => found(page, `/customers?q=${encodeURIComponent(third)}`)

/** A customer of the assistant's, to be called today. */
async function plan_for_today(page: Page): Promise<void> {
  const { id } = await customer(page)
  const body = { next_contact_on: day_after(0) }
  await call(page.request, await csrf_of(page), `/customers/${id}/next_contact`, body)
  await page.goto('/today')
}

async function order(page: Page, more: object): Promise<string> {
  const { id } = await customer(page)
  const answer = await page.request.get(`/api/v1/stock/items?codes=${goods[0]?.code ?? ''}`)
  const { items } = (await answer.json()) as { items: { product_id: string }[] }
  const lines = [{ product_id: items[0]?.product_id, quantity: 1, unit_price_e4: 126_000 }]
  const made = await call<{ id: string }>(page.request, await csrf_of(page), '/orders', {
    customer_id: id,
    lines,
    ...more,
  })
  return made.id
}

async function number_of(page: Page, id: string): Promise<string> {
  const answer = await page.request.get(`/api/v1/orders/${id}`)
  return ((await answer.json()) as { number: string }).number
}

/** The row of Today that leads to `path`. */
const row = (page: Page, path: string): Locator =>
  page.locator('.card-row', { has: page.locator(`a[href="${path}"]`) })

test('a follow-up is completed, taken back, moved by its menu and talked about', async ({
  page,
}, info) => {
  const errors = await sign_in(page, people.assistant)
  await plan_for_today(page)
  const { id } = await customer(page)
  const waiting = row(page, `/customers/${id}`)
  await expect(page.locator('.today-sentence')).toContainText('位客户今天要跟进')
  await look(page, 'today_assistant', info.project.name)

  // The next step of a cadence may stand among the days to come.
  const due = page.locator('#today-today').locator(waiting)
  await due.getByRole('button', { name: /完成跟进/u }).click()
  await expect(due).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(due).toBeVisible()
  expect((await customer(page)).next_contact_on).toBe(day_after(0))

  await waiting.getByRole('button', { name: /改期/u }).click()
  await page.getByRole('menuitem', { name: /三天后/u }).click()
  await expect.poll(async () => (await customer(page)).next_contact_on).toBe(day_after(3))

  await plan_for_today(page) // of the days to come only the first ten are shown
  await waiting.getByRole('button', { name: /沟通/u }).click()
  const talk = page.getByRole('dialog', { name: /记录沟通/u })
  await talk.getByLabel('说了什么').fill(`约了下周送样 ${info.project.name}`)
  await talk.getByLabel('下次跟进').fill('+5')
  await look(page, 'today_talk', info.project.name)
  await talk.getByRole('button', { name: '保存' }).click()
  await expect(talk).toHaveCount(0)
  expect((await customer(page)).next_contact_on).toBe(day_after(5))
  expect(errors).toEqual([])
})

test('keys move through the queue, put off until tomorrow and complete', async ({ page }, info) => {
  const errors = await sign_in(page, people.assistant)
  await plan_for_today(page)
  const { id } = await customer(page)
  await expect(row(page, `/customers/${id}`)).toBeVisible()
  const at = page.locator('.today-group .card-row-active')
  await page.keyboard.press('j')
  for (let step = 0; step < 5; step += 1) {
    if ((await at.locator(`a[href="/customers/${id}"]`).count()) > 0) break
    await page.keyboard.press('j')
  }
  await page.keyboard.press('s')
  await expect.poll(async () => (await customer(page)).next_contact_on).toBe(day_after(1))
  await plan_for_today(page)
  await expect(row(page, `/customers/${id}`)).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/customers\/\d+$/u)
  await look(page, 'today_opened', info.project.name)
  expect(errors).toEqual([])
})

test('an order waits at each role in turn, from the draft to the money', async ({ page }, info) => {
  const errors = await sign_in(page, people.assistant)
  const draft = await order(page, { note: info.project.name })
  await page.goto('/today')
  const at_desk = row(page, `/orders/${draft}`)
  await expect(at_desk).toContainText('草稿')
  await at_desk.getByRole('link', { name: '去提交' }).click()
  await expect(page).toHaveURL(new RegExp(`/orders/${draft}$`, 'u'))
  const sold = await order(page, { confirm: true, confirmed_by: '周伟', words: '电话确认' })

  await sign_in(page, people.warehouse)
  const to_ship = row(page, `/orders/${sold}`)
  const to_pick = page.locator('#today-picks .card-row', { hasText: await number_of(page, sold) })
  await expect(to_pick).toContainText('待拣货')
  await expect(to_ship).toHaveCount(0) // it stands there once
  await look(page, 'today_warehouse', info.project.name)
  await to_pick.getByRole('link', { name: '去拣货' }).click()
  await expect(page).toHaveURL(/\/dispatches\/\d+$/u)
  await page.goto(`/orders/${sold}`)
  await page.locator('.record-actions').getByRole('button', { name: '发货', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '发货' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.goto('/today')
  await expect(to_pick).toHaveCount(0)
  await to_ship.getByRole('link', { name: /送达/u }).click()
  await page
    .locator('.record-actions')
    .getByRole('button', { name: '确认送达', exact: true })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: '确认送达' }).click()
  await expect(page.locator('.turn-who')).toContainText('财务')
  await page.goto('/today')
  await expect(page.locator('h1')).toBeVisible()
  await expect(page.locator('.skeleton')).toHaveCount(0)
  await expect(to_ship).toHaveCount(0)

  await sign_in(page, people.finance)
  const to_collect = row(page, `/orders/${sold}`)
  await expect(to_collect).toContainText('今天')
  await look(page, 'today_finance', info.project.name)
  await to_collect.getByRole('link', { name: /回款/u }).click()
  await page
    .locator('.record-actions')
    .getByRole('button', { name: '登记收款', exact: true })
    .click()
  await expect(page.getByLabel('金额')).toHaveValue(/^\d/u)
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.turn-who')).toContainText('已结束')
  await page.goto('/today')
  await expect(page.locator('.skeleton')).toHaveCount(0)
  await expect(to_collect).toHaveCount(0)
  expect(errors).toEqual([])
})

test('a manager sees the team, an administrator with nothing to do what comes next', async ({
  page,
}, info) => {
  const errors = await sign_in(page, people.manager)
  await expect(page.locator('#today-team')).toContainText(people.assistant.name)
  await look(page, 'today_manager', info.project.name)
  await sign_in(page, people.admin)
  await expect(page.locator('h1')).toContainText(people.admin.name)
  await look(page, 'today_admin', info.project.name)
  expect(errors).toEqual([])
})
