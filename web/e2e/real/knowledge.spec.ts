// What one says while talking: a card written for a product, a script approved, both found by pinyin in
// the panel beside an order's product, said and taken back.
import { expect, test } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

// Several pages with axe in two themes; a busy machine takes its time.
test.describe.configure({ timeout: 120_000 })

test('a sentence is written, approved, found beside the page and said', async ({ page }, info) => {
  const size = info.project.name
  const on_phone = size.includes('phone')
  const own = on_phone ? '耐用半年' : '静音一半'
  const pinyin = on_phone ? 'nybn' : 'jyyb'
  const errors = await sign_in(page, people.manager)
  const products = await page.request.get('/api/v1/products?code=P1001')
  const { items } = (await products.json()) as { items: { id: string }[] }
  const product = items[0]?.id ?? ''

  const csrf = await csrf_of(page)
  const industry = on_phone ? '棉纺' : '印染'
  const body = { name: `嘉善${industry}有限公司`, industry }
  await call(page.request, csrf, '/customers', body)

  await page.goto(`/knowledge/new?product_id=${product}`)
  await page.getByRole('combobox', { name: /^适用客户/u }).fill(industry)
  await page
    .locator('.ant-select-item-option', { hasText: industry })
    .filter({ visible: true })
    .click()
  await page.getByLabel(/^说法/u).fill('比上一代声音小一半，夜班也不吵')
  await page.getByLabel(/^标题/u).fill(own)
  await page.getByLabel(/^来源/u).fill('实验室报告')
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(new RegExp(`/products/${product}$`, 'u'))
  await expect(page.locator('.sentence', { hasText: own })).toContainText(industry)

  const script = await call<{ id: string }>(page.request, csrf, '/scripts', {
    scene: 'objection',
    title: `${own}异议`,
    words: '您担心的我理解，我们把一年的账算给您看。',
    source: '老销售',
    product_id: product,
  })
  await page.goto(`/scripts/${script.id}`)
  await page.getByRole('button', { name: '批准' }).click()
  await expect(page.locator('.record-facts').getByText('已批准')).toBeVisible()
  await look(page, 'script', size)

  await page.goto(`/products/${product}`)
  await expect(page.locator('.sentence', { hasText: own }).first()).toBeVisible()
  await look(page, 'product_knowledge', size)
  const opener = page.getByRole('button', { name: '话术与知识 (F2)' })
  await opener.focus()
  if (on_phone) await opener.click()
  else await page.keyboard.press('F2')
  const panel = page.getByRole('complementary', { name: '话术与知识' })
  const search = panel.getByRole('searchbox')
  await expect(search).toBeFocused()
  await expect(panel.locator('.sentence', { hasText: `${own}异议` })).toBeVisible()
  await search.fill(pinyin)
  await expect(panel.locator('.sentence')).toHaveCount(2)
  await look(page, 'knowledge_panel', size)
  const said = panel.locator('.sentence', { hasText: '算给您看' })
  await said.focus()
  await page.keyboard.press('u')
  await expect(said.getByText('用过 1 次')).toBeVisible()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(said.getByText('用过 0 次')).toBeVisible()
  await said.focus()
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(opener).toBeFocused()

  await page.goto('/knowledge')
  await expect(page.getByText(own).filter({ visible: true }).first()).toBeVisible()
  await look(page, 'knowledge', size)
  expect(errors).toEqual([])
})
