// A day from end to end, at whatever hour it is: of the next working day a promise stands at its minute,
// says why, is moved, taken back and pinned by keyboard; the manager changes what days are made of.
import { expect, test, type Page } from '@playwright/test'
import { instant_of } from '../../src/lib/day_input'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

const zone = 'Asia/Shanghai'

async function next_day(page: Page): Promise<string> {
  const answer = await page.request.get('/api/v1/day_plan')
  return ((await answer.json()) as { next_on: string }).next_on
}

test('a promise stands at its minute, is moved, taken back and pinned', async ({ page }, info) => {
  const phone = info.project.name.endsWith('phone')
  const name = `常州${phone ? '新北' : '武进'}电机有限公司`
  const promised = phone ? '14:30' : '10:00'
  const later = phone ? '16:00' : '11:00'
  const errors = await sign_in(page, people.assistant)
  const on = await next_day(page)
  const csrf = await csrf_of(page)
  const customer = await call<{ id: string }>(page.request, csrf, '/customers', {
    name,
    status: 'prospect',
  })
  await call(page.request, csrf, '/follow_ups', {
    customer_id: customer.id,
    due_at: instant_of(on, promised, zone),
    goal: '回复交期',
    promised: true,
  })

  await page.goto('/day')
  await page.getByRole('button', { name: /下一个工作日/u }).click()
  const block = page.getByRole('listitem').filter({ hasText: name })
  await expect(block).toContainText(promised)
  await look(page, 'day', info.project.name)

  await block.getByRole('button').click()
  const details = page.getByRole('dialog')
  await expect(details).toContainText(`答应客户 ${promised} 联系`)
  await look(page, 'day_block', info.project.name)
  await details.getByRole('button', { name: '改时间' }).click()
  const moving = page.getByRole('dialog', { name: `改时间：${name}` })
  await moving.getByLabel('开始时间').fill('12:30')
  await moving.getByLabel('开始时间').press('Control+Enter')
  await expect(moving).toContainText('超出工作时间')
  await moving.getByLabel('开始时间').fill(later)
  await moving.getByLabel('开始时间').press('Control+Enter')
  await expect(moving).toHaveCount(0)
  await expect(block).toContainText(later)
  await expect(block.getByLabel('已固定')).toBeVisible()

  await page.keyboard.press('u')
  await expect(page.getByText('已撤销', { exact: true })).toBeVisible()
  await expect(block).toContainText(promised)
  await expect(block.getByLabel('已固定')).toHaveCount(0)

  // By keyboard: to the block, out of the day, and back.
  const blocks = page.getByRole('list', { name: '时间轴' }).getByRole('listitem')
  const at = (await blocks.allTextContents()).findIndex((text) => text.includes(name))
  for (let i = 0; i <= at; i += 1) await page.keyboard.press('j')
  await page.keyboard.press('p')
  await expect(block.getByLabel('已固定')).toBeVisible()
  await page.keyboard.press('x')
  await expect(page.getByText(`${name} 已移出这天`)).toBeVisible()
  await expect(block).toHaveCount(0)
  await page.getByRole('button', { name: '放回' }).click()
  await expect(block).toContainText(promised)
  expect(errors).toEqual([])
})

test('what one wants of a day, and what days are made of', async ({ page }, info) => {
  const percent = info.project.name.endsWith('phone') ? '25' : '30'
  const errors = await sign_in(page, people.assistant)
  await page.goto('/day')
  await page.getByRole('button', { name: '我的习惯' }).click()
  const habit = page.getByRole('dialog')
  await habit.getByLabel('每个工作日要沟通的客户数').fill('12')
  await look(page, 'day_habit', info.project.name)
  await habit.getByRole('button', { name: '保存' }).click()
  await expect(habit).toHaveCount(0)

  await sign_in(page, people.manager)
  await page.goto('/settings/day_plans')
  await page.getByLabel('机动时间（%）').fill('90')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('应在 0 到 60 之间')).toBeVisible()
  await page.getByLabel('机动时间（%）').fill(percent)
  await look(page, 'day_settings', info.project.name)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('日程编排设置已保存')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('机动时间（%）')).toHaveValue(percent)
  expect(errors).toEqual([])
})
