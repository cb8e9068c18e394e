// Two shipments of one order arrive together: who takes them signs once, and each keeps the proof; one
// that did not arrive is left out.
import { expect, test } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'
import { picture, sign } from './door'

test.describe.configure({ timeout: 120_000 })

interface Made {
  id: string
  number: string
}

test('several shipments are signed for at once', async ({ page }, info) => {
  const size = info.project.name
  const code = size.includes('phone') ? 'D6002' : 'D6001'
  const errors = await sign_in(page, people.admin)
  const csrf = await csrf_of(page)
  const post = <T = Made>(path: string, body: unknown) => call<T>(page.request, csrf, path, body)
  const product = await post('/products', {
    ...{ code, name: `同步带 ${code}`, list_price_e4: 300_000 },
  })
  const places = await page.request.get('/api/v1/warehouses')
  const { items } = (await places.json()) as { items: Made[] }
  await post('/stock/moves', {
    ...{ product_id: product.id, warehouse_id: items[0]?.id, quantity: 9, reason: 'opening' },
  })
  const customer = await post('/customers', { name: `绍兴${code}印染有限公司` })
  const order = await post<Made & { lines: Made[] }>('/orders', {
    ...{ customer_id: customer.id, confirm: true, confirmed_by: '王工', words: '可以' },
    lines: [{ product_id: product.id, quantity: 6 }],
  })
  const line_id = order.lines[0]?.id
  for (const tracking_no of ['SF-1', 'SF-2', 'SF-3'])
    await post(`/orders/${order.id}/shipments`, {
      ...{ carrier: '自送', tracking_no },
      lines: [{ line_id, quantity: 2 }],
    })

  await page.goto(`/orders/${order.id}`)
  await page
    .locator('.record-actions')
    .getByRole('button', { name: '确认送达', exact: true })
    .click()
  const dialog = page.getByRole('dialog')
  const arrives = dialog.getByRole('button', { name: '确认送达' })
  await expect(dialog.getByRole('checkbox')).toHaveCount(3)
  await dialog.getByRole('checkbox', { name: /SF-3/u }).uncheck()
  await dialog.getByLabel('签收人').fill('')
  await expect(arrives).toBeDisabled()
  await dialog.getByLabel('签收人').fill('王工')
  await sign(page)
  await dialog.locator('input[type=file]').first().setInputFiles(picture)
  await expect(dialog.getByRole('img', { name: '照片 1' })).toBeVisible()
  await look(page, 'several_proofs', size)
  await arrives.click()
  await expect(dialog).toHaveCount(0)
  const row = (tracking_no: string) => page.locator('.card-row', { hasText: tracking_no })
  await expect(row('SF-1')).toContainText('已送达')
  await expect(row('SF-2')).toContainText('已送达')
  await expect(row('SF-3')).toContainText('在途')

  const found = await page.request.get(`/api/v1/waybills?order_id=${order.id}`)
  const { items: waybills } = (await found.json()) as {
    items: { id: string; tracking_no: string; state: string; signed_by: string }[]
  }
  const signed = waybills.filter((one) => one.signed_by === '王工')
  expect(signed.map((one) => one.tracking_no).sort()).toEqual(['SF-1', 'SF-2'])
  for (const one of signed) {
    await page.goto(`/waybills/${one.id}`)
    await expect(page.locator('.files-grid img')).toHaveCount(2) // the signature and the photo
  }
  expect(errors).toEqual([])
})
