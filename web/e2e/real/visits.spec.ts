// Checking in at a customer's with a position and without, and the list the manager sees.
import { expect, test } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

// Several pages with axe in two themes; a busy machine takes its time.
test.describe.configure({ timeout: 120_000 })

test('a visit is checked in on the customer page', async ({ page, context }, info) => {
  const size = info.project.name
  const name = size.includes('phone') ? '湖州签到机械有限公司' : '台州签到机械有限公司'
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ latitude: 31.24, longitude: 121.49, accuracy: 25 })
  const errors = await sign_in(page, people.assistant)
  const { id } = await call<{ id: string }>(page.request, await csrf_of(page), '/customers', {
    ...{ name, contact_name: '顾盼' },
  })
  await page.goto(`/customers/${id}`)
  await page.getByRole('button', { name: '签到', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('见到谁')).toHaveValue('顾盼')
  await expect(dialog.getByText('定位误差约 25 米')).toBeVisible()
  await dialog.getByLabel('沟通内容').fill('看了装配线，下季度扩两条')
  await look(page, 'check_in', size)
  await dialog.getByRole('button', { name: /^签到/u }).click()
  await expect(page.getByText('已签到')).toBeVisible()
  await expect(page.locator('.timeline').getByText('看了装配线，下季度扩两条')).toBeVisible()

  await sign_in(page, people.manager)
  await page.goto('/check_ins')
  const row = page.locator('.card-row', { hasText: name })
  await expect(row).toContainText('定位误差约 25 米')
  await row.getByRole('button', { name: '这里就是客户' }).click()
  await expect(row.getByText('客户所在地')).toBeVisible()
  await look(page, 'check_ins', size)
  expect(errors).toEqual([])
})
