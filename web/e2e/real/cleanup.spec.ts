// The clean-up list: seen with what it would become, said to be no problem and taken back by key, many
// fixed with a preview and undone; how complete a record is leads to the field that lacks.
import { expect, test, type Page } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 240_000 })

const wide = (page: Page) => (page.viewportSize()?.width ?? 0) >= 768

interface Made {
  id: string
}

async function enter_untidy(page: Page, word: string): Promise<string> {
  const csrf = await csrf_of(page)
  const made = await call<Made>(page.request, csrf, '/customers', {
    ...{ name: `${word}\u3000精密模具有限公司`, phone: '', email: `sales@${word.length}mould.con` },
    ...{ contact_name: '顾盼', region: '无锡', status: 'prospect' },
    note: '电话 139-6150-7728',
  })
  return made.id
}

test('records are put right one by one and many at once, and taken back', async ({
  page,
}, info) => {
  const name = info.project.name
  const word = name.includes('phone') ? '青禾' : '白桦'
  const errors = await sign_in(page, people.assistant)
  const id = await enter_untidy(page, word)

  await page.goto('/cleanup?code=untidy_name')
  const row = page.locator('.queue .card-row', { hasText: word })
  await expect(row).toContainText('名称不规范', { timeout: 30_000 })
  await expect(row).toContainText(`${word}精密模具有限公司`)
  await look(page, 'cleanup', name)

  await row.getByRole('button', { name: '不是问题' }).click()
  await expect(page.locator('.toast')).toContainText('已记住')
  await expect(row).toHaveCount(0)
  await page.keyboard.press('u')
  await expect(row).toHaveCount(1)

  await page.getByRole('button', { name: '处理全部符合的' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(`${word}精密模具有限公司`)
  await look(page, 'cleanup-fix', name)
  await dialog.getByRole('button', { name: /^处理 \d+ 个/u }).click()
  await expect(page.locator('.toast', { hasText: '已处理' })).toBeVisible()
  await expect(row).toHaveCount(0)
  await page.keyboard.press('u')
  await expect(page.locator('.toast', { hasText: '恢复原样' })).toBeVisible()
  await expect(row).toHaveCount(1)

  await page.goto('/cleanup?tab=scores')
  await expect(page.locator('.queue .card-row').first()).toContainText('缺少')
  await look(page, 'cleanup-scores', name)

  await page.goto(`/customers/${id}`)
  const card = page.locator('.completeness')
  await expect(card).toContainText('电话写在了别处')
  await expect(card).toContainText('建议改为 +8613961507728')
  if (wide(page)) await look(page, 'completeness', name)
  await card.getByRole('link', { name: '地址' }).click()
  await expect(page.getByLabel('地址')).toBeFocused()
  expect(errors).toEqual([])
})

test('a manager sees who has how much to do, an administrator sets what counts', async ({
  page,
}, info) => {
  const name = info.project.name
  const errors = await sign_in(page, people.manager)
  await page.goto('/cleanup?tab=people')
  await expect(page.locator('.cleanup-table')).toContainText('合计')
  await look(page, 'cleanup-people', name)
  await sign_in(page, people.admin)
  await page.goto('/cleanup?code=zzz')
  await expect(page.getByRole('button', { name: '全部重查' })).toBeVisible()
  await expect(page.locator('.queue .card-row').first()).toBeVisible()
  await page.goto('/settings/cleanup')
  const weight = page.getByLabel('电话 的权重').first()
  await expect(weight).toHaveValue('20')
  await look(page, 'cleanup-settings', name)
  await weight.fill('21')
  const today = page.locator('a[href="/today"]').locator('visible=true').first()
  await today.click()
  const asked = page.getByRole('dialog', { name: '有修改还没有保存' })
  await expect(asked).toBeVisible()
  await look(page, 'leave-unsaved', name)
  await asked.getByRole('button', { name: '留在此页' }).click()
  await expect(weight).toHaveValue('21')
  await today.click()
  await asked.getByRole('button', { name: '不保存，离开' }).click()
  await expect(page).toHaveURL(/\/today/u)
  expect(errors).toEqual([])
})
