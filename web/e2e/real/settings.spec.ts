// People come, change their work and go: added with a first password, given another role, sent on
// their way with what they leave behind; and what one does with one's own account.
import { expect, test, type Browser, type Page } from '@playwright/test'
import { call, password, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

const first_password = 'First-time-2026'
const own_password = 'My-own-words-2026'
const hired_as = (size: string) => ({ email: `${size}@e2e.example`, name: `新同事${size}` })

async function person_page(page: Page, name: string): Promise<void> {
  await page.goto('/settings/people')
  await page.getByRole('searchbox').fill(name)
  await page.getByRole('link', { name }).locator('visible=true').first().click()
  await expect(page.locator('h1')).toContainText(name)
}

async function elsewhere(browser: Browser, page: Page): Promise<Page> {
  const { baseURL } = test.info().project.use
  const context = await browser.newContext({ baseURL, viewport: page.viewportSize() })
  return context.newPage()
}

/** Opens a page of one's own and expects to be asked for the password again. */
async function is_out(page: Page): Promise<void> {
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in/u)
}

async function change_password(page: Page, from: string, to: string): Promise<void> {
  await page.goto('/account')
  await page.getByLabel('当前密码').fill(from)
  await page.getByLabel('新密码').fill(to)
  await page.getByLabel('新密码').press('Control+Enter')
}

test('somebody is hired, chooses a password, gets another role and leaves', async ({
  page,
  browser,
}, info) => {
  const hired = hired_as(info.project.name)
  const errors = await sign_in(page, people.admin)
  await page.goto('/settings/people')
  await page.getByRole('link', { name: '添加人员' }).locator('visible=true').first().click()
  await page.getByLabel('姓名').fill(hired.name)
  await page.getByLabel('邮箱').fill(people.assistant.email)
  await page.getByLabel('初始密码').fill('short')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.field-error').first()).toBeVisible()
  await look(page, 'settings_refused', info.project.name)
  await page.getByLabel('邮箱').fill(hired.email)
  await page.getByLabel('初始密码').fill(first_password)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(`已保存：${hired.name}`)).toBeVisible()

  const theirs = await elsewhere(browser, page)
  await sign_in(theirs, hired, first_password)
  const other = await elsewhere(browser, page)
  await sign_in(other, hired, first_password)
  await change_password(theirs, 'not-it-at-all', own_password)
  await expect(theirs.locator('.field-error').first()).toBeVisible()
  await change_password(theirs, first_password, own_password)
  await expect(theirs.getByText('密码已修改')).toBeVisible()
  await is_out(other)
  await sign_in(other, hired, own_password)
  await expect(theirs.locator('a[href="/orders/new"]').first()).toBeAttached()

  await person_page(page, hired.name)
  await page.getByRole('button', { name: '修改资料' }).click()
  await page.getByLabel('角色').click()
  await page.getByTitle('采购', { exact: true }).locator('visible=true').first().click()
  await page.getByTitle('销售助理', { exact: true }).locator('visible=true').last().click()
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('h1')).toContainText(hired.name)
  await expect(page.locator('.settings-roles')).toContainText('采购')
  await expect(page.locator('.settings-roles')).not.toContainText('销售助理')
  await look(page, 'settings_person', info.project.name)
  await theirs.reload()
  await expect(theirs.locator('h1')).toBeVisible()
  await expect(theirs.locator('a[href="/orders/new"]')).toHaveCount(0)

  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: '办理离职' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '办理离职' }).click()
  await expect(page.getByText('已离职').first()).toBeVisible()
  await is_out(theirs)
  await theirs.getByLabel('邮箱').fill(hired.email)
  await theirs.getByLabel('密码', { exact: true }).fill(own_password)
  await theirs.keyboard.press('Enter')
  await expect(theirs.getByRole('alert')).toBeVisible()
  await page.getByRole('button', { name: '恢复在职' }).click()
  await expect(page.locator('h1 ~ *, .record-facts').getByText('在职').first()).toBeVisible()
  expect(errors).toEqual([])
})

test('a forgotten sign-in elsewhere is ended from here', async ({ page, browser }, info) => {
  const errors = await sign_in(page, people.finance)
  const forgotten = await elsewhere(browser, page)
  await sign_in(forgotten, people.finance, password)
  await page.goto('/account')
  const devices = page.locator('.card', { hasText: '登录的设备' })
  await expect(devices.getByText('这台设备')).toHaveCount(1)
  await look(page, 'account', info.project.name)
  const others = devices.getByRole('button', { name: '退出' })
  while ((await others.count()) > 0) {
    const before = await others.count()
    await others.first().click()
    await expect(others).toHaveCount(before - 1)
  }
  await is_out(forgotten)
  await page.reload()
  await expect(devices.getByText('这台设备')).toHaveCount(1)
  expect(errors).toEqual([])
})

test('roles are explained, teams are added under one another', async ({ page }, info) => {
  const errors = await sign_in(page, people.admin)
  await page.goto('/settings/roles')
  await expect(page.getByRole('columnheader', { name: '销售助理' })).toBeVisible()
  await look(page, 'settings_roles', info.project.name)
  await page.goto('/settings/teams')
  await page.getByRole('button', { name: '添加团队' }).click()
  const name = `华南组 ${info.project.name}`
  await page.getByRole('dialog').getByLabel('名称').fill(name)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByText(name).first()).toBeVisible()
  await look(page, 'settings_teams', info.project.name)
  expect(errors).toEqual([])
})

test('the organisation keeps its own hours and holidays', async ({ page }, info) => {
  const errors = await sign_in(page, people.admin)
  await page.goto('/settings/calendar')
  await expect(page.getByLabel('星期一')).toHaveValue('9:00–12:00, 13:00–18:00')
  await page.getByLabel('星期六').fill('10-9')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('开始要早于结束')).toBeVisible()
  await look(page, 'calendar_refused', info.project.name)
  await page.getByLabel('星期六').fill('９:30～12')
  await page.getByRole('button', { name: '添加一天' }).click()
  const size = info.project.name.includes('phone') ? '29' : '30'
  await page.getByRole('combobox', { name: '日期' }).last().fill(`2027-12-${size}`)
  await page.getByLabel('名称').last().fill('年终盘点')
  await page.getByLabel('名称').last().press('Control+Enter')
  await expect(page.getByText('工作日历已保存')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('星期六')).toHaveValue('9:30–12:00')
  await expect(page.getByRole('button', { name: `删除 2027-12-${size}` })).toBeVisible()
  await look(page, 'calendar', info.project.name)

  await sign_in(page, people.assistant)
  await page.goto('/settings/calendar')
  await expect(page.getByText('由管理员或人事维护')).toBeVisible()
  await expect(page.getByLabel('星期六')).toHaveValue('9:30–12:00')
  await expect(page.getByRole('button', { name: '添加一天' })).toHaveCount(0)
  expect(errors.filter((one) => !one.includes('422'))).toEqual([])
})

test('what somebody hands over moves back when it was a mistake', async ({ page }, info) => {
  const errors = await sign_in(page, people.admin)
  const csrf = await csrf_of(page)
  const who = hired_as(`leaver-${info.project.name}`)
  const leaver = await call<{ id: string }>(page.request, csrf, '/users', {
    ...who,
    roles: ['assistant'],
    password: first_password,
  })
  const customer = await call<{ id: string }>(page.request, csrf, '/customers', {
    name: `交接${info.project.name.includes('phone') ? '乙' : '甲'}纺织有限公司`,
    owner_id: leaver.id,
  })
  await page.goto(`/settings/people/${leaver.id}`)
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: '办理离职' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '办理离职' }).click()
  await expect(dialog.getByText('请先交接')).toBeVisible()
  await dialog.getByRole('combobox', { name: '接手人' }).fill('沈晓雯')
  await page.getByTitle('沈晓雯', { exact: true }).locator('visible=true').first().click()
  await dialog.getByRole('button', { name: '办理离职' }).click()
  await expect(page.getByText('交给 沈晓雯，1 条')).toBeVisible()
  await expect(page.getByText('恢复在职后可以撤回')).toBeVisible()
  await look(page, 'settings_handover', info.project.name)
  await page.getByRole('button', { name: '恢复在职' }).click()
  await page.getByRole('button', { name: '撤回交接' }).click()
  await expect(page.getByText('已撤回 1 条，0 条已在别处').first()).toBeVisible()
  const back = await page.request.get(`/api/v1/customers/${customer.id}`)
  expect(((await back.json()) as { owner_id: string }).owner_id).toBe(leaver.id)
  expect(errors.filter((one) => !one.includes('409'))).toEqual([])
})
