// A complaint from end to end: taken in from the customer's page, classified by keyboard in the queue,
// answered, led through its stages with their written records, closed and taken up again.
import { expect, test, type Page, type TestInfo } from '@playwright/test'
import { call, customers, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

const size_of = (info: TestInfo) => info.project.name
const row_of = (page: Page, name: string) => page.locator('.card-row', { hasText: name })

async function write(page: Page, next: string, words: string, choice?: string) {
  await page.getByRole('button', { name: `进入${next}` }).click()
  const dialog = page.getByRole('dialog')
  if (choice) await dialog.getByRole('button', { name: choice, exact: true }).click()
  await dialog.getByRole('textbox').fill(words)
  await dialog.getByRole('textbox').press('Control+Enter')
  await expect(dialog).toHaveCount(0)
}

test('a complaint is taken in, classified, led through its stages, closed and reopened', async ({
  page,
}, info) => {
  const title = `外箱压坏少两套${size_of(info)}`
  const errors = await sign_in(page, people.assistant)
  await page.goto('/customers')
  await page
    .getByText(customers[0]?.name ?? '')
    .filter({ visible: true })
    .first()
    .click()
  await page.getByRole('link', { name: '新建客诉' }).first().click()
  await page.getByLabel('客户原话').fill(`${title}\n清点少两套，急着装机。`)
  await look(page, 'ticket_form', size_of(info))
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page).toHaveURL(/\/tickets\/\d+$/u)
  const address = page.url()

  await page.goto('/tickets')
  await expect(row_of(page, title).getByRole('timer')).toBeVisible()
  await look(page, 'tickets', size_of(info))
  await row_of(page, title).getByRole('button', { name: '领取' }).click()
  await expect(page.getByText('已领取')).toBeVisible()
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press('j')
    if (await row_of(page, title).and(page.locator('.card-row-active')).count()) break
  }
  await page.keyboard.press('c')
  const triage = page.getByRole('dialog')
  await triage.getByRole('button', { name: '物流', exact: true }).click()
  await triage.getByRole('button', { name: 'S2 严重' }).click()
  await look(page, 'ticket_classify', size_of(info))
  await page.keyboard.press('Control+Enter')
  await expect(triage).toHaveCount(0)
  await expect(row_of(page, title)).toContainText('S2 严重')

  await page.goto(address)
  await page.getByPlaceholder('怎么答复客户的').fill('照片已收到，今天查清，先补发')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已记录回复')).toBeVisible()
  await write(page, '调查', '少两套，客户急用')
  await write(page, '处理', '中转时压坏，出库视频数量齐全', '承运商')
  await look(page, 'ticket', size_of(info))
  await write(page, '回访', '补发两套，向承运商索赔')
  await write(page, '已结案', '客户收到补发，认可', '5')
  await expect(page.getByText('5 分')).toBeVisible()
  await look(page, 'ticket_closed', size_of(info))
  await page.getByRole('button', { name: '重新打开' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('补发的又少一套')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已重新打开')).toBeVisible()
  await page.goto('/tickets/all')
  await look(page, 'tickets_all', size_of(info))
  expect(errors).toEqual([])
})

test('a manager changes times and skills for what comes afterwards', async ({ page }, info) => {
  const errors = await sign_in(page, people.manager)
  await page.goto('/settings/tickets')
  await look(page, 'ticket_settings', size_of(info))
  // The times stand above the words, each with a form of its own.
  const save = page.getByRole('button', { name: '保存' }).first()
  await page.getByLabel('首次回复（工作分钟）').first().fill('0')
  await save.click()
  await expect(page.getByText('应在 1 到 28800 之间').first()).toBeVisible()
  await page.getByLabel('首次回复（工作分钟）').first().fill('45')
  await save.click()
  await expect(page.getByText('客诉设置已保存')).toBeVisible()
  expect(errors).toEqual([])
})

test('a complaint begins at the line of an order it is about', async ({ page }, info) => {
  const size = info.project.name
  const code = size.includes('phone') ? 'L4002' : 'L4001'
  const errors = await sign_in(page, people.admin)
  const csrf = await csrf_of(page)
  const post = <T = { id: string; number: string }>(path: string, body: unknown) =>
    call<T>(page.request, csrf, path, body)
  const product = await post('/products', {
    ...{ code, name: `联轴器 ${code}`, list_price_e4: 500_000 },
  })
  const places = await page.request.get('/api/v1/warehouses')
  const { items } = (await places.json()) as { items: { id: string }[] }
  await post('/stock/moves', {
    ...{ product_id: product.id, warehouse_id: items[0]?.id, quantity: 3, reason: 'receipt' },
  })
  const customer = await post('/customers', { name: `无锡${code}传动有限公司` })
  const order = await post('/orders', {
    ...{ customer_id: customer.id, confirm: true, confirmed_by: '王工', words: '可以' },
    lines: [{ product_id: product.id, quantity: 2 }],
  })
  await post(`/orders/${order.id}/shipments`, { carrier: '顺丰速运', tracking_no: `SF${code}` })

  await page.goto(`/orders/${order.id}`)
  await page.getByRole('link', { name: '登记客诉' }).click()
  await expect(page.locator('main')).toContainText(`联轴器 ${code} × 2`)
  await page.getByLabel('发货单').click()
  await page.locator('.ant-select-item-option', { hasText: `SF${code}` }).click()
  await page.getByLabel('客户原话').fill('其中一件键槽尺寸不对')
  await look(page, 'ticket_of_line', size)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page).toHaveURL(/\/tickets\/\d+$/u)
  await expect(page.locator('main')).toContainText(`联轴器 ${code} × 2`)
  await expect(page.locator('main')).toContainText(`SF${code}`)
  expect(errors).toEqual([])
})
