// An order leaves the house and one piece comes back: the pick queue, picking with a scanner, sending,
// the proof at the door, then the return from its approval to the exchange.
import { expect, test } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'
import { picture, sign } from './door'

test.describe.configure({ timeout: 180_000 })

interface Made {
  id: string
  number: string
}

test('what was ordered is picked, sent, signed for, and one piece is exchanged', async ({
  page,
}, info) => {
  const size = info.project.name
  const code = size.includes('phone') ? 'L3002' : 'L3001'
  const errors = await sign_in(page, people.admin)
  const csrf = await csrf_of(page)
  const post = <T = Made>(path: string, body: unknown) => call<T>(page.request, csrf, path, body)
  const product = await post('/products', {
    ...{ code, name: `联轴器 ${code}`, barcode: `69${code.slice(1)}`, list_price_e4: 800_000 },
  })
  const places = await page.request.get('/api/v1/warehouses')
  const { items } = (await places.json()) as { items: Made[] }
  await post('/stock/moves', {
    ...{ product_id: product.id, warehouse_id: items[0]?.id, quantity: 5, reason: 'opening' },
  })
  const name = `宁波${code}传动有限公司`
  const customer = await post('/customers', { name })
  const promised_on = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
  const order = await post('/orders', {
    ...{
      customer_id: customer.id,
      confirm: true,
      confirmed_by: '王工',
      words: '可以',
      promised_on,
    },
    lines: [{ product_id: product.id, quantity: 3 }],
  })

  await page.goto('/dispatches/carriers')
  await look(page, 'carriers', size)

  await page.goto('/dispatches')
  const row = page.locator('.card-row', { hasText: name })
  await expect(row).toContainText('交期剩')
  await row.getByRole('button', { name: '调整顺序' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('原因').fill('客户停线')
  await dialog.getByRole('button', { name: /^调整顺序/u }).click()
  await expect(row).toContainText('客户停线')
  await look(page, 'pick_queue', size)

  await row.getByRole('link', { name }).click()
  await page.getByRole('button', { name: /^开始拣货/u }).click()
  const scan = page.getByLabel('扫描条码或输入编号')
  await scan.fill(`2*69${code.slice(1)}`)
  await scan.press('Enter')
  await expect(page.locator('main')).toContainText('已拣 2 / 3')
  await scan.fill('000')
  await scan.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: '000' })).toBeVisible()
  await scan.fill(code)
  await scan.press('Enter')
  await expect(page.locator('main')).toContainText('已拣 3 / 3')
  await look(page, 'picking', size)
  await page.getByRole('button', { name: /^打包/u }).click()
  await page.getByRole('button', { name: /^发出/u }).click()
  await dialog.getByLabel('件数').fill('2')
  await look(page, 'send', size)
  await dialog.getByRole('button', { name: /^发出/u }).click()
  await expect(page.locator('main')).toContainText('已发货')

  await page.locator('.card-row', { hasText: 'SH-' }).getByRole('link').click()
  await page.getByRole('button', { name: /^登记签收/u }).click()
  await dialog.getByLabel('签收人').fill('王工')
  await sign(page)
  await dialog.locator('input[type=file]').first().setInputFiles(picture)
  await expect(dialog.getByRole('img', { name: '照片 1' })).toBeVisible()
  await look(page, 'proof', size)
  await dialog.getByRole('button', { name: /^登记签收/u }).click()
  await expect(page.locator('main')).toContainText('已签收')
  await expect(page.locator('.files-grid img')).toHaveCount(2) // the signature and the photo
  await look(page, 'waybill', size)
  await page.goto('/waybills')
  await look(page, 'waybills', size)

  const shown = await page.request.get(`/api/v1/orders/${order.id}`)
  const { lines } = (await shown.json()) as { lines: Made[] }
  await post(`/orders/${order.id}/returns`, {
    ...{ reason: '有异响', cause: 'quality', wish: 'exchange' },
    lines: [{ line_id: lines[0]?.id, quantity: 1 }],
  })
  await page.goto(`/orders/${order.id}`)
  await page.getByRole('link', { name: /^RT-/u }).click()
  for (const step of ['同意', '收货']) {
    await page.getByRole('button', { name: new RegExp(`^${step}`, 'u') }).click()
    await dialog.getByRole('button', { name: new RegExp(`^${step}`, 'u') }).click()
    await expect(dialog).toHaveCount(0)
  }
  await page.getByRole('button', { name: /^质检/u }).click()
  await dialog.getByLabel('损坏件数').fill('1')
  await dialog.getByLabel('哪里损坏').fill('轴孔裂')
  await look(page, 'inspection', size)
  await dialog.getByRole('button', { name: /^质检/u }).click()
  await expect(page.locator('main')).toContainText('轴孔裂')
  await page.getByRole('button', { name: /^换货/u }).click()
  await dialog.getByLabel('客户确认人').fill('王工')
  await dialog.getByRole('button', { name: /^换货/u }).click()
  await expect(page.locator('main')).toContainText('已换货')
  await look(page, 'return', size)
  await page.goto('/returns')
  await look(page, 'returns', size)
  expect(errors).toEqual([])
})
