// Changing a confirmed order with everything it does told first, by keyboard; then part of it is
// shipped and paid, the rest cut short, and what was paid too much goes back.
import { expect, test, type Page } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

interface Made {
  id: string
}

async function confirmed_order(page: Page, size: string): Promise<string> {
  const csrf = await csrf_of(page)
  const customer = await call<Made>(page.request, csrf, '/customers', {
    ...{ name: `${size}变更设备有限公司`, contact_name: '林岚', phone: '13900139001' },
    address: '绍兴市越城区解放路 3 号',
  })
  const found = await page.request.get('/api/v1/stock/items?q=P1003')
  const { items } = (await found.json()) as { items: { product_id: string }[] }
  const order = await call<Made>(page.request, csrf, '/orders', {
    ...{ customer_id: customer.id, confirm: true, confirmed_by: '林岚', words: '可以' },
    lines: [{ product_id: items[0]?.product_id, quantity: 4 }],
  })
  return `/orders/${order.id}`
}

async function choose(page: Page, name: string): Promise<void> {
  const actions = page.locator('.record-actions')
  await expect(actions.getByRole('button').first()).toBeVisible()
  const shown = actions.getByRole('button', { name, exact: true })
  if (await shown.count()) {
    await shown.click()
    return
  }
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name }).click()
}

test('a change is told, done and agreed on; the rest is cut short and paid back', async ({
  page,
}, info) => {
  const size = info.project.name
  const errors = await sign_in(page, people.assistant)
  const order = await confirmed_order(page, size)
  await page.goto(order)
  await expect(page.locator('.turn-who')).toContainText('仓库')
  await choose(page, '变更订单')
  const quantity = page.locator('input[id^="line-"][id$="-quantity"]').first()
  await quantity.fill('9')
  await page.getByRole('button', { name: '查看影响' }).click()
  await expect(page.getByText('客户要重新确认，确认前不能发货')).toBeVisible()
  await expect(page.locator('main')).toContainText('再占用 5')
  await look(page, 'order_change', size)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: '查看影响' })).toBeVisible()
  await page.getByRole('button', { name: '查看影响' }).click()
  await page.getByLabel('变更原因').fill('客户加单')
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(new RegExp(`${order}$`, 'u'))
  await expect(page.locator('.turn-who')).toContainText('客户')
  const card = page.locator('.card', { has: page.getByRole('heading', { name: '订单变更' }) })
  await expect(card).toContainText('客户加单')
  await look(page, 'order_changed', size)

  const csrf = await csrf_of(page)
  await call(page.request, csrf, `${order}/confirmation`, { confirmed_by: '林岚', words: '可以' })
  await sign_in(page, people.finance)
  const finance = await csrf_of(page)
  await call(page.request, finance, `${order}/receipts`, { amount_minor: 1_152_00 })
  await sign_in(page, people.warehouse)
  await page.goto(order)
  await choose(page, '发货')
  await page.getByRole('dialog').locator('.line-amounts input').first().fill('6')
  await page.getByRole('dialog').locator('#ship-tracking').fill(`DB-${size}`)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(`DB-${size}`)).toBeVisible()

  await sign_in(page, people.assistant)
  await page.goto(order)
  await choose(page, '短结')
  await page.getByRole('dialog').getByRole('textbox').first().fill('机器停产')
  await look(page, 'order_short_closing', size)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(card).toContainText('机器停产')

  await sign_in(page, people.warehouse)
  await call(page.request, await csrf_of(page), `${order}/delivery`, {})
  await sign_in(page, people.finance)
  await page.goto(order)
  await expect(page.locator('.turn-who')).toContainText('财务')
  await choose(page, '登记退款')
  await look(page, 'order_refund', size)
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.turn-who')).toContainText('已结束')
  expect(errors).toEqual([])
})
