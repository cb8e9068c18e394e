// A quote from the first price to the draft of an order, with two browsers: the seller's, and the
// customer's on the private page. A step down needs something in return; below the floor price the
// manager decides.
import { expect, test, type Page } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

// Several pages with axe in two themes; a busy machine takes its time.
test.describe.configure({ timeout: 240_000 })

/** What the link dialog shows ends with the address. */
async function link_in(page: Page): Promise<string> {
  const words = await page.getByRole('textbox', { name: '把链接发给客户' }).inputValue()
  await page.getByRole('button', { name: '完成' }).click()
  return new URL(words.split('\n').at(-1) ?? '').pathname
}

test('a price goes down for something, is approved, and accepted on a phone', async ({
  page,
  browser,
}, info) => {
  const size = info.project.name
  const errors = await sign_in(page, people.assistant)
  const csrf = await csrf_of(page)
  const customer = await call<{ id: string }>(page.request, csrf, '/customers', {
    name: size.includes('phone') ? '金华报价电机有限公司' : '丽水报价电机有限公司',
    contact_name: '赵经理',
  })

  await page.goto(`/quotes/new?customer_id=${customer.id}`)
  await page.getByLabel('报价标题').fill('四季度备货')
  await page.getByRole('button', { name: '开始写' }).click()
  await expect(page).toHaveURL(/\/quotes\/\d+\/edit/u)
  const first = page.getByRole('group', { name: '第 1 行' })
  await first.getByRole('combobox', { name: '产品' }).fill('P1001')
  await page.locator('.ant-select-item-option', { hasText: 'P1001' }).first().click()
  await first.getByLabel('数量').fill('100')
  const list_price = await first.getByLabel('单价').getAttribute('placeholder')
  await look(page, 'quote_compose', size)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: '四季度备货', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: '发给客户' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '发给客户' }).click()
  const link = await link_in(page)

  // The customer asks first.
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const theirs = await phone.newPage()
  await theirs.goto(link)
  await expect(theirs.getByRole('heading', { name: '四季度备货' })).toBeVisible()
  await expect(theirs.getByLabel('您的姓名')).toHaveValue('赵经理')
  await look(theirs, 'quote_page', size)
  await theirs.getByRole('button', { name: '想再谈谈' }).click()
  await expect(theirs.getByText('请写一句')).toBeVisible()
  await theirs.getByLabel('想说的话').fill('量大能便宜吗')
  await theirs.getByRole('button', { name: '想再谈谈' }).click()
  await expect(theirs.getByText('已转告销售人员')).toBeVisible()

  // A step down, for something.
  await page.reload()
  await expect(page.getByText('量大能便宜吗')).toBeVisible()
  await page.keyboard.press('v')
  await expect(page).toHaveURL(/\/quotes\/\d+\/edit/u)
  const lower = (Number(list_price) * 0.96).toFixed(2)
  await first.getByLabel('单价').fill(lower)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: '发给客户' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '发给客户' }).click()
  await expect(page.getByRole('dialog').getByText('用什么来换')).toBeVisible()
  await page.getByRole('dialog').getByRole('link', { name: '去补全' }).click()
  await first.getByLabel('客户用什么来换').fill('数量翻倍')
  await first.getByLabel('数量').fill('200')
  await look(page, 'quote_step', size)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('与第 1 版的差别')).toBeVisible()
  await page.getByRole('button', { name: '发给客户' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '发给客户' }).click()
  const second = await link_in(page)
  await expect(page.getByRole('list', { name: '让价阶梯' })).toContainText('数量翻倍')
  await look(page, 'quote_sent', size)
  await theirs.goto(link)
  await expect(theirs.getByText('这份报价已有新版本')).toBeVisible()
  await theirs.goto(second)
  await theirs.getByRole('button', { name: '接受报价' }).click()
  await expect(theirs.getByText('已收到您的答复')).toBeVisible()
  await look(theirs, 'quote_accepted_page', size)
  await phone.close()

  await page.reload()
  await page.getByRole('button', { name: '生成订单草稿' }).click()
  await expect(page.getByText('已生成订单')).toBeVisible()
  await page.locator('.callout a').first().click()
  await expect(page.getByRole('link', { name: '四季度备货' })).toBeVisible()
  await page.getByRole('link', { name: '四季度备货' }).click()
  await expect(page.getByRole('heading', { name: '四季度备货', level: 1 })).toBeVisible()
  await page.keyboard.press('p')
  await expect(page.locator('.paper')).toContainText(lower)
  await expect(page.locator('.paper')).not.toContainText('数量翻倍')
  await look(page, 'quote_paper', size)
  await page.goto('/quotes?view=accepted')
  await expect(page.getByText('四季度备货').filter({ visible: true }).first()).toBeVisible()
  await look(page, 'quotes', size)
  expect(errors).toEqual([])
})

test('below the floor price the manager says yes first', async ({ page, browser }, info) => {
  const size = info.project.name
  const errors = await sign_in(page, people.assistant)
  const csrf = await csrf_of(page)
  const name = size.includes('phone') ? '舟山低价电机有限公司' : '温州低价电机有限公司'
  const customer = await call<{ id: string }>(page.request, csrf, '/customers', { name })
  const found = await page.request.get('/api/v1/products?q=P1001&limit=1')
  const { items } = (await found.json()) as { items: { id: string }[] }
  const quote = await call<{ id: string }>(page.request, csrf, '/quotes', {
    customer_id: customer.id,
    title: '清仓报价',
    lines: [{ product_id: items[0]?.id, quantity: 10, unit_price_e4: 100 }],
  })
  await page.goto(`/quotes/${quote.id}`)
  await expect(page.getByText('发送前需要审批')).toBeVisible()
  await page.getByRole('button', { name: '发给客户' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('为什么要这样报').fill('库存要清')
  await look(page, 'quote_file', size)
  await dialog.getByRole('button', { name: '送审' }).click()
  await expect(page.getByText('正在审批')).toBeVisible()

  const office = await browser.newContext()
  const boss = await office.newPage()
  await sign_in(boss, people.manager)
  await boss.goto(`/approvals?q=`)
  const boss_csrf = await csrf_of(boss)
  const shown = await page.request.get(`/api/v1/quotes/${quote.id}`)
  const { approval_id } = (await shown.json()) as { approval_id: string }
  await call(boss.request, boss_csrf, `/approvals/${approval_id}/approval`, { words: '可以' })
  await office.close()

  await expect(page.getByText('审批通过，可以发给客户')).toBeVisible()
  await look(page, 'quote_ready', size)
  await page.getByRole('button', { name: '发给客户' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '发给客户' }).click()
  await link_in(page)
  await expect(page.locator('.record-head .tag')).toHaveText('已发送')
  expect(errors).toEqual([])
})
