// An opportunity from end to end: begun on a customer's page, moved on the board by key, mouse and
// finger, slipped, lost, opened again and won; the sums above the columns and the forecast follow.
import { expect, test, type Locator, type Page, type Route, type TestInfo } from '@playwright/test'
import { call, customers, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 90_000 })

const day_ms = 86_400_000
/** Alone, without the day beside it. */
const next_step = /^下一步\s*\*?$/u
const on_phone = (info: TestInfo) => info.project.name.endsWith('phone')
const day = (days: number) => new Date(Date.now() + days * day_ms).toISOString().slice(0, 10)

interface Opportunity {
  id: string
  version: number
  stage: string
}

async function get<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(`/api/v1${path}`)
  return (await answer.json()) as T
}

async function customer_id(page: Page): Promise<string> {
  const path = `/customers?q=${encodeURIComponent(customers[2]?.name ?? '')}`
  return (await get<{ items: { id: string }[] }>(page, path)).items[0]?.id ?? ''
}

async function begun(page: Page, name: string): Promise<Opportunity> {
  return call(page.request, await csrf_of(page), '/opportunities', {
    customer_id: await customer_id(page),
    name,
    amount_minor: 12_000_000,
    expected_close_on: day(30),
    next_step: '发报价',
    next_step_on: day(3),
  })
}

const card_of = (page: Page, name: string): Locator =>
  page.locator('.board-card:visible', { hasText: name })

const column = (page: Page, stage: string): Locator => page.locator(`.board-column.board-${stage}`)

/** A phone shows one stage at a time. */
async function show_stage(page: Page, info: TestInfo, stage: string): Promise<void> {
  if (on_phone(info)) await page.locator('.board-tabs').getByText(stage).click()
}

async function move_by_menu(page: Page, name: string, to: string): Promise<void> {
  await card_of(page, name)
    .getByRole('button', { name: `移动「${name}」` })
    .click()
  await page.getByRole('menuitem', { name: to }).click()
}

test('is begun on a customer’s page, slips visibly, is lost, opened again and won', async ({
  page,
}, info) => {
  const name = `产线改造 ${info.project.name}`
  const errors = await sign_in(page, people.assistant)
  const customer = await customer_id(page)
  await page.goto(`/customers/${customer}`)
  await page.getByRole('link', { name: '新建商机' }).click()
  await page.getByLabel('商机名称').fill(name)
  await page.getByLabel('预计金额').fill('86000')
  await page.getByLabel('预计成交日').fill('+20')
  await page.getByLabel('竞争对手').fill('瑞科传动，铭泰机电')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.field-error')).toHaveCount(2) // the next step and its day
  await look(page, 'opportunity_refused', info.project.name)
  await page.getByLabel(next_step).fill('约技术上门测量')
  await page.getByLabel('下一步日期').fill('+2')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(page.getByText('瑞科传动')).toBeVisible()

  await page.goto(`${new URL(page.url()).pathname}/edit`)
  await page.getByLabel('预计成交日').fill('+50')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('推迟 1 次').first()).toBeVisible()
  await expect(page.getByText('预计成交日推迟')).toBeVisible()
  await look(page, 'opportunity', info.project.name)

  await page.keyboard.press('l')
  const losing = page.getByRole('dialog', { name: /输单/u })
  await losing.getByRole('button', { name: '交期' }).click()
  await losing.getByLabel('客户怎么说').fill('交期赶不上开机')
  await look(page, 'opportunity_loss', info.project.name)
  await page.keyboard.press('Control+Enter')
  await expect(losing).toHaveCount(0)
  await expect(page.getByText('交期赶不上开机')).toBeVisible()

  await page.keyboard.press('r')
  const reopening = page.getByRole('dialog', { name: /重新打开/u })
  await reopening.getByLabel(next_step).fill('改用现货型号')
  await reopening.getByLabel('下一步日期').fill('+1')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('改用现货型号')).toBeVisible()

  await page.keyboard.press('w')
  const winning = page.getByRole('dialog', { name: /赢单/u })
  await winning.getByLabel('成交金额').fill('80000')
  await winning.getByLabel('成交金额').press('Control+Enter')
  await expect(winning).toHaveCount(0)
  await expect(page.locator('.status-now')).toHaveText('赢单')

  await page.goto(`/customers/${customer}`)
  const told = page.locator('.timeline-item', { hasText: '商机赢单' }).first()
  await expect(told).toContainText(name)
  expect(errors).toEqual([])
})

test('moves on the board at once, is taken back, and loses to nobody', async ({ page }, info) => {
  const name = `年度框架 ${info.project.name}`
  const errors = await sign_in(page, people.assistant)
  const made = await begun(page, name)
  await page.goto('/opportunities')
  await expect(card_of(page, name)).toBeVisible()
  await look(page, 'opportunities_board', info.project.name)

  if (on_phone(info)) await move_by_menu(page, name, '移到 方案')
  else {
    await card_of(page, name).focus()
    await page.keyboard.press(']')
  }
  await show_stage(page, info, '方案')
  await expect(column(page, 'proposal')).toContainText(name)
  if (!on_phone(info)) await expect(card_of(page, name)).toBeFocused()
  await page.getByRole('button', { name: '撤销' }).first().click()
  await show_stage(page, info, '需求确认')
  await expect(column(page, 'discovery')).toContainText(name)

  if (on_phone(info)) await move_by_menu(page, name, '移到 报价')
  else await card_of(page, name).dragTo(column(page, 'quotation').locator('.board-head'))
  await show_stage(page, info, '报价')
  await expect(column(page, 'quotation')).toContainText(name)
  await expect.poll(async () => stage_of(page, made.id)).toBe('quotation')

  // Somebody else moves it while this page does not hear of it.
  const meanwhile = async (route: Route) => {
    await call(page.request, await csrf_of(page), `/opportunities/${made.id}/stage`, {
      stage: 'negotiation',
    })
    await route.continue()
  }
  await page.route('**/api/v1/opportunities/*/stage', meanwhile, { times: 1 })
  await move_by_menu(page, name, '移到 方案')
  await expect(page.getByText(`「${name}」没有移动`)).toBeVisible()
  await show_stage(page, info, '谈判')
  await expect(column(page, 'negotiation')).toContainText(name)
  expect(await stage_of(page, made.id)).toBe('negotiation')
  expect(errors.filter((one) => !one.includes('409'))).toEqual([])
})

async function stage_of(page: Page, id: string): Promise<string> {
  return (await get<Opportunity>(page, `/opportunities/${id}`)).stage
}

test('is found in the list and counted in the forecast, weighed as the manager says', async ({
  page,
}, info) => {
  const name = `备件寄售 ${info.project.name}`
  const errors = await sign_in(page, people.assistant)
  await begun(page, name)
  await page.goto('/opportunities/list')
  await page
    .getByRole('searchbox')
    .or(page.getByPlaceholder('名称、客户、拼音'))
    .first()
    .fill('bjjs')
  await expect(page).toHaveURL(/q=bjjs/u)
  await expect(page.getByText(name).locator('visible=true').first()).toBeVisible()
  await look(page, 'opportunities_list', info.project.name)

  await sign_in(page, people.manager)
  await page.goto('/opportunities/settings')
  await page.getByLabel('需求确认赢率（%）').fill('120')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('应在 0 到 100 之间')).toBeVisible()
  await page.getByLabel('需求确认赢率（%）').fill(on_phone(info) ? '20' : '25')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('赢率已保存')).toBeVisible()
  await look(page, 'opportunity_settings', info.project.name)

  await page.goto('/opportunities/forecast')
  await page.getByRole('button', { name: '看表格' }).first().click()
  await expect(page.locator('.chart-table').first()).toContainText(day(30).slice(0, 7))
  await look(page, 'opportunity_forecast', info.project.name)
  expect(errors).toEqual([])
})
