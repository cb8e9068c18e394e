// The first thing anybody does with an empty Zhuli: found the organisation, in the browser.
import { expect, test } from '@playwright/test'
import { make_company, password, people } from './company'

test('an empty product asks for the first organisation and lets its admin in', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('组织名称').fill('拾光商贸')
  await page.getByLabel('姓名').fill(people.admin.name)
  await page.getByLabel('邮箱').fill(people.admin.email)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '创建并进入' }).click()
  await expect(page).toHaveURL(/\/today/u)
  const session = await page.request.get('/api/v1/session')
  const { csrf_token } = (await session.json()) as { csrf_token: string }
  await make_company(page.request, csrf_token)
})
