// Where notices go besides the desk: an administrator connects a chat and a mail server, mistakes
// are told at their fields, secrets are not shown again, and what waits or failed stands in sight.
import { expect, test } from '@playwright/test'
import { people } from './company'
import { look, sign_in } from './desk'

test.describe.configure({ timeout: 120_000 })

test('a chat is connected, tried out and changed without its address being shown', async ({
  page,
}, info) => {
  const errors = await sign_in(page, people.admin)
  await page.goto('/settings/notices')
  const name = `销售群 ${info.project.name}`
  await page.getByRole('button', { name: '添加机器人' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill(name)
  await dialog.getByLabel('机器人网址').fill('chat.example/send')
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByText('要填聊天里机器人的完整网址，以 https:// 开头')).toBeVisible()
  await look(page, 'notices_bot', info.project.name)
  await dialog.getByLabel('机器人网址').fill('https://chat.invalid/send?key=never-shown')
  await page.keyboard.press('Control+Enter')
  const row = page.locator('.card-row', { has: page.getByRole('button', { name: `修改 ${name}` }) })
  await expect(row).toContainText('chat.invalid')

  await page.getByRole('button', { name: `试发到 ${name}` }).click()
  const post = page
    .locator('.card-row', { hasText: '这是一条试发的消息' })
    .filter({ hasText: name })
  await expect(post).toBeVisible()
  await expect(post.locator('.tone-red')).toBeVisible({ timeout: 30_000 })

  await row.getByRole('button', { name: `修改 ${name}` }).click()
  await expect(dialog.getByLabel('机器人网址')).toHaveValue('')
  await dialog.getByLabel('启用').uncheck()
  await page.keyboard.press('Control+Enter')
  await expect(row).toContainText('已停用')
  expect(await page.content()).not.toContain('never-shown')
  await look(page, 'notices_channels', info.project.name)
  expect(errors.filter((text) => !text.includes('422'))).toEqual([])
})

test('a mail server is not switched on without what it needs; people choose what they get', async ({
  page,
}) => {
  await sign_in(page, people.admin)
  await page.goto('/settings/notices')
  await page.getByLabel('启用').check()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await page.goto('/notices')
  await page.getByRole('button', { name: '全部', exact: true }).click()
  await page.reload()
  await expect(page.getByRole('button', { name: '全部', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
})
