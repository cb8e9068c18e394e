// A customer gives a mark by a private link, on a phone or a desk without signing in: a good one closes
// the complaint, a bad one is told to whoever has it.
import { expect, test, type Page } from '@playwright/test'
import { people } from './company'
import { complaint } from './complaints'
import { look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

/** Asks from the complaint's page; the link that goes to the customer. */
async function asked(page: Page, ticket: string): Promise<string> {
  await page.goto(`/tickets/${ticket}`)
  await page.getByRole('button', { name: '请客户在线评价' }).click()
  const message = page.getByRole('textbox', { name: '把链接发给客户' })
  const url = /https?:\S+/u.exec(await message.inputValue())?.[0] ?? ''
  await page.getByRole('button', { name: '完成' }).click()
  return url
}

test('a customer is satisfied, and the complaint closes', async ({ page, browser }, info) => {
  const size = info.project.name
  const title = `回访满意${size}`
  const errors = await sign_in(page, people.admin)
  const ticket = await complaint(page, title, 3)
  const url = await asked(page, ticket)
  await expect(page.getByText('等客户评价')).toBeVisible()
  await look(page, 'revisit_asked', size)

  const customer = await browser.newContext({ viewport: page.viewportSize() })
  const open = await customer.newPage()
  await open.goto(url)
  await expect(open.getByRole('heading', { name: title })).toBeVisible()
  await look(open, 'revisit_open', size)
  await open.getByRole('button', { name: '提交评价' }).click()
  await expect(open.getByText('请先选一个评分')).toBeVisible()
  await open.getByText('5 很满意').click()
  await open.getByRole('button', { name: '提交评价' }).click()
  await expect(open.getByText('请填写您的姓名')).toBeVisible()
  await look(open, 'revisit_marked', size)
  await open.getByLabel('您的姓名').fill('王工')
  await open.getByRole('button', { name: '提交评价' }).click()
  await expect(open.getByText('谢谢您的评价')).toBeVisible()
  await look(open, 'revisit_thanks', size)
  await customer.close()

  await page.reload()
  await expect(page.getByText('已结案').first()).toBeVisible()
  await expect(page.getByText('王工 打了 5 分')).toBeVisible()
  await look(page, 'revisit_closed', size)
  expect(errors).toEqual([])
})

test('a customer is not, and whoever has it reads why', async ({ page, browser }, info) => {
  const size = info.project.name
  const errors = await sign_in(page, people.admin)
  const ticket = await complaint(page, `回访不满意${size}`, 3)
  const url = await asked(page, ticket)
  const customer = await browser.newContext({ viewport: page.viewportSize() })
  const open = await customer.newPage()
  await open.goto(url)
  await open.getByText('2 不满意').click()
  await open.getByLabel('哪里不满意，请写一句').fill('补发的又少一个')
  await open.getByLabel('您的姓名').fill('王工')
  await open.getByRole('button', { name: '提交评价' }).click()
  await expect(open.getByText('很抱歉没有让您满意')).toBeVisible()
  await look(open, 'revisit_sorry', size)
  await customer.close()
  await page.reload()
  await expect(page.getByText('客户不满意，建议重新打开这条客诉。')).toBeVisible()
  await look(page, 'revisit_unhappy', size)
  expect(errors).toEqual([])
})
