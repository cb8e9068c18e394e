// The whole loop by five people: a quote becomes an order, the customer says yes on the telephone, it
// is picked, sent and signed for, invoiced and paid. Each finds their own turn.
import { expect, test, type Page } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 300_000 })

interface Made {
  id: string
  number: string
}

const record_button = (page: Page, name: string) =>
  page.locator('.record-actions').getByRole('button', { name, exact: true })

test('from the quote to the last cent', async ({ page }, info) => {
  const size = info.project.name
  const name = size.includes('phone') ? '湖州闭环泵业有限公司' : '衢州闭环风机有限公司'
  const errors = await sign_in(page, people.assistant)
  const csrf = await csrf_of(page)
  const post = <T = Made>(path: string, body: unknown) => call<T>(page.request, csrf, path, body)
  const customer = await post('/customers', { name, contact_name: '林工', phone: '13800138111' })
  const found = await page.request.get('/api/v1/stock/items?q=P1001')
  const { items } = (await found.json()) as { items: { product_id: string }[] }
  const quote = await post('/quotes', {
    ...{ customer_id: customer.id, title: '备件报价' },
    lines: [{ product_id: items[0]?.product_id, quantity: 20 }],
  })

  // The seller sends the quote, writes down the yes, and makes the order of it.
  await post(`/quotes/${quote.id}/sending`, {})
  await post(`/quotes/${quote.id}/acceptance`, { answered_by: '林工', words: '可以' })
  await page.goto(`/quotes/${quote.id}`)
  await page.getByRole('button', { name: /^生成订单草稿/u }).click()
  await page.getByRole('link', { name: /^SO-/u }).first().click()
  await expect(page).toHaveURL(/\/orders\/\d+/u)
  const order = page.url().split('?')[0] ?? ''
  await record_button(page, '确认订单').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^确认订单/u }).click()
  await expect(dialog.locator('.field-error').first()).toBeVisible() // in which words?
  await dialog.getByLabel('客户原话').fill('电话里说就按报价来')
  await look(page, 'phone_yes', size)
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.turn-who')).toContainText('仓库')

  // The warehouse picks, packs and sends it; the customer signs.
  await sign_in(page, people.warehouse)
  await page.goto('/dispatches')
  await page.locator('.card-row', { hasText: name }).getByRole('link', { name }).click()
  await page.getByRole('button', { name: /^开始拣货/u }).click()
  const scan = page.getByLabel('扫描条码或输入编号')
  await scan.fill('20*P1001')
  await scan.press('Enter')
  await expect(page.locator('main')).toContainText('已拣 20 / 20')
  await page.getByRole('button', { name: /^打包/u }).click()
  await page.getByRole('button', { name: /^发出/u }).click()
  await dialog.getByRole('button', { name: /^发出/u }).click()
  await page.goto(order)
  await record_button(page, '确认送达').click()
  await expect(dialog.getByLabel('签收人')).toHaveValue('林工')
  await look(page, 'deliver', size)
  await dialog.getByRole('button', { name: '确认送达' }).click()
  await expect(page.locator('.turn-who')).toContainText('财务')

  // Finance is asked for an invoice, issues it, and takes the money.
  await sign_in(page, people.assistant)
  const again = await csrf_of(page)
  await call(page.request, again, '/invoice_titles', {
    ...{ customer_id: customer.id, title_kind: 'person', name: '林工' },
  })
  await page.goto(order)
  await page.getByRole('button', { name: '申请开票' }).click()
  await dialog.getByRole('button', { name: /^申请开票/u }).click()
  await expect(page.locator('main')).toContainText('待开票')
  await sign_in(page, people.finance)
  await page.goto(order)
  await page.getByRole('link', { name: /^IV-/u }).click()
  await expect(page).toHaveURL(/\/invoices\/\d+$/u)
  const invoice = page.url()
  await page.goto(`${invoice}/print`)
  await expect(page.locator('.paper')).toContainText('林工')
  await look(page, 'invoice_request_print', size)
  await page.goto(invoice)
  await page.getByRole('button', { name: /^登记开票/u }).click()
  await dialog
    .getByLabel('发票号码')
    .fill(size.includes('phone') ? '24332000000900' : '24332000000901')
  await dialog.getByRole('button', { name: /^登记开票/u }).click()
  await expect(page.locator('main')).toContainText('已开票')
  await page.goto(order)
  await record_button(page, '登记收款').click()
  await expect(page.getByLabel('金额')).toHaveValue(/^\d/u)
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.turn-who')).toContainText('已结束')
  await look(page, 'loop_done', size)
  expect(errors).toEqual([])
})
