// From a closed complaint to a published case, and to the next complaint it helps with; then the
// board of those who answer for complaints.
import { expect, test, type Page } from '@playwright/test'
import { call, customers, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

interface Made {
  id: string
}

async function close_one(page: Page, title: string): Promise<string> {
  const csrf = await csrf_of(page)
  const post = <T>(path: string, body: unknown) => call<T>(page.request, csrf, path, body)
  const found = await page.request.get(
    `/api/v1/customers?q=${encodeURIComponent(customers[0]?.name ?? '')}`,
  )
  const { items } = (await found.json()) as { items: Made[] }
  const { id } = await post<Made>('/tickets', {
    ...{ customer_id: items[0]?.id, title, words: '外箱压扁，清点少两套轴承' },
  })
  const session = await page.request.get('/api/v1/session')
  const { user } = (await session.json()) as { user: Made }
  await post(`/tickets/${id}/classification`, {
    ...{ kind: 'logistics', severity: 's3', owner_id: user.id },
  })
  await post(`/tickets/${id}/replies`, { words: '今天查清' })
  for (const record of [
    { stage: 'accepted', words: '缺两套' },
    { stage: 'investigating', words: '中转时被压', cause: 'carrier' },
    { stage: 'resolving', words: '补发两套' },
    { stage: 'revisiting', words: '满意', satisfaction: 5 },
  ])
    await post(`/tickets/${id}/stage_records`, record)
  return id
}

test('a closed complaint becomes a case that helps with the next one', async ({ page }, info) => {
  const size = info.project.name
  const title = `外箱压坏少两套轴承${size}`
  const errors = await sign_in(page, people.assistant)
  await page.goto(`/tickets/${await close_one(page, title)}`)
  await page.getByRole('button', { name: '写成案例' }).click()
  await expect(page).toHaveURL(/\/cases\/\d+\/edit$/u)
  await page.getByLabel('预防措施').fill('易损件加护角')
  await look(page, 'case_form', size)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page).toHaveURL(/\/cases\/\d+$/u)
  const address = page.url()
  await page.getByRole('button', { name: '提交审核' }).click()
  await expect(page.getByText('已提交审核')).toBeVisible()

  await sign_in(page, people.manager)
  await page.goto(address)
  await page.getByRole('button', { name: '发布' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  await expect(page.getByText('已发布，同事现在能找到它')).toBeVisible()
  await look(page, 'case', size)
  await page.goto('/cases')
  await expect(page.getByText(title).filter({ visible: true }).first()).toBeVisible()
  await look(page, 'cases', size)

  await sign_in(page, people.assistant)
  await page.goto('/tickets/new')
  await page.getByLabel('客户原话').fill('外箱又压扁了，少一套轴承')
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  await look(page, 'case_hints_typed', size)
  await page.goto(`/tickets/${await close_one(page, `又一箱${size}`)}`)
  const hint = page.locator('.card-row', { hasText: title })
  await hint.getByRole('button', { name: '帮上了' }).click()
  await expect(hint.getByText('已帮上这条客诉')).toBeVisible()
  await look(page, 'case_hints', size)

  await sign_in(page, people.manager)
  await page.goto('/ticket_board')
  await expect(page.getByRole('heading', { name: '按类型' })).toBeVisible()
  await look(page, 'ticket_board', size)
  expect(errors).toEqual([])
})
