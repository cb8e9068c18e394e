// A proposal from what the customer said to the draft of an order: written need by need, refused while
// something is missing, sent, accepted, ordered, and printed for the customer.
import { expect, test } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

// Several pages with axe in two themes; a busy machine takes its time.
test.describe.configure({ timeout: 150_000 })

test('a need becomes a proposal, and a yes the draft of an order', async ({ page }, info) => {
  const size = info.project.name
  const errors = await sign_in(page, people.assistant)
  const csrf = await csrf_of(page)
  const customer = await call<{ id: string }>(page.request, csrf, '/customers', {
    name: size.includes('phone') ? '湖州方案机械有限公司' : '台州方案机械有限公司',
  })
  await call(page.request, csrf, '/needs', {
    customer_id: customer.id,
    answers: [
      { question: '什么时候要用上？', answer: '月底前装机' },
      { question: '预算大概是多少？', answer: '' },
    ],
  })
  await page.goto(`/inquiries/needs?customer_id=${customer.id}`)
  await page.getByRole('button', { name: '写方案' }).click()
  await expect(page).toHaveURL(/\/proposals\/\d+\/edit/u)

  const first = page.getByRole('group', { name: '需求 1' })
  const second = page.getByRole('group', { name: '需求 2' })
  await expect(first.getByLabel('客户原话')).toHaveValue('月底前装机')
  await page.getByLabel('方案标题').fill('装配线轴承方案')
  await first.getByRole('combobox', { name: '产品' }).fill('P1001')
  await page.locator('.ant-select-item-option', { hasText: 'P1001' }).first().click()
  await first.getByLabel(/^数量/u).fill('40')
  await first.getByLabel('为什么适合').fill('现货，三天送到')
  await second.getByLabel(/^服务或说明/u).fill('先付三成，其余月结')
  await look(page, 'proposal_compose', size)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: '装配线轴承方案', level: 1 })).toBeVisible()

  await page.getByRole('button', { name: '发给客户' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '发给客户' }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(2) // the answer, and why it fits
  await look(page, 'proposal_refused', size)
  await dialog.getByRole('link', { name: '去补全' }).click()
  await second.getByLabel('客户原话').fill('五千以内')
  await second.getByLabel('为什么适合').fill('不占一次预算')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: '发给客户' }).click()
  await dialog.getByRole('button', { name: '发给客户' }).click()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.locator('.record-head .tag')).toHaveText('草稿')
  await page.getByRole('button', { name: '发给客户' }).click()
  await dialog.getByRole('button', { name: '发给客户' }).click()
  await page.getByRole('button', { name: '客户接受' }).click()
  await dialog.getByLabel('谁答应的').fill('王工')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: '生成订单草稿' }).click()
  await expect(page.getByText('已生成订单')).toBeVisible()
  await look(page, 'proposal_ordered', size)
  await page.locator('.callout a').click()
  await expect(page.getByRole('link', { name: '装配线轴承方案' })).toBeVisible()
  await page.getByRole('link', { name: '装配线轴承方案' }).click()
  await expect(page.getByRole('heading', { name: '装配线轴承方案', level: 1 })).toBeVisible()
  await page.keyboard.press('p')
  await expect(page.locator('.paper')).toContainText('不占一次预算')
  await look(page, 'proposal_paper', size)
  await page.goto('/proposals?view=accepted')
  await expect(page.getByText('装配线轴承方案').filter({ visible: true }).first()).toBeVisible()
  await look(page, 'proposals', size)
  expect(errors).toEqual([])
})
