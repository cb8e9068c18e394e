// The way of an order: entered without a mouse, reviewed, confirmed, shipped, delivered, paid, and a
// part of it sent back. Each role does its own step; everybody sees whose turn it is.
import { expect, test, type Page } from '@playwright/test'
import { people } from './company'
import { look, sign_in } from './desk'

const focused = (page: Page, id: RegExp) =>
  expect
    .poll(() => page.evaluate(() => document.activeElement?.id ?? ''), { timeout: 5_000 })
    .toMatch(id)

/** Another quantity at each size: the same order twice in a day is warned of. */
const pieces = (size: string) => (size.endsWith('phone') ? '8' : '7')

/** One line: words, Enter takes the best match, quantity, price, Enter makes the next line. */
async function type_line(page: Page, words: string, quantity: string, price = ''): Promise<void> {
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await focused(page, /quantity$/u)
  await page.keyboard.type(quantity)
  await page.keyboard.press('Enter')
  await page.keyboard.type(price)
  await page.keyboard.press('Enter')
  await focused(page, /product$/u)
}

async function start_entry(page: Page): Promise<void> {
  await page.goto('/orders/new')
  await focused(page, /^entry-customer$/u)
  await page.keyboard.type('xmzs')
  await page.keyboard.press('Enter')
  await focused(page, /^entry-promised$/u)
  await page.keyboard.press('Enter')
  await focused(page, /product$/u)
}

/** The leader of the team says yes to what is below its floor price. */
async function approve(page: Page, number: string): Promise<void> {
  await sign_in(page, people.manager)
  await page.goto('/approvals')
  const row = page.locator('.approval-queue .card-row', { hasText: number })
  await expect(row).toContainText('低于底价')
  await page.keyboard.press('j')
  await page.keyboard.press('a')
  await expect(row).toHaveCount(0)
}

/** The one button of the record that leads on. */
const main_button = (page: Page, name: string) =>
  page.locator('.record-actions').getByRole('button', { name, exact: true })

test('an order goes from the keyboard to the last cent, and a part of it comes back', async ({
  page,
}, info) => {
  test.setTimeout(180_000)
  const size = info.project.name
  const errors = await sign_in(page, people.assistant)
  await start_entry(page)
  await type_line(page, 'P1003', pieces(size))
  await type_line(page, 'sgqzc', '2')
  await type_line(page, 'P1006', '3', '990')
  await page.keyboard.press('Control+Backspace')
  await look(page, 'order_entry', size)
  await page.reload()
  await expect(page.locator('.entry-line')).toHaveCount(3)
  await page.locator('#entry-customer').focus()
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.form-warning')).toHaveCount(1)
  await expect(page.getByRole('button', { name: /确认提交/u })).toBeDisabled()
  await look(page, 'order_review', size)
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: '客户已确认' }).click()
  await focused(page, /^review-words$/u)
  await page.locator('#review-reason').fill('同行报得更低，客户今天定')
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/orders\/new/u) // nobody said yes yet
  await page.getByLabel('客户原话').fill('就按这个定')
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/orders\/\d+$/u)
  await expect(page.locator('.turn-who')).toContainText('审批人')
  const order = page.url()
  const head = await page.getByRole('heading', { level: 1 }).innerText()
  await approve(page, /SO-[\d-]+/u.exec(head)?.[0] ?? head)
  await sign_in(page, people.assistant)
  await page.goto(order)
  await expect(page.locator('.turn-who')).toContainText('仓库')
  await look(page, 'order', size)

  await sign_in(page, people.warehouse)
  await page.goto(order)
  await main_button(page, '发货').click()
  await focused(page, /^ship-tracking$/u)
  await page.keyboard.type('SF1234567890')
  await look(page, 'order_shipping', size)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('SF1234567890')).toBeVisible()
  await main_button(page, '确认送达').click()
  await page.getByRole('dialog').getByRole('button', { name: '确认送达' }).click()
  await expect(page.locator('.turn-who')).toContainText('财务')

  await sign_in(page, people.finance)
  await page.goto(order)
  await expect(page.locator('.facts')).toContainText(['****'])
  await main_button(page, '登记收款').click()
  await expect(page.getByLabel('金额')).toHaveValue(/^\d/u)
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.turn-who')).toContainText('已结束')

  await sign_in(page, people.assistant)
  await page.goto(order)
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: '申请退货' }).click()
  await page.getByRole('dialog').locator('.line-amounts input').first().fill('1')
  await page.getByLabel('退货原因').fill('外壳破损')
  await page.getByRole('dialog').getByRole('button', { name: '申请退货' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0) // its own field holds the words too
  await expect(page.getByText('外壳破损').first()).toBeVisible()

  await sign_in(page, people.manager)
  await page.goto(order)
  await page.getByRole('link', { name: /^RT-/u }).click()
  await page.getByRole('button', { name: /^同意/u }).click()
  await page.getByRole('dialog').getByRole('button', { name: /^同意/u }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await sign_in(page, people.warehouse)
  await page.goto(order)
  await page.getByRole('link', { name: /^RT-/u }).click()
  await page.getByRole('button', { name: /^收货/u }).click()
  await page.getByRole('dialog').getByRole('button', { name: /^收货/u }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.goto(order)
  await expect(page.locator('.card', { hasText: '外壳破损' }).first()).toContainText('已收货')
  await look(page, 'order_done', size)
  expect(errors).toEqual([])
})

test('every warning is agreed on by itself, with Space, before an order goes out', async ({
  page,
}, info) => {
  const errors = await sign_in(page, people.assistant)
  await page.goto('/orders/new')
  await focused(page, /^entry-customer$/u)
  await page.keyboard.type('xmzs')
  await page.keyboard.press('Enter')
  await focused(page, /^entry-promised$/u)
  await page.keyboard.type('+3')
  await page.keyboard.press('Enter')
  await focused(page, /product$/u)
  await type_line(page, 'P1003', '600', '99')
  await type_line(page, 'P1006', pieces(info.project.name), '990')
  await page.keyboard.press('Control+Backspace')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: '存为草稿' }).click()
  const boxes = page.locator('.form-warning input')
  await expect(boxes).toHaveCount(3)
  await look(page, 'order_warnings', info.project.name)
  const send = page.getByRole('button', { name: /确认提交/u })
  await boxes.first().focus()
  for (let ticked = 0; ticked < 3; ticked += 1) {
    await expect(send).toBeDisabled()
    await page.keyboard.press('Control+Enter')
    await expect(page).toHaveURL(/\/orders\/new/u)
    await expect(boxes.nth(ticked)).toBeFocused()
    await page.keyboard.press('Space')
  }
  await expect(send).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/orders\/\d+$/u)
  const promised = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
  await expect(page.locator('.facts').last()).toContainText(
    promised.format(Date.now() + 3 * 86_400_000),
  )
  expect(errors).toEqual([])
})

test('a table is pasted, unknown codes stand at their line, and the paper has no frame', async ({
  page,
}, info) => {
  const errors = await sign_in(page, people.assistant)
  await start_entry(page)
  const table = `编号\t数量\t单价\nP1001\t${pieces(info.project.name)}\t12.60\nNO-SUCH\t2\nP1006\t1\n`
  await page.evaluate((text) => {
    const data = new DataTransfer()
    data.setData('text', text)
    const paste = { clipboardData: data, bubbles: true, cancelable: true }
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', paste))
  }, table)
  await expect(page.locator('.entry-line')).toHaveCount(3)
  await expect(page.locator('.entry-line .field-error')).toHaveCount(1)
  await page.locator('.entry-line-bad input').first().focus()
  await page.keyboard.press('Control+Backspace')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: '存为草稿' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/orders\/\d+$/u)
  await page.goto(`${page.url()}/print`)
  await expect(page.locator('.paper-lines tbody tr')).toHaveCount(2)
  await expect(page.locator('.side')).toBeHidden()
  await look(page, 'order_print', info.project.name)
  expect(errors).toEqual([])
})

test('the payment term is chosen on the way, without a mouse', async ({ page }, info) => {
  const errors = await sign_in(page, people.assistant)
  await page.goto('/orders/new')
  await focused(page, /^entry-customer$/u)
  await page.keyboard.type('xmzs')
  await page.keyboard.press('Enter')
  await focused(page, /^entry-promised$/u)
  while (!(await page.evaluate(() => document.activeElement?.id === 'entry-term')))
    await page.keyboard.press('Tab')
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown') // 定金
  await page.keyboard.press('Tab')
  await focused(page, /^entry-term-value$/u)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('请把付款条件填完整')).toBeVisible()
  await focused(page, /^entry-term$/u)
  await page.keyboard.press('Tab')
  await page.keyboard.type('30')
  await look(page, 'order_entry_term', info.project.name)
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await focused(page, /product$/u)
  await type_line(page, 'P1003', info.project.name.endsWith('phone') ? '21' : '22')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('发货前付 30%，余款货到付清')).toBeVisible()
  await page.getByRole('button', { name: '存为草稿' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/orders\/\d+$/u)
  await expect(page.getByText('发货前付 30%，余款货到付清')).toBeVisible()
  expect(errors).toEqual([])
})

const key_ms = 200 // a key of an average skilled typist (Card, Moran & Newell 1980)
const thought_ms = 1350 // a thought before each thing to enter (the same source)

test('three lines are entered in under twenty seconds at the pace of a person', async ({
  page,
}, info) => {
  await sign_in(page, people.assistant)
  await page.goto('/orders/new')
  await focused(page, /^entry-customer$/u)
  const began = Date.now()
  const type = (words: string) => page.keyboard.type(words, { delay: key_ms })
  const enter = async () => {
    await page.waitForTimeout(key_ms)
    await page.keyboard.press('Enter')
  }
  await page.waitForTimeout(thought_ms)
  await type('kslc')
  await enter()
  await focused(page, /^entry-promised$/u)
  await enter()
  for (const code of ['1001', '1003', '1006']) {
    await focused(page, /product$/u)
    await page.waitForTimeout(thought_ms)
    await type(code)
    await enter()
    await focused(page, /quantity$/u)
    await type(pieces(info.project.name))
    await enter()
    await enter()
  }
  await focused(page, /product$/u)
  await page.waitForTimeout(thought_ms)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('button', { name: /确认提交/u })).toBeVisible()
  await page.waitForTimeout(thought_ms)
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/orders\/\d+$/u)
  const seconds = (Date.now() - began) / 1000
  info.annotations.push({ type: 'seconds', description: seconds.toFixed(1) })
  expect(seconds).toBeLessThan(20)
})
