import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { customer, mock, watch_errors } from './mocks'

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
})

const first_name = customer(0).name
const row = (page: Page) =>
  page.getByText(first_name, { exact: true }).locator('visible=true').first()

test('search, filter and sort are in the address and come back with it', async ({ page }, info) => {
  await mock(page)
  await page.goto('/customers')
  await expect(row(page)).toBeVisible()
  await page.getByRole('searchbox').fill('厦门')
  await expect(page).toHaveURL(/q=/u)
  await page.getByLabel('阶段').selectOption('won')
  await expect(page).toHaveURL(/stage=won/u)
  if (info.project.name === 'desktop') {
    await page.getByRole('button', { name: '按等级排序' }).click()
    await expect(page).toHaveURL(/sort=-grade/u)
  }
  await page.reload()
  await expect(page.getByRole('searchbox')).toHaveValue('厦门')
  await expect(page.getByLabel('阶段')).toHaveValue('won')
  await page.goBack()
  await expect(page).not.toHaveURL(/customers/u)
})

test('pages go forth and back by cursor, a phone loads more', async ({ page }, info) => {
  await mock(page)
  await page.goto('/customers')
  await expect(row(page)).toBeVisible()
  if (info.project.name === 'phone') {
    await page.getByRole('button', { name: '加载更多' }).click()
    await expect(page.locator('.row-card')).toHaveCount(100)
    return
  }
  await page.getByRole('button', { name: '下一页' }).click()
  await expect(page.getByText('第 51–100 条')).toBeVisible()
  await page.getByRole('button', { name: '上一页' }).click()
  await expect(page.getByText('第 1–50 条')).toBeVisible()
})

test('J, K and Enter walk the list; the record knows its neighbours', async ({ page }, info) => {
  test.skip(info.project.name === 'phone', 'needs a keyboard')
  await mock(page)
  await page.goto('/customers')
  await expect(row(page)).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/customers\/1001/u)
  await page.getByRole('button', { name: '下一条' }).click()
  await expect(page).toHaveURL(/customers\/1002/u)
  await page.getByRole('button', { name: '返回' }).click()
  await expect(page).toHaveURL(/\/customers$/u)
})

test('columns can be hidden and stay hidden', async ({ page }, info) => {
  test.skip(info.project.name === 'phone', 'cards have no columns')
  await mock(page)
  await page.goto('/customers')
  await expect(page.getByRole('columnheader', { name: '地区' })).toBeVisible()
  await page.getByRole('button', { name: '列设置' }).click()
  await page.getByRole('menuitemcheckbox', { name: '地区' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader', { name: '地区' })).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('columnheader', { name: '等级' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: '地区' })).toHaveCount(0)
})

test('a failed list offers a retry that works', async ({ page }) => {
  const world = await mock(page)
  world.answers['GET /customers'] = (route) =>
    route.fulfill({ status: 500, json: { status: 500, reference: 'r-77' } })
  await page.goto('/customers')
  await expect(page.getByText('编号 r-77')).toBeVisible()
  delete world.answers['GET /customers']
  await page.getByRole('button', { name: '重试' }).click()
  await expect(row(page)).toBeVisible()
})

test('a bulk action names its rows before it runs', async ({ page }, info) => {
  test.skip(info.project.name === 'phone', 'desktop only')
  await mock(page)
  await page.goto('/customers')
  await expect(row(page)).toBeVisible()
  await page.getByRole('row').nth(1).getByRole('checkbox').check()
  await page.getByRole('row').nth(2).getByRole('checkbox').check()
  await page.getByRole('button', { name: '分配负责人' }).click()
  await expect(page.getByRole('dialog')).toContainText(first_name)
  await page.getByRole('dialog').getByRole('button', { name: '分配负责人' }).click()
  await expect(page.getByText('分配负责人：完成 2 条')).toBeVisible()
})

test('a form shows all problems, keeps its draft and sends one key', async ({ page }, info) => {
  const errors = watch_errors(page)
  const world = await mock(page)
  await page.goto('/customers/new')
  await page.getByLabel('客户', { exact: false }).first().focus()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('请填写客户')).toBeVisible()
  await expect(page.getByText('请填写阶段')).toBeVisible()
  await page.screenshot({ path: `shots/form-problems-${info.project.name}.png` })
  await page.getByRole('textbox', { name: '客户' }).fill('厦门新客户')
  await page.getByLabel('今年成交').fill('1,234.5')
  await page.getByRole('combobox', { name: '阶段' }).click()
  await page.getByTitle('谈判中').click()
  await page.reload()
  await expect(page.getByText('已恢复上次未提交的内容')).toBeVisible()
  await expect(page.getByLabel('今年成交')).toHaveValue('1234.50')
  await page.getByRole('combobox', { name: '上级客户' }).click()
  await page.getByTitle(first_name).first().click()
  const keys: string[] = []
  world.answers['POST /customers'] = (route) => {
    keys.push(route.request().headers()['idempotency-key'] ?? '')
    if (keys.length > 1) return route.fulfill({ status: 201, json: customer(7) })
    return route.fulfill({ status: 503, json: { status: 503, detail: '忙', reference: 'r-5' } })
  }
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('编号 r-5')).toBeVisible()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page).toHaveURL(/customers\/1007/u)
  expect(keys[0]).toBe(keys[1])
  expect(world.last?.body).toMatchObject({
    name: '厦门新客户',
    stage: 'talks',
    year_minor: 123_450,
    parent_id: '1000',
  })
  expect(world.last?.headers['x-csrf-token']).toBe('csrf')
  expect(errors).toEqual([])
})

test('problems the server finds stand next to their fields', async ({ page }) => {
  const world = await mock(page)
  world.answers['POST /customers'] = (route) =>
    route.fulfill({
      status: 422,
      json: { status: 422, fields: [{ path: 'name', code: 'taken', message: '已有同名客户' }] },
    })
  await page.goto('/customers/new')
  await page.getByRole('textbox', { name: '客户' }).fill('厦门')
  await page.getByRole('combobox', { name: '阶段' }).click()
  await page.getByTitle('成交').click()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已有同名客户')).toBeVisible()
  await expect(page.getByRole('textbox', { name: '客户' })).toBeFocused()
})

test('a day is typed or taken from the calendar, in the language of the product', async ({
  page,
}) => {
  const errors = watch_errors(page)
  await mock(page)
  await page.goto('/customers/new')
  const day = page.getByLabel('下次跟进')
  await day.fill('2026-12-1')
  await day.press('Tab')
  await expect(day).toHaveValue('2026-12-01')
  await day.click()
  const calendar = page.getByRole('grid', { name: '2026年12月' })
  await expect(calendar).toBeInViewport({ ratio: 1 })
  const axe = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(axe.violations.map((one) => [one.id, one.nodes.map((node) => node.html)])).toEqual([])
  await page.getByRole('button', { name: '下个月' }).click()
  await page.getByRole('gridcell', { name: '2027-01-04' }).click()
  await expect(day).toHaveValue('2027-01-04')
  await expect(day).toBeFocused()
  await day.press('ArrowDown')
  await day.press('Escape')
  await expect(page.getByRole('grid')).toHaveCount(0)
  expect(errors).toEqual([])
})

test('charts switch to a table and drill down', async ({ page }) => {
  await mock(page)
  await page.goto('/dashboard')
  await expect(page.locator('.chart svg text').first()).toBeVisible()
  await page.getByRole('button', { name: '看表格' }).first().click()
  await expect(page.getByRole('columnheader', { name: '累计（万元）' })).toBeVisible()
})

test('errors stay with their reference, success offers undo', async ({ page }, info) => {
  await mock(page)
  await page.goto('/today')
  await page.getByRole('button', { name: '完成' }).click()
  await page.getByRole('button', { name: '出错' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '没有保存成功' })).toContainText(
    'r-7f3a91',
  )
  await page.screenshot({ path: `shots/toasts-${info.project.name}.png` })
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByText('已撤销')).toBeVisible()
  await page.getByRole('button', { name: '冲突' }).click()
  await expect(page.getByRole('dialog')).toContainText('厦门中晟包装材料有限公司')
  await page.screenshot({ path: `shots/conflict-${info.project.name}.png` })
})
