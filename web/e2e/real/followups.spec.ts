// Follow-ups from end to end: a manager sets the cadence, an assistant plans, puts off and completes,
// the customer's page tells it, and what comes close rings.
import { expect, test, type Locator, type Page, type TestInfo } from '@playwright/test'
import { call, customers, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

const name = customers[1]?.name ?? ''
const furthest_reminder = '2880' // six working days: whatever comes is rung for at the next minute
const day_ms = 86_400_000
const ring_ms = 90_000

interface Plan {
  id: string
  goal: string
  channel: string
}

async function get<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(`/api/v1${path}`)
  return (await answer.json()) as T
}

async function plans_of(page: Page, customer_id: string): Promise<Plan[]> {
  const path = `/follow_ups?state=planned&customer_id=${customer_id}`
  return (await get<{ items: Plan[] }>(page, path)).items
}

async function customer_id(page: Page): Promise<string> {
  const path = `/customers?q=${encodeURIComponent(name)}`
  return (await get<{ items: { id: string }[] }>(page, path)).items[0]?.id ?? ''
}

/** Somebody else saves the settings meanwhile. */
async function change_elsewhere(page: Page, change: object): Promise<void> {
  const { version } = await get<{ version: number }>(page, '/follow_up_settings')
  const answer = await page.request.patch('/api/v1/follow_up_settings', {
    data: change,
    headers: { 'x-csrf-token': await csrf_of(page), 'if-match': String(version) },
  })
  expect(answer.ok()).toBe(true)
}

const on_phone = (info: TestInfo) => info.project.name.endsWith('phone')

const cadence = (page: Page): Locator => page.locator('.cadence').first()

test('a manager changes a cadence, is told what is wrong, and loses to nobody', async ({
  page,
}, info) => {
  const goal = `问候并约样品 ${info.project.name}`
  const escalation = on_phone(info) ? '600' : '960'
  const errors = await sign_in(page, people.manager)
  await page.goto('/settings/follow_ups')
  await page.getByLabel('提前提醒（工作分钟）').fill(furthest_reminder)
  await page.getByLabel('等级', { exact: true }).fill('30')
  await cadence(page).getByLabel('再过').first().fill('999')
  await expect(page.getByText('合计 120 / 100')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('六项权重之和应为 100')).toBeVisible()
  await expect(cadence(page).locator('.field-error')).toBeVisible()
  await look(page, 'follow_up_settings_refused', info.project.name)

  await page.getByLabel('等级', { exact: true }).fill('10')
  await cadence(page).getByLabel('再过').first().fill('4')
  await cadence(page).getByLabel('目标').first().fill(goal)
  await cadence(page).getByLabel('方式').first().selectOption('wechat')
  await change_elsewhere(page, { escalate_minutes: info.project.name.length })
  await page.getByLabel('逾期上报（工作分钟）').fill(escalation)
  await page.keyboard.press('Control+Enter')
  const both = page.getByRole('dialog', { name: '这条记录刚被改过' })
  await expect(both).toContainText(goal)
  await look(page, 'follow_up_settings_conflict', info.project.name)
  await both.getByRole('button', { name: '按选择保存' }).click()
  await expect(page.getByText('跟进设置已保存')).toBeVisible()
  await page.reload()
  await expect(cadence(page).getByLabel('目标').first()).toHaveValue(goal)
  await expect(page.getByLabel('逾期上报（工作分钟）')).toHaveValue(escalation)

  // The cadence is what a new lead is followed up by.
  const made = await call<{ id: string }>(page.request, await csrf_of(page), '/customers', {
    name: `苏州${info.project.name}新线索科技有限公司`,
  })
  await expect
    .poll(async () => (await plans_of(page, made.id)).map((one) => `${one.channel} ${one.goal}`))
    .toEqual([`wechat ${goal}`])

  await sign_in(page, people.assistant)
  await page.goto('/settings/follow_ups')
  await expect(cadence(page).getByLabel('目标').first()).toBeDisabled()
  await expect(page.getByRole('button', { name: '保存' })).toHaveCount(0)
  expect(errors).toEqual([])
})

test('a follow-up is planned, put off, completed with the next one, and told', async ({
  page,
}, info) => {
  const goal = `送样 ${info.project.name}`
  const next_goal = `听样品意见 ${info.project.name}`
  const words = `客户来电，样品已收到 ${info.project.name}`
  const errors = await sign_in(page, people.assistant)
  const id = await customer_id(page)
  await page.goto(`/customers/${id}`)
  await page.getByRole('link', { name: '安排跟进' }).click()
  const planning = page.getByRole('dialog')
  await planning.getByLabel('日期').fill('+0')
  await planning.getByLabel('时间', { exact: true }).fill('23:50')
  await planning.getByRole('button', { name: '拜访' }).click()
  await planning.getByLabel('目标').fill(goal)
  await planning.getByLabel('目标').press('Control+Enter')
  await expect(planning).toHaveCount(0)

  await page.goto('/today')
  const waiting = page.locator('.card-row', { has: page.locator(`a[href="/customers/${id}"]`) })
  await expect(waiting).toContainText(goal)

  await page.goto(`/follow_ups?customer_id=${id}`)
  const row = page.locator('.card-row', { hasText: goal })
  await look(page, 'follow_ups', info.project.name)
  await row.getByRole('button', { name: /改期/u }).click()
  const snoozing = page.getByRole('dialog', { name: /改期/u })
  await snoozing.getByLabel('日期').fill('+2')
  await snoozing.getByLabel('原因').fill('客户开会')
  await look(page, 'follow_ups_snooze', info.project.name)
  await snoozing.getByLabel('原因').press('Control+Enter')
  await expect(row).toContainText('已改期 1 次')

  await row.getByRole('button', { name: '完成', exact: true }).click()
  const completing = page.getByRole('dialog', { name: /完成/u })
  await completing.getByRole('button', { name: '有承诺' }).click()
  await completing.getByRole('checkbox', { name: '客户主动联系' }).check()
  await completing.getByLabel('客户原话').fill(words)
  await completing.getByLabel('日期').fill('+3')
  await completing.getByLabel('目标').fill(next_goal)
  await look(page, 'follow_ups_complete', info.project.name)
  await completing.getByRole('button', { name: '完成' }).click()
  await expect(completing).toHaveCount(0)
  await expect(row).toHaveCount(0)
  await expect(page.locator('.card-row', { hasText: next_goal })).toBeVisible()

  await page.goto(`/customers/${id}`)
  const told = page.locator('.timeline-item', { hasText: words })
  await expect(told).toContainText('客户主动联系')
  await expect(page.getByText(next_goal).locator('visible=true').first()).toBeVisible()
  expect(errors).toEqual([])
})

test('a step of a cadence is completed without a date for the next one', async ({ page }, info) => {
  const words = `已问候 ${info.project.name}`
  const errors = await sign_in(page, people.assistant)
  const made = await call<{ id: string }>(page.request, await csrf_of(page), '/customers', {
    name: `常州${info.project.name}新客户机电有限公司`,
  })
  await expect.poll(async () => (await plans_of(page, made.id)).length).toBe(1)
  await page.goto(`/follow_ups?customer_id=${made.id}`)
  await expect(page.locator('.card-row')).toHaveCount(1)
  await page.keyboard.press('j')
  await page.keyboard.press('e')
  const completing = page.getByRole('dialog', { name: /完成/u })
  await expect(completing.getByLabel('日期')).toHaveValue('')
  await completing.getByLabel('客户原话').fill(words)
  await page.keyboard.press('Control+Enter')
  await expect(completing).toHaveCount(0)
  await page.goto(`/customers/${made.id}`)
  await expect(page.locator('.timeline-item', { hasText: words })).toBeVisible()
  expect(errors).toEqual([])
})

test('what comes close rings, is read one by one and all at once', async ({ page }, info) => {
  const errors = await sign_in(page, people.assistant)
  const id = await customer_id(page)
  const goals = [1, 2, 3].map((at) => `来电提醒 ${at} ${info.project.name}`)
  for (const goal of goals) {
    const plan = { customer_id: id, due_at: Date.now() + day_ms, channel: 'phone', goal }
    await call(page.request, await csrf_of(page), '/follow_ups', plan)
  }
  await page.goto('/notices')
  const unread = page.locator('.card-row', { has: page.getByRole('img', { name: '未读' }) })
  const ours = unread.filter({ hasText: info.project.name }).filter({ hasText: '来电提醒' })
  await expect(ours).toHaveCount(goals.length, { timeout: ring_ms })
  const count = page.locator(
    on_phone(info) ? '.bar .bar-calm' : '.nav-item[href="/notices"] .nav-count',
  )
  await expect(count).toBeVisible()
  await look(page, 'notices', info.project.name)

  await page.keyboard.press('j')
  const before = await unread.count()
  await page.keyboard.press('e')
  await expect(unread).toHaveCount(before - 1)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/(follow_ups\?customer_id=|customers\/)\d+/u)
  await page.goto('/notices')
  await page.getByRole('button', { name: '全部已读' }).click()
  await expect(unread).toHaveCount(0)
  await expect(count).toHaveCount(0)
  await page.reload()
  await expect(page.locator('.card-row').first()).toBeVisible()
  await expect(unread).toHaveCount(0)
  await look(page, 'notices_read', info.project.name)
  expect(errors).toEqual([])
})
