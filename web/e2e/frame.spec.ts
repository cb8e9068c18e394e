import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { mock, user, watch_errors } from './mocks'

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
})

test('a page that needs a session leads to sign-in and back to its place', async ({ page }) => {
  await mock(page, false)
  await page.goto('/customers?q=杭州')
  await expect(page).toHaveURL(/\/sign-in\?next=/u)
  await page.getByLabel('邮箱').fill('qing@example.cn')
  await page.getByLabel('密码', { exact: true }).fill('secret secret')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/customers\?q=/u)
  await expect(page.locator('h1')).toHaveText('客户')
})

test('an unknown address stays in the frame and leads on', async ({ page }, info) => {
  await mock(page)
  await page.goto('/no/such/page')
  await expect(page.getByText('没有这个页面')).toBeVisible()
  const frame = info.project.name === 'desktop' ? page.locator('.side') : page.locator('.bar')
  await expect(frame).toBeVisible()
  await page.getByRole('link', { name: '回到首页' }).click()
  await expect(page).toHaveURL(/\/today$/u)
})

test('a foreign address is never followed after sign-in', async ({ page }) => {
  await mock(page, false)
  await page.goto('/sign-in?next=//evil.example/x')
  await page.getByLabel('邮箱').fill('a@b.cn')
  await page.getByLabel('密码', { exact: true }).fill('x')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/127\.0\.0\.1:\d+\/today/u)
})

test('a wrong password is told', async ({ page }) => {
  const world = await mock(page, false)
  world.answers['POST /session'] = (route) => route.fulfill({ status: 401, json: { status: 401 } })
  await page.goto('/sign-in')
  await page.getByLabel('邮箱').fill('a@b.cn')
  await page.getByLabel('密码', { exact: true }).fill('x')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('邮箱或密码不对')
})

test('one e-mail in several organisations chooses', async ({ page }) => {
  const world = await mock(page, false)
  const organizations = [
    { id: '1', name: '甲公司' },
    { id: '2', name: '乙公司' },
  ]
  world.answers['POST /session'] = (route) => {
    const body = route.request().postDataJSON() as { organization_id?: string }
    if (body.organization_id === '2') {
      world.signed_in = true
      return route.fulfill({ json: { user, csrf_token: 'c' } })
    }
    const problem = { status: 409, code: 'session.choose_organization', organizations }
    return route.fulfill({ status: 409, json: problem })
  }
  await page.goto('/sign-in')
  await page.getByLabel('邮箱').fill('a@b.cn')
  await page.getByLabel('密码', { exact: true }).fill('x')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '乙公司' }).click()
  await expect(page).toHaveURL(/\/today/u)
})

test('the first run asks for the organisation', async ({ page }, info) => {
  const errors = watch_errors(page)
  const world = await mock(page, false)
  world.answers['GET /setup'] = (route) => route.fulfill({ json: { needed: true } })
  world.answers['POST /setup'] = (route) => {
    world.signed_in = true
    return route.fulfill({ status: 201, json: { id: '1' } })
  }
  await page.goto('/')
  await expect(page).toHaveURL(/\/setup/u)
  await page.getByLabel('组织名称').fill('示例贸易')
  await page.getByLabel('姓名').fill('沈晓青')
  await page.getByLabel('邮箱').fill('qing@example.cn')
  await page.getByLabel('密码').fill('a long password')
  await page.screenshot({ path: `shots/setup-${info.project.name}.png` })
  await page.getByRole('button', { name: '创建并进入' }).click()
  await expect(page).toHaveURL(/\/today/u)
  expect(errors).toEqual([])
})

test('the palette finds by keyboard and leaves a composing input alone', async ({ page }, info) => {
  test.skip(info.project.name === 'phone', 'a phone has no Ctrl key; its button is tested below')
  await mock(page)
  await page.goto('/today')
  await expect(page.locator('h1')).toBeVisible()
  await page.keyboard.press('Control+k')
  const input = page.getByRole('combobox')
  await expect(input).toBeFocused()
  await input.fill('hzjg')
  await expect(page.getByRole('option').first()).toContainText('杭州精工')
  await input.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })
  await expect(input).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.screenshot({ path: `shots/palette-${info.project.name}.png` })
  const axe = await new AxeBuilder({ page }).include('dialog').analyze()
  expect(axe.violations.map((one) => one.id)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/customers\/1001/u)
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox')).toHaveCount(0)
})

test('language, theme and density change at once and stay', async ({ page }, info) => {
  await mock(page)
  await page.goto('/customers')
  const phone = info.project.name === 'phone'
  const open = () =>
    phone
      ? page.getByRole('button', { name: '更多', exact: true }).click()
      : page.locator('.user-card').click()
  await open()
  await page.screenshot({ path: `shots/user-${info.project.name}.png` })
  await page.getByText('繁體中文').click()
  await expect(page.locator('h1')).toHaveText('客戶')
  await page.getByText('深色', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const axe = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
  expect(axe.violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 160))])).toEqual([])
  await page.reload()
  await expect(page.locator('h1')).toHaveText('客戶')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('signing out ends the session', async ({ page }, info) => {
  const world = await mock(page)
  await page.goto('/today')
  if (info.project.name === 'phone')
    await page.getByRole('button', { name: '更多', exact: true }).click()
  else await page.locator('.user-card').click()
  await page.getByText('退出登录').click()
  await expect(page).toHaveURL(/\/sign-in/u)
  expect(world.asked).toContain('DELETE /session')
})

test('a lost session keeps the place', async ({ page }) => {
  const world = await mock(page)
  world.answers['GET /customers'] = (route) =>
    route.fulfill({ status: 401, json: { status: 401, code: 'session.expired' } })
  await page.goto('/customers?q=a')
  await expect(page.getByText('登录已过期')).toBeVisible()
  delete world.answers['GET /customers']
  await page.getByLabel('邮箱').fill('a@b.cn')
  await page.getByLabel('密码', { exact: true }).fill('x')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/customers\?q=a/u)
})

test('print shows the page without the frame', async ({ page }) => {
  await mock(page)
  await page.goto('/customers/1003')
  await expect(page.locator('.timeline')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.side')).toBeHidden()
  await expect(page.locator('.bar')).toBeHidden()
})
