// A price list from its form to the order that takes its price.
import { expect, test } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 120_000 })

test('a price list is written, and an order takes its price from the quantity on', async ({
  page,
}, info) => {
  const size = info.project.name
  const code = size.includes('phone') ? 'J3002' : 'J3001'
  await sign_in(page, people.admin)
  const csrf = await csrf_of(page)
  await call(page.request, csrf, '/products', {
    ...{ code, name: `联轴器 ${code}`, list_price_e4: 1_200_000, floor_price_e4: 1_000_000 },
  })

  const errors = await sign_in(page, people.manager)
  await page.goto('/price_lists/new')
  await page.getByLabel('名称').fill(`批量价 ${code}`)
  await page.getByRole('button', { name: '添加价格' }).click()
  const row = page.getByRole('group', { name: '价格 1' })
  await row.getByRole('combobox').fill(code)
  await page.getByTitle(`${code} 联轴器 ${code}`).click()
  await row.getByLabel('数量从').fill('10')
  await row.getByLabel('单价').fill('110')
  await look(page, 'price_list_form', size)
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/price_lists\/\d+$/u)
  await expect(page.locator('main')).toContainText('生效中')
  await expect(page.locator('.price-table')).toContainText('110.00')
  await look(page, 'price_list', size)
  await page.goto('/price_lists')
  await expect(page.locator('main')).toContainText(`批量价 ${code}`)
  await look(page, 'price_lists', size)

  await sign_in(page, people.assistant)
  await page.goto('/orders/new')
  await expect(page.locator('#entry-customer')).toBeFocused()
  await page.keyboard.type('xmzs')
  await page.keyboard.press('Enter')
  await expect(page.locator('#entry-promised')).toBeFocused()
  await page.keyboard.press('Enter')
  const line = page.locator('.entry-line').first()
  await expect(line.locator('input').first()).toBeFocused()
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await expect(line.locator('input[id$="-quantity"]')).toBeFocused()
  const price = line.locator('input[id$="-price"]')
  await line.locator('input[id$="-quantity"]').fill('9')
  await expect(price).toHaveAttribute('placeholder', '120.00')
  await line.locator('input[id$="-quantity"]').fill('10')
  await expect(price).toHaveAttribute('placeholder', '110.00')
  await expect(page.locator('.entry-total')).toContainText('1,100')
  await look(page, 'order_entry_price_list', size)
  expect(errors).toEqual([])
})
