// A product that is short, from the customer's choice to the goods that came in: the shortage page,
// the order to the supplier, and a receipt with a scanner.
import { expect, test } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

interface Made {
  id: string
  number: string
}

test('what is short is promised, bought and received', async ({ page }, info) => {
  const size = info.project.name
  const code = size.includes('phone') ? 'Q2002' : 'Q2001'
  const errors = await sign_in(page, people.admin)
  const csrf = await csrf_of(page)
  const post = <T = Made>(path: string, body: unknown) => call<T>(page.request, csrf, path, body)
  const product = await post('/products', {
    ...{
      code,
      name: `行星减速机 ${code}`,
      barcode: `69${code.slice(1)}`,
      list_price_e4: 4_800_000,
    },
  })
  const customer = await post('/customers', { name: `苏州${code}自动化有限公司` })
  const order = await post('/orders', {
    ...{ customer_id: customer.id, confirm: true, accept_shortage: true },
    ...{ confirmed_by: '王工', words: '可以' },
    lines: [{ product_id: product.id, quantity: 3 }],
  })
  const places = await page.request.get('/api/v1/warehouses')
  const { items } = (await places.json()) as { items: Made[] }
  const supplier = await post('/suppliers', { code, name: `湖北传动 ${code}` })
  const on = new Date(Date.now() + 8 * 86_400_000).toISOString().slice(0, 10)
  const purchase = await post('/purchase_orders', {
    ...{ supplier_id: supplier.id, warehouse_id: items[0]?.id, expected_on: on },
    lines: [{ product_id: product.id, quantity: 4, price_e4: 3_000_000 }],
  })

  await page.goto(`/purchase_orders/${purchase.id}`)
  await page.getByRole('button', { name: /^发给供应商/u }).click()
  await expect(page.locator('main')).toContainText('已发出')

  await page.goto(`/shortages/${product.id}`)
  const row = page.locator('.card-row', { hasText: customer.id ? `苏州${code}` : '' })
  await expect(row).toContainText(on)
  await look(page, 'shortage', size)
  await row.getByRole('button', { name: '记录客户选择' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('客户原话').fill('等到那天可以')
  await look(page, 'shortage_choice', size)
  await dialog.getByRole('button', { name: /^保存/u }).click()
  await expect(row).toContainText('等到货')

  await page.goto(`/purchase_orders/${purchase.id}`)
  await page.getByRole('button', { name: /^收货/u }).click()
  const scan = dialog.getByLabel('扫描条码或输入编号')
  for (let piece = 0; piece < 3; ++piece) {
    await scan.fill(`69${code.slice(1)}`)
    await scan.press('Enter')
  }
  await scan.fill('000')
  await scan.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('000')
  await expect(dialog.getByLabel(new RegExp(code, 'u'))).toHaveValue('3')
  await look(page, 'receive', size)
  await dialog.getByRole('button', { name: /^收货/u }).click()
  await expect(page.locator('main')).toContainText('已到 3 / 4')
  await look(page, 'purchase', size)

  await page.goto(`/orders/${order.id}`)
  await expect(page.locator('main')).toContainText('待发货')
  expect(errors).toEqual([])
})

test('an order to a supplier is drafted by hand, changed and sent', async ({ page }, info) => {
  const size = info.project.name
  const code = size.includes('phone') ? 'Q2012' : 'Q2011'
  const errors = await sign_in(page, people.admin)
  const csrf = await csrf_of(page)
  await call(page.request, csrf, '/products', {
    ...{ code, name: `联轴器 ${code}`, list_price_e4: 1_200_000 },
  })
  await call(page.request, csrf, '/suppliers', { code, name: `苏州传动 ${code}` })
  await page.goto('/purchase_orders')
  await page.getByRole('link', { name: '新建采购单' }).click()
  const choose = async (label: string, words: string) => {
    await page.getByRole('combobox', { name: label }).fill(words)
    // A list that was open before stays in the page, unseen.
    const options = page.locator('.ant-select-item-option', { hasText: words })
    await options.filter({ visible: true }).click()
  }
  await choose('供应商', `苏州传动 ${code}`)
  await choose('入库仓库', '主仓')
  await choose('产品', code)
  await page.getByLabel('数量').fill('12')
  await page.getByRole('button', { name: '加一行' }).click()
  await look(page, 'purchase_form', size)
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.buy-row-problem').first()).toBeVisible()
  await page.getByRole('button', { name: '删掉第 2 行' }).click()
  await page.getByLabel('采购单价').fill('80')
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/purchase_orders\/\d+$/u)
  await expect(page.locator('main')).toContainText('960')

  const on = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)
  await page.keyboard.press('e')
  await expect(page).toHaveURL(/\/edit$/u)
  await page.getByLabel('数量').fill('20')
  await page.getByLabel('预计到货').fill(on)
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/purchase_orders\/\d+$/u)
  await expect(page.locator('main')).toContainText('1,600')
  await page.getByRole('button', { name: /^发给供应商/u }).click()
  await expect(page.locator('main')).toContainText('已发出')
  expect(errors).toEqual([])
})
