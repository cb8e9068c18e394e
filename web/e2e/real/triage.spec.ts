// Several complaints are gone through by keyboard: chosen, what is suggested accepted with one window,
// given to somebody and joined, and each of that taken back, unless somebody went on meanwhile; and the
// words of severity are tried and kept.
import { expect, test, type Page } from '@playwright/test'
import { call, customers, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 240_000 })

interface Made {
  id: string
}

/** Three complaints of one customer, in the inbox; whoever is signed in takes complaints. */
async function complaints(page: Page, size: string) {
  const csrf = await csrf_of(page)
  const post = <T>(path: string, body: unknown) => call<T>(page.request, csrf, path, body)
  const found = await page.request.get(
    `/api/v1/customers?q=${encodeURIComponent(customers[1]?.name ?? '')}`,
  )
  const { items } = (await found.json()) as { items: Made[] }
  const session = await page.request.get('/api/v1/session')
  const { user } = (await session.json()) as { user: Made }
  // The company of the walks has nobody of the service.
  await post('/ticket_agents', { user_id: user.id, most_open: 500, available: true })
  const take_in = (title: string, words: string) =>
    post<Made>('/tickets', { customer_id: items[0]?.id, title: `${title}${size}`, words })
  await take_in('分拣外箱', '快递把外箱压坏了')
  const smoke = await take_in('分拣冒烟', '电机质量有问题，一开就冒烟')
  const named = await take_in('分拣税号', '发票税号错了')
  return { post, user, smoke, named }
}

test('complaints are triaged by keyboard and taken back', async ({ page }, info) => {
  const size = info.project.name
  const keys = size.includes('desktop')
  const errors = await sign_in(page, people.admin)
  const { post, user, smoke, named } = await complaints(page, size)
  await page.goto('/tickets')
  const row = (title: string) => page.locator('.card-row', { hasText: `${title}${size}` })
  const dialog = page.getByRole('dialog')
  const begin = async (key: string, button: string) => {
    if (keys) await page.keyboard.press(key)
    else await page.getByRole('button', { name: button, exact: true }).click()
  }
  const send = async (button: string) => {
    await expect(dialog.getByRole('button', { name: button })).toBeEnabled()
    if (keys) await page.keyboard.press('Control+Enter')
    else await dialog.getByRole('button', { name: button }).click()
    await expect(dialog).toHaveCount(0)
  }
  const take_back = async () => {
    if (keys) await page.keyboard.press('u')
    else await page.locator('.toast-undo').last().click()
  }
  const choose = async (titles: string[]) => {
    for (const title of titles) await row(title).getByRole('checkbox').check()
    await expect(page.getByText(`已选 ${titles.length} 条`)).toBeVisible()
  }
  await expect(row('分拣外箱')).toBeVisible()
  if (keys) {
    // Down to the first of them, then over those below.
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('j')
      if (await row('分拣外箱').evaluate((one) => one.classList.contains('card-row-active'))) break
    }
    await page.keyboard.press('x')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await expect(page.getByText('已选 3 条')).toBeVisible()
  } else await choose(['分拣外箱', '分拣冒烟', '分拣税号'])
  await look(page, 'triage_chosen', size)
  // Meanwhile somebody else has classified one of them.
  await post(`/tickets/${named.id}/classification`, {
    kind: 'billing',
    severity: 's2',
    owner_id: user.id,
  })

  // Accepted, and taken back.
  await begin('a', '采纳建议')
  await expect(dialog.getByText('已经分类；要改请单独打开')).toBeVisible()
  await expect(dialog.getByText('质量')).toBeVisible()
  await look(page, 'triage_accept', size)
  await send('分类 2 条')
  await expect(page.getByText('已分类 2 条')).toBeVisible()
  await expect(row('分拣冒烟').getByText('质量')).toBeVisible()
  await expect(row('分拣冒烟').getByText('S1 紧急')).toBeVisible()
  await look(page, 'triage_accepted', size)
  await take_back()
  await expect(page.getByText('已撤销 2 条')).toBeVisible()
  await expect(row('分拣冒烟').getByText('S1 紧急')).toHaveCount(0)
  await expect(row('分拣冒烟').getByRole('button', { name: /^分类/u })).toBeVisible()

  // What somebody answered meanwhile stays as it is, and says so.
  await choose(['分拣冒烟'])
  await begin('a', '采纳建议')
  await send('分类 1 条')
  await expect(row('分拣冒烟').getByText('S1 紧急')).toBeVisible()
  await post(`/tickets/${smoke.id}/replies`, { words: '请先断电' })
  await take_back()
  await expect(page.getByRole('alert')).toContainText('之后又有改动，不能撤销')
  await expect(row('分拣冒烟').getByText('S1 紧急')).toBeVisible()
  await look(page, 'triage_not_undone', size)
  await page.getByRole('alert').getByRole('button', { name: '关闭' }).click()

  // Given, and back in the inbox.
  await choose(['分拣外箱'])
  await begin('g', '转交')
  await dialog.getByLabel('交给谁').selectOption(user.id)
  await look(page, 'triage_give', size)
  await send('转交 1 条')
  await expect(row('分拣外箱').getByRole('button', { name: /^领取/u })).toHaveCount(0)
  await take_back()
  await expect(page.getByText('已撤销 1 条')).toBeVisible()
  await expect(row('分拣外箱').getByRole('button', { name: /^领取/u })).toBeVisible()

  // Joined, and parted.
  await choose(['分拣外箱', '分拣冒烟'])
  await begin('m', '并入一条')
  await dialog.getByLabel('并入哪一条').selectOption(smoke.id)
  await look(page, 'triage_join', size)
  await send('并入 1 条')
  await expect(page.getByText('已并入 1 条')).toBeVisible()
  await expect(row('分拣外箱')).toHaveCount(0)
  await take_back()
  await expect(row('分拣外箱')).toBeVisible()
  await expect(page.getByText('已选')).toHaveCount(0)
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
