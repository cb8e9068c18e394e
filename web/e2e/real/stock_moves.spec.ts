// What lies where, by hand: the first stock of a product, a transfer into another warehouse, an
// adjustment with its reason, a quantity nobody has; then the rule that asks to buy more, and what the
// buyer makes of that.
import { expect, test, type Page } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

interface Made {
  id: string
  number: string
}

async function choose(page: Page, label: string, words: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: label }).click()
  const options = page.locator('.ant-select-item-option', { hasText: words })
  await options.filter({ visible: true }).first().click()
}

/** A button of the record, or behind its three dots; the ledger's filters have the same words. */
async function act(page: Page, name: string): Promise<void> {
  const actions = page.locator('.record-actions')
  const more = actions.getByRole('button', { name: '更多操作' })
  await expect(more).toBeVisible()
  const shown = actions.getByRole('button', { name, exact: true })
  if (await shown.isVisible()) {
    await shown.click()
    return
  }
  await more.click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}

test('first stock, a transfer and an adjustment stand in the ledger', async ({ page }, info) => {
  const size = info.project.name
  const code = size.includes('phone') ? 'K5002' : 'K5001'
  const errors = await sign_in(page, people.admin)
  const csrf = await csrf_of(page)
  const product = await call<Made>(page.request, csrf, '/products', {
    ...{ code, name: `同步带轮 ${code}`, list_price_e4: 300_000 },
  })
  await call(page.request, csrf, '/warehouses', { code: `T${code}`, name: `北仓 ${code}` })

  await page.goto(`/stock/${product.id}`)
  await act(page, '入库')
  const dialog = page.getByRole('dialog')
  await choose(page, '仓库', '主仓')
  await choose(page, '类型', '期初')
  await dialog.getByLabel('数量').fill('999999999999')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toContainText('超出允许范围')
  await dialog.getByLabel('数量').fill('12')
  await look(page, 'stock_opening', size)
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('main')).toContainText('期初')

  await act(page, '调拨')
  await choose(page, '调出仓库', '主仓')
  await choose(page, '调入仓库', `北仓 ${code}`)
  await dialog.getByLabel('数量').fill('13')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toContainText('最多可减 12')
  await dialog.getByLabel('数量').fill('5')
  await look(page, 'stock_transfer', size)
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  const there = page.locator('.stock-table tr', { hasText: `北仓 ${code}` })
  await expect(there).toContainText('5')

  await act(page, '调整')
  await choose(page, '仓库', '主仓')
  await dialog.getByLabel('增减数量').fill('-2')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toContainText('请填写原因')
  await dialog.getByLabel('原因').fill('样品领用')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('main')).toContainText('样品领用')
  await look(page, 'stock_item', size)
  expect(errors).toEqual([])
})

test('a rule asks to buy again, and the buyer accepts it', async ({ page }, info) => {
  const size = info.project.name
  const code = size.includes('phone') ? 'K5012' : 'K5011'
  const errors = await sign_in(page, people.admin)
  const csrf = await csrf_of(page)
  const post = <T = Made>(path: string, body: unknown) => call<T>(page.request, csrf, path, body)
  const product = await post('/products', {
    ...{ code, name: `张紧轮 ${code}`, list_price_e4: 260_000 },
  })
  const places = await page.request.get('/api/v1/warehouses')
  const { items } = (await places.json()) as { items: Made[] }
  await post('/stock/moves', {
    ...{ product_id: product.id, warehouse_id: items[0]?.id, quantity: 20, reason: 'opening' },
  })
  const supplier = await post('/suppliers', { code, name: `无锡传动 ${code}` })
  await post('/reorder_rules', {
    ...{ product_id: product.id, supplier_id: supplier.id, warehouse_id: items[0]?.id },
    ...{ min_stock: 10, max_stock: 40, multiple: 10, price_e4: 150_000 },
  })

  await page.goto('/purchasing/rules')
  await expect(page.locator('.card-row', { hasText: code })).toBeVisible()
  await look(page, 'reorder_rules', size)
  await post('/stock/moves', {
    ...{ product_id: product.id, warehouse_id: items[0]?.id, quantity: -15 },
    ...{ reason: 'adjustment', note: '报废' },
  })
  await page.goto('/purchasing')
  const row = page.locator('.card-row', { hasText: code })
  await expect(async () => {
    await page.reload()
    await expect(row).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await look(page, 'purchase_requests', size)
  await row.getByRole('button', { name: '采纳' }).click()
  await expect(row).toHaveCount(0)
  await page.goto('/purchasing?queue=accepted')
  await expect(page.locator('.card-row', { hasText: code })).toBeVisible()
  expect(errors).toEqual([])
})
