// Second confirmation with two browsers: the seller hands over a private link, the customer corrects
// on a phone without signing in, the seller adopts it, and the customer says yes.
import { expect, test, type Page } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

interface Made {
  id: string
}

async function make_order(page: Page, size: string): Promise<string> {
  const csrf = await csrf_of(page)
  const customer = await call<Made>(page.request, csrf, '/customers', {
    ...{ name: `${size}核对设备有限公司`, contact_name: '林岚', phone: '13900139000' },
    address: '绍兴市越城区解放路 2 号',
  })
  const found = await page.request.get('/api/v1/stock/items?q=P1003')
  const { items } = (await found.json()) as { items: { product_id: string }[] }
  const order = await call<Made>(page.request, csrf, '/orders', {
    customer_id: customer.id,
    lines: [{ product_id: items[0]?.product_id, quantity: 4 }],
  })
  return order.id
}

/** The link as it stands in the words to hand over. */
async function handed_over(page: Page): Promise<string> {
  const words = page.getByRole('textbox', { name: '把链接发给客户' })
  const url = (await words.inputValue()).split('\n').pop() ?? ''
  await page.getByRole('button', { name: '完成' }).click()
  return url
}

test('a customer corrects the terms on a private page, then says yes', async ({
  page,
  browser,
}, info) => {
  const size = info.project.name
  const errors = await sign_in(page, people.assistant)
  await page.goto(`/orders/${await make_order(page, size)}`)
  const card = page.locator('.card', { has: page.getByRole('heading', { name: '二次确认' }) })
  await card.getByRole('button', { name: '请客户确认' }).click()
  const first = await handed_over(page)
  await expect(card).toContainText('未打开')

  const customer = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const phone = await customer.newPage()
  await phone.goto(first)
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('请核对订单')
  await phone.getByRole('button', { name: '更正', exact: true }).first().click()
  await phone.getByLabel(/^数量/u).fill('两箱')
  await phone.getByRole('button', { name: '更正 交货日期' }).click()
  await phone.getByRole('textbox', { name: '您的姓名' }).fill('林岚')
  await phone.getByRole('button', { name: '提交 1 处更正' }).click()
  await expect(phone.locator('.field-error')).toHaveCount(1)
  await phone.getByLabel(/^数量/u).fill('6')
  await expect(phone.locator('.field-error')).toHaveCount(0)
  await look(phone, 'confirmation_page', size)
  await phone.getByRole('button', { name: '提交 1 处更正' }).click()
  await expect(phone.getByText('更正已提交')).toBeVisible()

  await expect(card).toContainText('4 → 6')
  await look(page, 'order_corrected', size)
  await card.getByRole('button', { name: '采纳更正' }).click()
  await expect(card).toContainText('已处理')
  await card.getByRole('button', { name: '重新发送' }).click()
  const second = await handed_over(page)

  await phone.goto(first)
  await expect(phone.getByText('更正已提交')).toBeVisible() // what was answered stays to be read
  await phone.goto(second)
  await phone.getByRole('button', { name: '确认全部' }).click()
  await expect(phone.getByRole('alert')).toContainText('请填写您的姓名')
  await phone.getByRole('textbox', { name: '您的姓名' }).fill('林岚')
  await phone.getByRole('button', { name: '确认全部' }).click()
  await expect(phone.getByText('已确认，谢谢！')).toBeVisible()
  await customer.close()

  await expect(page.locator('.turn-who')).toContainText('仓库')
  await card.getByRole('button', { name: '查看客户看到的页面' }).first().click()
  await expect(page.getByRole('dialog')).toContainText('第 2 版条款')
  await look(page, 'confirmation_replay', size)
  expect(errors).toEqual([])
})
