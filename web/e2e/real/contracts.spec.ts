// A contract from the customer's page to its renewal: an order stands under it, what was paid of it is
// seen, it runs out soon and another one follows.
import { expect, test } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

interface Made {
  id: string
  number: string
}

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('an order stands under a contract, which is renewed before it ends', async ({
  page,
}, info) => {
  const size = info.project.name
  const phone = size.includes('phone')
  const errors = await sign_in(page, people.admin)
  const csrf = await csrf_of(page)
  const post = <T = Made>(path: string, body: unknown) => call<T>(page.request, csrf, path, body)
  const name = phone ? '温州合同泵业有限公司' : '台州合同阀门有限公司'
  const customer = await post('/customers', { name })
  const found = await page.request.get('/api/v1/stock/items?q=P1001')
  const { items } = (await found.json()) as { items: { product_id: string }[] }
  const order = await post('/orders', {
    ...{ customer_id: customer.id, confirm: true, confirmed_by: '王工', words: '可以' },
    lines: [{ product_id: items[0]?.product_id, quantity: 10 }],
  })
  await post(`/orders/${order.id}/receipts`, { amount_minor: 5_000 })

  await page.goto(`/customers/${customer.id}`)
  await page.getByRole('link', { name: '登记合同' }).click()
  await page.getByLabel('名称').fill('年度供货框架')
  await page.getByLabel('合同编号').fill(phone ? 'ZL-2' : 'ZL-1')
  await page.getByLabel('开始日').fill(day(20))
  await page.getByLabel('到期日').fill(day(-340))
  await page.getByLabel('合同金额').fill('2000.00')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('到期日不能早于开始日').first()).toBeVisible()
  await look(page, 'contract_form', size)
  await page.getByLabel('开始日').fill(day(-340))
  await page.getByLabel('到期日').fill(day(20))
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/contracts\/\d+$/u)
  await expect(page.locator('main')).toContainText('即将到期')

  const orders = page.locator('.card', { has: page.getByRole('heading', { name: '订单' }) })
  await orders.getByRole('button', { name: '选择' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(new RegExp(order.number, 'u')).check()
  await dialog.getByRole('button', { name: /^保存/u }).click()
  await expect(orders).toContainText(order.number)
  await expect(page.locator('.contract-sums')).toContainText('¥50')
  await look(page, 'contract', size)

  await page.getByRole('button', { name: /^续签/u }).click()
  await expect(page.getByLabel('开始日')).toHaveValue(day(21))
  await page.getByLabel('名称').press('Control+Enter')
  await expect(page).toHaveURL(/\/contracts\/\d+$/u)
  await expect(page.locator('main')).toContainText('未开始')
  await page.getByRole('link', { name: /^CT-/u }).click()
  await expect(page.locator('main')).toContainText('已续签')

  await page.goto('/contracts?view=all')
  await expect(page.getByText('年度供货框架').filter({ visible: true }).first()).toBeVisible()
  await look(page, 'contracts', size)
  await page.goto(`/customers/${customer.id}`)
  await expect(page.locator('main')).toContainText('年度供货框架')
  expect(errors).toEqual([])
})
