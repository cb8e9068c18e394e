// A key account: people are put on the decision map, thin cover is told and ends with a contact, the
// map is walked by keyboard, the joint plan is worked off.
import { expect, test } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 90_000 })

test('a decision map is drawn, walked by keyboard and tells where the cover is thin', async ({
  page,
}, info) => {
  const errors = await sign_in(page, people.assistant)
  const csrf = await csrf_of(page)
  const customer = await call<{ id: string }>(page.request, csrf, '/customers', {
    name: `宁波${info.project.name}重工有限公司`,
  })
  await page.goto(`/customers/${customer.id}`)
  await page.goto(`/customers/${customer.id}/account`)
  await expect(page.getByText('还没有人')).toBeVisible()
  await page.getByRole('button', { name: '添加决策人' }).click()
  const adding = page.getByRole('dialog', { name: '添加决策人' })
  await adding.getByLabel('姓名').fill('顾总')
  await adding.getByLabel('职务').fill('总经理')
  await page.keyboard.press('Control+Enter')
  await expect(adding).toHaveCount(0)
  const boss = page.locator('.map-node', { hasText: '顾总' })
  await expect(boss).toBeVisible()
  const boss_id = await boss.getAttribute('data-person')
  await call(page.request, csrf, '/key_people', {
    customer_id: customer.id,
    name: '何工',
    role: 'blocker',
    stance: -2,
    influence: 5,
    reports_to_id: boss_id,
  })
  await page.reload()
  await expect(page.getByText('图上没有拍板人或预算负责人')).toBeVisible()
  await expect(page.getByText('何工 反对且影响力 5')).toBeVisible()
  await boss.focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('.map-node', { hasText: '何工' })).toBeFocused()
  await page.keyboard.press('Enter')
  const changing = page.getByRole('dialog', { name: '修改 何工' })
  await changing.getByLabel('最近联系').fill('+0')
  await look(page, 'key_person', info.project.name)
  await page.keyboard.press('Control+Enter')
  await expect(changing).toHaveCount(0)
  await expect(page.getByText('只和 1 人联系过')).toBeVisible()

  await page.getByRole('button', { name: '添加里程碑' }).click()
  const planning = page.getByRole('dialog', { name: '添加里程碑' })
  await planning.getByLabel('内容').fill('提交年度框架草案')
  await planning.getByLabel('截止日期').fill('+9')
  await page.keyboard.press('Control+Enter')
  await expect(planning).toHaveCount(0)
  await look(page, 'key_account', info.project.name)
  await page.getByRole('button', { name: '完成：提交年度框架草案' }).click()
  await expect(page.getByText('已完成')).toBeVisible()
  expect(errors).toEqual([])
})
