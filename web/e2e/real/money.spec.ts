// Money of an order in the browser: a term that waits for it, the bank's money matched with its
// reasons, what is left as credit, an invoice, and the statement of account.
import { expect, test } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 300_000 })

interface Made {
  id: string
  number: string
}

test('goods wait for money, money is matched, and an invoice goes out', async ({ page }, info) => {
  const size = info.project.name
  const code = size.includes('phone') ? 'M3002' : 'M3001'
  const name = `常州${code}传动有限公司`
  const errors = await sign_in(page, people.admin)
  const csrf = await csrf_of(page)
  const post = <T = Made>(path: string, body: unknown) => call<T>(page.request, csrf, path, body)
  const product = await post('/products', {
    code,
    name: `蜗轮减速机 ${code}`,
    list_price_e4: 5_000_000,
  })
  const places = await page.request.get('/api/v1/warehouses')
  const { items } = (await places.json()) as { items: Made[] }
  await post('/stock/moves', {
    ...{ product_id: product.id, warehouse_id: items[0]?.id, quantity: 10, reason: 'opening' },
  })
  const customer = await post('/customers', { name })
  const order = await post('/orders', {
    ...{ customer_id: customer.id, lines: [{ product_id: product.id, quantity: 2 }] },
  })

  await page.goto(`/orders/${order.id}`)
  await page.getByRole('button', { name: '修改付款条件' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: '付款条件' }).selectOption('instalments')
  await look(page, 'payment_term', size)
  await dialog.getByRole('combobox', { name: '付款条件' }).selectOption('deposit')
  await dialog.getByLabel('定金比例（%）').fill('30')
  await dialog.getByRole('button', { name: /^保存/u }).click()
  await expect(page.locator('main')).toContainText('发货前付 30%')
  await post(`/orders/${order.id}/confirmation`, { confirmed_by: '王工', words: '可以' })
  await page.goto(`/orders/${order.id}`)
  await expect(page.locator('main')).toContainText('待款发货')
  await look(page, 'order_to_pay', size)

  await page.goto('/bank_receipts')
  await page.getByRole('button', { name: '粘贴流水' }).click()
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  await dialog
    .getByRole('textbox')
    .fill(`${day}\t${name}\t1,100.00\t${code}-1\t${order.number} 货款\n${day}\t缺金额\t\t${code}-2`)
  await dialog.getByRole('button', { name: /^导入/u }).click()
  await expect(dialog.getByRole('status')).toContainText('第 2 行')
  await dialog
    .getByRole('button', { name: /取消|关闭/u })
    .first()
    .click()
  await look(page, 'bank_receipts', size)
  await page.getByText(name).filter({ visible: true }).first().click()
  await expect(page.locator('main')).toContainText('附言写了订单号')
  await expect(page.locator('main')).toContainText('付款方就是客户')
  await look(page, 'bank_receipt', size)
  await page.getByRole('button', { name: '核销', exact: true }).click()
  await expect(page.locator('main')).toContainText('客户余款')

  await page.goto(`/orders/${order.id}`)
  await expect(page.locator('main')).toContainText('待发货')
  await post('/invoice_titles', { customer_id: customer.id, title_kind: 'person', name: '王工' })
  await page.reload()
  await page.getByRole('button', { name: '申请开票' }).click()
  await dialog.getByLabel('开票金额').fill('400.00')
  await dialog.getByRole('button', { name: /^申请开票/u }).click()
  await expect(page.locator('main')).toContainText('待开票')
  await page.getByRole('link', { name: /^IV-/u }).click()
  await page.getByRole('button', { name: /^登记开票/u }).click()
  await dialog.getByLabel('发票号码').fill(`2433200000${code.slice(1)}`)
  await dialog.getByRole('button', { name: /^登记开票/u }).click()
  await expect(page.locator('main')).toContainText('已开票')
  await look(page, 'invoice', size)

  await page.goto(`/customers/${customer.id}/print`)
  await expect(page.locator('main')).toContainText('期末应收')
  await look(page, 'statement', size)
  await page.goto('/receivables')
  await expect(page.locator('main')).toContainText('客户余款')
  await look(page, 'receivables', size)
  await page.goto('/invoices?view=all')
  await look(page, 'invoices', size)
  expect(errors).toEqual([])
})
