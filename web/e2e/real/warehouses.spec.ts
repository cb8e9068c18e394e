// Goods lie in two warehouses: who ships sees what each can give, and chooses where they leave.
import { expect, test } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

interface Made {
  id: string
  number: string
}

test('goods leave the warehouse that was chosen', async ({ page }, info) => {
  const size = info.project.name
  const phone = size.includes('phone')
  const code = phone ? 'W4002' : 'W4001'
  const errors = await sign_in(page, people.admin)
  const csrf = await csrf_of(page)
  const post = <T = Made>(path: string, body: unknown) => call<T>(page.request, csrf, path, body)
  const product = await post('/products', {
    ...{ code, name: `链轮 ${code}`, list_price_e4: 800_000 },
  })
  const kept = await page.request.get('/api/v1/warehouses')
  const { items } = (await kept.json()) as { items: Made[] }
  const south = await post('/warehouses', { code: `S${code}`, name: `南仓 ${code}` })
  for (const [place, quantity] of [
    [items[0], 6],
    [south, 3],
  ] as const) {
    await post('/stock/moves', {
      ...{ product_id: product.id, warehouse_id: place?.id, quantity, reason: 'opening' },
    })
  }
  const customer = await post('/customers', { name: `嘉兴${code}传动有限公司` })
  const order = await post('/orders', {
    ...{ customer_id: customer.id, confirm: true, confirmed_by: '王工', words: '可以' },
    lines: [{ product_id: product.id, quantity: 5 }],
  })

  await page.goto(`/orders/${order.id}`)
  await page.locator('.record-actions').getByRole('button', { name: '发货', exact: true }).click()
  const dialog = page.getByRole('dialog')
  const from = dialog.getByLabel('发货仓库')
  await expect(from.locator('option')).toHaveText([
    '按预留（默认）',
    /（够发）$/u,
    `南仓 ${code}（只有 3 件）`,
  ])
  await from.selectOption({ label: `南仓 ${code}（只有 3 件）` })
  await expect(dialog.locator('.line-amounts')).toContainText('该仓可发 3')
  const pieces = dialog.locator('.line-amounts input')
  await pieces.press('Control+Enter')
  await expect(dialog.locator('.field-error')).toContainText('在这个仓库只有 3')
  await look(page, 'order_ship_from', size)
  await pieces.fill('2')
  await expect(from.locator('option:checked')).toHaveText(`南仓 ${code}（够发）`)
  await pieces.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('main')).toContainText(`南仓 ${code}`)
  expect(errors).toEqual([])
})
