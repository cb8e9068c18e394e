// Papers of an order and what is done again: the delivery note, the pick list, the sheet own against
// theirs, the list of what will be late, and the same order once more with its warning.
import { expect, test } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

interface Made {
  id: string
  number: string
}

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('an order is picked by a list, printed, entered again and warned of', async ({
  page,
}, info) => {
  const size = info.project.name
  const code = size.includes('phone') ? 'G6002' : 'G6001'
  const errors = await sign_in(page, people.admin)
  const csrf = await csrf_of(page)
  const post = <T = Made>(path: string, body: unknown) => call<T>(page.request, csrf, path, body)
  const product = await post('/products', {
    ...{ code, name: `滚珠丝杠 ${code}`, list_price_e4: 2_000_000 },
  })
  const places = await page.request.get('/api/v1/warehouses')
  const { items } = (await places.json()) as { items: Made[] }
  await post('/stock/moves', {
    ...{ product_id: product.id, warehouse_id: items[0]?.id, quantity: 9, reason: 'opening' },
  })
  await post('/knowledge_cards', {
    ...{ kind: 'policy', product_id: product.id, words: '丝杠三十天可退', return_days: 30 },
    source: '售后制度',
  })
  const name = `宁波${code}丝杠有限公司`
  const customer = await post('/customers', { name })
  const order = await post('/orders', {
    ...{ customer_id: customer.id, customer_ref: `PO-${code}`, promised_on: day(1) },
    ...{ confirm: true, accept_shortage: true, confirmed_by: '王工', words: '可以' },
    lines: [{ product_id: product.id, quantity: 12 }],
  })

  await page.goto('/dispatches/risk')
  await expect(async () => {
    await page.reload()
    await expect(page.locator('.card-row', { hasText: name })).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await look(page, 'late_risk', size)
  await page.locator('.card-row', { hasText: name }).getByRole('link', { name }).click()
  await expect(page).toHaveURL(/\/dispatches\/\d+$/u)
  await page.goto(`${page.url()}/print`)
  await expect(page.locator('.paper')).toContainText(code)
  await look(page, 'pick_list_print', size)

  await post(`/orders/${order.id}/shipments`, { carrier: '德邦', tracking_no: `DB${code}` })
  await page.goto(`/orders/${order.id}/print?doc=delivery`)
  await expect(page.locator('.paper')).toContainText(`PO-${code}`)
  await expect(page.locator('.side')).toBeHidden()
  await look(page, 'delivery_note_print', size)

  await page.goto(`/orders/new?from=${order.id}`)
  await expect(page.locator('.entry-twins')).toContainText(order.number)
  const policy = page.locator('#entry-policy')
  await expect(policy).toHaveValue(/丝杠三十天可退；30 天内可退换/u)
  await look(page, 'order_again', size)
  await page.locator('.entry-line input[id$=quantity]').first().fill('11')
  await expect(page.locator('.entry-twins')).toHaveCount(0)
  await page.getByText('送货', { exact: false }).first().click()
  await page.getByLabel('客户单号').fill(`po-${code.toLowerCase()}`)
  await expect(page.locator('.entry-twins')).toContainText('这个客户单号已经下过订单')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.form-warning').filter({ hasText: order.number })).toBeVisible()
  expect(errors).toEqual([])
})

test('a sheet own against theirs says on paper what has expired', async ({ page }, info) => {
  const size = info.project.name
  const errors = await sign_in(page, people.admin)
  const csrf = await csrf_of(page)
  const card = await call<Made>(page.request, csrf, '/knowledge_cards', {
    ...{ kind: 'rival', competitor: `精工 ${size}`, title: 'BT-20', source: '展会样本' },
    valid_until: day(3),
    comparisons: [
      { topic: '寿命', ours: '2 万小时', theirs: '1.2 万小时', source: '检测报告' },
      { topic: '价格', ours: '680', theirs: '720', source: '询价', valid_until: day(2) },
    ],
  })
  await page.goto(`/knowledge/${card.id}/print`)
  await expect(page.locator('.paper-versus tbody tr')).toHaveCount(2)
  await expect(page.locator('.paper-expired')).toHaveCount(0)
  await page.clock.setFixedTime(Date.now())
  await page.route(`**/api/v1/knowledge_cards/${card.id}`, async (route) => {
    const answer = await route.fetch()
    const body = (await answer.json()) as Record<string, unknown>
    await route.fulfill({
      response: answer,
      json: { ...body, validity: 'expired', comparison_validity: ['unlimited', 'expired'] },
    })
  })
  await page.reload()
  await expect(page.locator('.paper-expired')).toContainText('过期')
  await expect(page.locator('.row-expired')).toHaveCount(1)
  await look(page, 'versus_print', size)
  expect(errors).toEqual([])
})
