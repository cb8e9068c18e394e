// The causes of returns: a manager names one of the house's own, puts it first, and who asks for a
// return is offered it first. Both sizes keep the same list, so each adds a cause of its own.
import { expect, test } from '@playwright/test'
import { people } from './company'
import { look, sign_in } from './desk'

test('the causes of returns are kept in words of the house', async ({ page }, info) => {
  const phone = info.project.name.includes('phone')
  const own = phone ? '标签贴错' : '包装受潮'
  const [usual, renamed] = phone ? ['不再需要', '用不上了'] : ['到货太迟', '晚到']
  const errors = await sign_in(page, people.manager)
  await page.goto('/settings/returns')
  const rows = page.locator('.return-cause')
  await expect(page.getByLabel(`原因：${usual}`)).toBeVisible()
  const before = await rows.count()
  await page.getByRole('button', { name: '加一个原因' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.return-causes .tone-red')).toHaveCount(1)
  await rows.last().getByRole('textbox').fill(own)
  await rows.last().getByLabel('我方责任').check()
  for (let step = 0; step < before; step += 1)
    await page.getByRole('button', { name: `上移：${own}` }).click()
  await page.getByLabel(`原因：${usual}`).fill(renamed)
  await look(page, 'return_causes', info.project.name)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('退货原因已保存')).toBeVisible()
  await page.reload()
  await expect(rows).toHaveCount(before + 1)
  await expect(rows.first().getByRole('textbox')).toHaveValue(own)
  await expect(page.getByLabel(`原因：${renamed}`)).toHaveValue(renamed)
  expect(errors).toEqual([])
})
