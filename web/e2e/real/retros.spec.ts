// The retro of a month: what repeats, what it cost, and what is changed because of it.
import { expect, test } from '@playwright/test'
import { people } from './company'
import { complaint } from './complaints'
import { look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

function in_days(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

test('a cause that repeats becomes a change that is done', async ({ page }, info) => {
  const size = info.project.name
  const change = `易损件加护角${size}`
  const errors = await sign_in(page, people.admin)
  for (const which of ['一', '二']) await complaint(page, `复盘${which}${size}`, 4)

  await sign_in(page, people.manager)
  await page.goto('/retro')
  await expect(page.getByText('个原因反复出现')).toBeVisible()
  await expect(page.getByRole('heading', { name: '本月补偿（按原因）' })).toBeVisible()
  await look(page, 'retro', size)
  await page.getByRole('button', { name: '定改进' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('改什么').fill(change)
  await dialog.getByLabel('完成日期').fill(in_days(6))
  await dialog.getByLabel('完成日期').press('Tab')
  await look(page, 'retro_plan', size)
  await dialog.getByRole('button', { name: '定改进' }).click()
  await expect(page.getByText('已定改进，负责人会收到提醒')).toBeVisible()
  const row = page.locator('.card-row', { hasText: change })
  await row.getByRole('button', { name: '完成' }).click()
  await page.getByRole('textbox', { name: '做了什么' }).fill('包装台已备护角，班前会讲过')
  await page.getByRole('dialog').getByRole('button', { name: '完成' }).click()
  await expect(row.getByText('包装台已备护角，班前会讲过')).toBeVisible()
  await look(page, 'retro_done', size)
  expect(errors).toEqual([])
})
