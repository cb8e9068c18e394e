// Two colleagues talk about a customer: one mentions the other by keyboard, the other is told, follows
// the notice to the comment and answers; what was said is changed and taken away.
import { expect, test } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

test('a colleague is mentioned, told and answers', async ({ page }, info) => {
  const size = info.project.name
  const errors = await sign_in(page, people.assistant)
  const customer = await call<{ id: string }>(page.request, await csrf_of(page), '/customers', {
    name: `宁波评议机械${size}有限公司`,
  })
  await page.goto(`/customers/${customer.id}`)
  const card = page.locator('.card', { hasText: '评论' }).filter({ has: page.locator('form') })
  const box = card.getByRole('textbox', { name: '写评论' })
  await box.click()
  await page.keyboard.type('客户想谈账期，@swz')
  const option = page.getByRole('option', { name: '邵文哲' })
  await expect(option).toHaveAttribute('aria-selected', 'true')
  await look(page, 'comment_mention', size)
  await page.keyboard.press('Enter')
  await expect(box).toHaveValue('客户想谈账期，@邵文哲 ')
  await page.keyboard.type('您看 60 天行吗')
  // What is written survives a reload, with whom it mentions.
  await page.reload()
  await expect(box).toHaveValue('客户想谈账期，@邵文哲 您看 60 天行吗')
  await box.click()
  await page.keyboard.press('Control+Enter')
  await expect(card.getByText('@邵文哲', { exact: true })).toBeVisible()
  await expect(box).toHaveValue('')

  await sign_in(page, people.manager)
  await page.goto('/notices')
  const notice = page.getByRole('link', { name: new RegExp(`提到你.*账期`, 'u') }).first()
  await expect(notice).toContainText(`宁波评议机械${size}有限公司`)
  await notice.click()
  await expect(page).toHaveURL(new RegExp(`/customers/${customer.id}\\?comment=`, 'u'))
  await expect(page.locator('.comment-marked')).toBeInViewport()
  await look(page, 'comment_followed', size)
  await box.click()
  await page.keyboard.type('@')
  await expect(page.getByRole('option', { name: '沈晓雯' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('.comment-people')).toHaveCount(0)
  await page.keyboard.type(' 45 天可以')
  await card.getByRole('button', { name: /发表/u }).click()
  const own = card.locator('.comment', { hasText: '45 天可以' })
  await expect(own).toBeVisible()
  await own.getByRole('button', { name: /^修改/u }).click()
  const editor = card.getByRole('textbox', { name: '修改' })
  await editor.fill('30 天可以')
  await page.keyboard.press('Control+Enter')
  await expect(card.getByText('30 天可以')).toBeVisible()
  await expect(card.getByText('已修改')).toBeVisible()
  await card
    .locator('.comment', { hasText: '30 天可以' })
    .getByRole('button', { name: /^撤回/u })
    .click()
  await expect(card.getByText('邵文哲 撤回了一条评论')).toBeVisible()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(card.getByText('30 天可以')).toBeVisible()
  expect(errors).toEqual([])
})
