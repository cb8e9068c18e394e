// Somebody was entered twice: looked for, decided by keyboard, merged field by field, taken apart.
import { expect, test, type Page } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

// Two people and six pictures with axe; a busy machine takes its time.
test.describe.configure({ timeout: 240_000 })

const wide = (page: Page) => (page.viewportSize()?.width ?? 0) >= 768

interface Made {
  id: string
}

/** One company in two spellings, the second with a conversation. */
async function enter_twice(page: Page, word: string, phone: string): Promise<string> {
  const csrf = await csrf_of(page)
  await call<Made>(page.request, csrf, '/customers', {
    ...{ name: `无锡${word}精密模具有限公司`, phone, contact_name: '顾盼' },
    region: '无锡',
  })
  const again = await call<Made>(page.request, csrf, '/customers', {
    ...{ name: `${word}精密模具（无锡）`, phone, contact_name: '顾盼' },
    address: '新吴区 18 号',
  })
  await call(page.request, csrf, `/customers/${again.id}/interactions`, {
    channel: 'phone',
    words: '展会上认识的',
  })
  return again.id
}

async function decide_by_keyboard(page: Page, index: number): Promise<void> {
  const rows = page.locator('.twin')
  const before = await rows.count()
  for (let i = 0; i <= index; i += 1) await page.keyboard.press('j')
  await page.keyboard.press('n')
  await expect(rows).toHaveCount(before - 1)
  await page.keyboard.press('u')
  await expect(rows).toHaveCount(before)
}

test('one who was entered twice becomes one customer, and two again', async ({ page }, info) => {
  const name = info.project.name
  const word = name.includes('phone') ? '锦程' : '禾木'
  await sign_in(page, people.assistant)
  const again = await enter_twice(
    page,
    word,
    name.includes('phone') ? '13511112222' : '13511113333',
  )

  const errors = await sign_in(page, people.manager)
  await page.goto('/duplicates')
  await page.getByRole('button', { name: '现在检查' }).click()
  const row = page.locator('.twin', { hasText: `${word}精密模具（无锡）` })
  await expect(row).toContainText('电话 相同', { timeout: 30_000 })
  await look(page, 'duplicates', name)
  if (wide(page)) {
    const all = await page.locator('.twin').allTextContents()
    await decide_by_keyboard(
      page,
      all.findIndex((text) => text.includes(word)),
    )
  }
  await row.getByRole('button', { name: '合并' }).click()

  await expect(page.locator('h1')).toHaveText('合并客户')
  await expect(page.locator('.blend')).toContainText('只有一边有')
  await expect(page.locator('.twin-children')).toContainText('沟通记录')
  await page.getByLabel(`名称取 ${word}精密模具（无锡） 的值`).check()
  await expect(page.locator('.blend')).toContainText('你的选择')
  await look(page, 'merge', name)
  await page.getByRole('button', { name: '合并…' }).click()
  await expect(page.getByRole('dialog')).toContainText('随之转移')
  await page.getByRole('button', { name: '确认合并' }).click()

  await expect(page).toHaveURL(/\/customers\/\d+/u)
  await expect(page.locator('h1')).toContainText(`${word}精密模具（无锡）`)
  await expect(page.locator('.timeline')).toContainText('合并客户')
  await expect(page.locator('.timeline')).toContainText('展会上认识的')
  await expect(page.getByText('并入的客户')).toBeVisible()
  await look(page, 'customer_with_merged', name)

  await page.goto(`/customers/${again}`)
  await expect(page.locator('.callout')).toContainText('已合并到')
  await page.getByRole('button', { name: '撤销合并' }).click()
  await expect(page.locator('.callout')).toHaveCount(0)
  await expect(page.locator('.timeline')).toContainText('从合并中恢复')
  expect(errors).toEqual([])
})
