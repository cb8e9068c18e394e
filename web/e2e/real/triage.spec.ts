// Several complaints are gone through by keyboard: chosen, what is suggested accepted with one window,
// given to somebody and taken back; and the words of severity are tried and kept.
import { expect, test } from '@playwright/test'
import { call, customers, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

test('complaints are triaged by keyboard', async ({ page }, info) => {
  const size = info.project.name
  const errors = await sign_in(page, people.admin)
  const csrf = await csrf_of(page)
  const found = await page.request.get(
    `/api/v1/customers?q=${encodeURIComponent(customers[1]?.name ?? '')}`,
  )
  const { items } = (await found.json()) as { items: { id: string }[] }
  const take_in = (title: string, words: string) =>
    call<{ id: string }>(page.request, csrf, '/tickets', {
      customer_id: items[0]?.id,
      title: `${title}${size}`,
      words,
    })
  await take_in('分拣外箱', '快递把外箱压坏了')
  await take_in('分拣冒烟', '电机质量有问题，一开就冒烟')
  const named = await take_in('分拣税号', '发票税号错了')
  const session = await page.request.get('/api/v1/session')
  const { user } = (await session.json()) as { user: { id: string } }
  await page.goto('/tickets')
  const row = (title: string) => page.locator('.card-row', { hasText: `${title}${size}` })
  await expect(row('分拣外箱')).toBeVisible()
  if (size.includes('desktop')) {
    // Down to the first of them, then over those below.
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('j')
      if (await row('分拣外箱').evaluate((one) => one.classList.contains('card-row-active'))) break
    }
    await page.keyboard.press('x')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
  } else {
    for (const title of ['分拣外箱', '分拣冒烟', '分拣税号'])
      await row(title).getByRole('checkbox').check()
  }
  await expect(page.getByText('已选 3 条')).toBeVisible()
  await look(page, 'triage_chosen', size)
  // Meanwhile somebody else has classified one of them.
  await call(page.request, csrf, `/tickets/${named.id}/classification`, {
    kind: 'billing',
    severity: 's2',
    owner_id: user.id,
  })
  if (size.includes('desktop')) await page.keyboard.press('a')
  else await page.getByRole('button', { name: '采纳建议' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('已经分类；要改请单独打开')).toBeVisible()
  await expect(dialog.getByText('质量')).toBeVisible()
  await look(page, 'triage_accept', size)
  // The company of the walks has nobody of the service: whom it goes to must be somebody.
  await dialog.getByRole('button', { name: '取消' }).click()

  if (size.includes('desktop')) await page.keyboard.press('g')
  else await page.getByRole('button', { name: '转交', exact: true }).click()
  await look(page, 'triage_give', size)
  await dialog.getByRole('button', { name: '取消' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByText('已选 3 条')).toHaveCount(0)
  expect(errors).toEqual([])
})

test('words of severity are tried and kept', async ({ page }, info) => {
  const size = info.project.name
  const errors = await sign_in(page, people.admin)
  await page.goto('/settings/tickets')
  const card = page.getByRole('region', { name: '程度用词' })
  const danger = card.getByLabel('涉及安全 → S1')
  const said = card.getByRole('status')
  await card.getByLabel(/^写一段客户的话/u).fill('柜子里有糊味')
  await expect(said).toContainText('S3')
  await danger.fill(`${await danger.inputValue()}、糊味`)
  await expect(said).toContainText('S1')
  await expect(said).toContainText('说到：糊味')
  await look(page, 'severity_words', size)
  await card.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('程度用词已保存')).toBeVisible()
  await page.reload()
  await expect(danger).toHaveValue(/糊味/u)
  // As it was, for the next size.
  await danger.fill((await danger.inputValue()).replace('、糊味', ''))
  await card.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('程度用词已保存')).toBeVisible()
  expect(errors).toEqual([])
})
