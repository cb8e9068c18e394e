// The books of a warehouse against what lies there: a count with a scanner that takes what an order
// held, and what the books say afterwards.
import { expect, test } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 120_000 })

interface Made {
  id: string
  number: string
}

test('a warehouse is counted with a scanner, and an order learns what is gone', async ({
  page,
}, info) => {
  const size = info.project.name
  const code = size.includes('phone') ? 'C3002' : 'C3001'
  const barcode = `69${code.slice(1)}77`
  const errors = await sign_in(page, people.admin)
  const csrf = await csrf_of(page)
  const post = <T = Made>(path: string, body: unknown) => call<T>(page.request, csrf, path, body)
  const product = await post('/products', {
    ...{ code, name: `直线导轨 ${code}`, barcode, list_price_e4: 900_000 },
  })
  const places = await page.request.get('/api/v1/warehouses')
  const { items } = (await places.json()) as { items: (Made & { name: string })[] }
  const place = items[0]
  await post('/stock/moves', {
    ...{ product_id: product.id, warehouse_id: place?.id, quantity: 5, reason: 'receipt' },
  })
  const customer = await post('/customers', { name: `昆山${code}精密有限公司` })
  const order = await post('/orders', {
    ...{ customer_id: customer.id, confirm: true, confirmed_by: '王工', words: '可以' },
    lines: [{ product_id: product.id, quantity: 4 }],
  })

  await page.goto('/stock')
  await page.getByRole('link', { name: '盘点' }).click()
  await page.getByLabel('仓库').selectOption(place?.id ?? '')
  const scan = page.getByLabel('扫码或输入编号后回车')
  await scan.fill(`${code}-nothing`)
  await scan.press('Enter')
  await expect(page.getByRole('alert').first()).toContainText('没有找到')
  for (let piece = 0; piece < 2; ++piece) {
    await scan.fill(barcode)
    await scan.press('Enter')
    await expect(page.getByRole('textbox', { name: code })).toHaveValue(String(piece + 1))
  }
  await scan.fill(code)
  await scan.press('Enter')
  await expect(page.getByRole('textbox', { name: code })).toHaveValue('3')
  await expect(page.locator('.count-row')).toContainText('少于已预留的 1 件')
  await look(page, 'stock_count', size)
  const enter = page.getByRole('button', { name: '入账 1 项' })
  await expect(enter).toBeDisabled()
  await page.getByLabel('差异原因').fill('破损 2 件')
  await enter.click()
  await expect(page.locator('.count-row')).toContainText('已入账')
  await expect(page.locator('.count-row')).toContainText(`${order.number} −1`)
  await look(page, 'stock_counted', size)

  await page.goto(`/orders/${order.id}`)
  await expect(page.locator('main')).toContainText('失去预留')
  await page.goto(`/stock/${product.id}`)
  await expect(page.locator('main')).toContainText('破损 2 件')
  expect(errors).toEqual([])
})
