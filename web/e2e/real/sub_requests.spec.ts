// A department is asked about a complaint from its page and answers on its own; the time that is left
// is working time.
import { expect, test } from '@playwright/test'
import { people } from './company'
import { complaint } from './complaints'
import { look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

test('a department is asked and answers', async ({ page }, info) => {
  const size = info.project.name
  const errors = await sign_in(page, people.admin)
  const ticket = await complaint(page, `协办核对${size}`, 2)
  await page.goto(`/tickets/${ticket}`)
  await page.getByRole('button', { name: '请其他部门协办' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('请谁做什么').selectOption({ label: '核对出库 · 仓库' })
  await dialog.getByLabel('补充说明').fill(`请附装箱照片 ${size}`)
  await look(page, 'request_ask', size)
  await dialog.getByRole('button', { name: '发出' }).click()
  await expect(page.getByText('已发出，对方部门会收到提醒')).toBeVisible()
  const asked = page.locator('.card-row', { hasText: '核对出库' })
  await expect(asked.getByRole('timer')).toHaveText(/^\d+ 小时 \d+ 分$/u)
  await expect(asked.getByText('工作时间，截止')).toBeVisible()
  await look(page, 'request_on_ticket', size)
  await asked.getByRole('link', { name: '核对出库' }).click()
  await expect(page).toHaveURL(/\/sub_requests\/\d+$/u)
  const address = page.url()

  await sign_in(page, people.warehouse)
  await page.goto('/sub_requests')
  await expect(page.getByText(`协办核对${size}`).filter({ visible: true }).first()).toBeVisible()
  await look(page, 'requests', size)
  await page.goto(address)
  await expect(page.getByText('工作时间，截止')).toBeVisible()
  await look(page, 'request', size)
  await page.getByRole('button', { name: '答复' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('出库视频数量齐全，两人复核')
  await page.getByRole('dialog').getByRole('button', { name: '答复' }).click()
  await expect(page.getByText('已答复，发起人会收到提醒')).toBeVisible()
  await look(page, 'request_answered', size)

  await sign_in(page, people.admin)
  await page.goto(`/tickets/${ticket}`)
  await expect(page.getByText('出库视频数量齐全，两人复核').first()).toBeVisible()
  expect(errors).toEqual([])
})
