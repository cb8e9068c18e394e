// A day with one customer: found by pinyin, talked to, changed by two people at once, entered twice.
import { expect, test, type Page } from '@playwright/test'
import { customers, people } from './company'
import { look, sign_in } from './desk'

// Four walks with axe in two themes; a busy machine takes its time.
test.describe.configure({ timeout: 180_000 })

const [first] = customers
const wide = (page: Page) => (page.viewportSize()?.width ?? 0) >= 768

async function find(page: Page, words: string, name: string): Promise<void> {
  await page.goto('/customers')
  await page.getByRole('searchbox').fill(words)
  await page
    .getByRole('link', { name: new RegExp(name, 'u') })
    .first()
    .click()
  await expect(page.locator('h1')).toContainText(name)
}

test('a customer is found by initials and a conversation written down and withdrawn', async ({
  page,
}, info) => {
  const errors = await sign_in(page, people.assistant)
  await find(page, 'xmzs', first?.name ?? '')
  const words = `预算月底批下来 ${info.project.name}`
  await page.getByLabel('沟通内容').fill(words)
  await page.reload()
  await expect(page.getByLabel('沟通内容')).toHaveValue(words)
  await page.getByLabel('沟通内容').press('Control+Enter')
  const told = page.locator('.timeline').getByText(words)
  await expect(told).toBeVisible()
  await expect(page.getByLabel('沟通内容')).toHaveValue('')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill(`月底批下来 ${info.project.name}`)
  const note = page.getByRole('dialog').getByRole('option').filter({ hasText: words })
  await expect(note.locator('mark').first()).toBeVisible()
  await page.screenshot({ path: `shots/walk/notes-${info.project.name}.png` })
  await note.click()
  await expect(page).toHaveURL(/\/customers\/\d+\?entry=\d+/u)
  await expect(page.locator('.timeline-marked')).toContainText(words)
  await page.getByRole('button', { name: '回到最新' }).click()
  await expect(page.locator('.timeline-marked')).toHaveCount(0)
  const item = page.locator('.timeline-item', { hasText: words })
  await item.getByRole('button', { name: '撤回' }).click()
  await expect(page.locator('.story-withdrawn', { hasText: words })).toBeVisible()
  await look(page, 'customer', info.project.name)
  expect(errors).toEqual([])
})

test('a change made on an old version shows both and loses neither', async ({ page }, info) => {
  await sign_in(page, people.assistant)
  await find(page, '7788', customers[1]?.name ?? '')
  await page.getByRole('button', { name: '编辑' }).click()
  const industry = `机械 ${info.project.name}`
  await page.getByLabel('行业').fill(industry)
  const id = /customers\/(\d+)/u.exec(page.url())?.[1] ?? ''
  const session = await page.request.get('/api/v1/session')
  const { csrf_token } = (await session.json()) as { csrf_token: string }
  const seen = await page.request.get(`/api/v1/customers/${id}`)
  const { version } = (await seen.json()) as { version: number }
  const other = await page.request.patch(`/api/v1/customers/${id}`, {
    data: { industry: `包装 ${info.project.name}` },
    headers: { 'x-csrf-token': csrf_token, 'if-match': String(version) },
  })
  expect(other.status()).toBe(200)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('dialog')).toContainText(`包装 ${info.project.name}`)
  await look(page, 'customer_conflict', info.project.name)
  await page.getByRole('button', { name: '按选择保存' }).click()
  await expect(page.locator('.facts', { hasText: industry })).toBeVisible()
})

test('a double is announced while typing, and problems stand at their fields', async ({
  page,
}, info) => {
  const errors = await sign_in(page, people.assistant)
  await page.goto('/customers/new')
  await page.getByLabel('电话', { exact: true }).fill('133 6692 4749')
  await expect(page.locator('.duplicates')).toContainText(first?.name ?? '')
  await look(page, 'customer_new', info.project.name)
  await page.getByLabel('名称').fill('甲')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.field-error')).toHaveText('公司名称至少两个字')
  await page.getByLabel('名称').fill(`苏州新客户 ${info.project.name}`)
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('h1')).toContainText('苏州新客户')
  // A refused save is what this walk asks for, not an error of the page.
  expect(errors.filter((text) => !text.includes('422'))).toEqual([])
})

test('many customers are changed alike after a preview', async ({ page }, info) => {
  const errors = await sign_in(page, people.manager)
  await page.goto('/customers?q=kunshan')
  // On a phone a card is touched to open it, until one chooses.
  if (!wide(page)) await page.getByRole('button', { name: '选择', exact: true }).click()
  await page.getByRole('checkbox', { name: '选择', exact: true }).first().check()
  await page.getByRole('button', { name: '批量修改' }).click()
  await page.getByLabel('添加标签').fill('展会')
  await page.getByRole('button', { name: '预览' }).click()
  await expect(page.getByRole('dialog')).toContainText('1 位将修改')
  await look(page, 'customer_bulk', info.project.name)
  await page.getByRole('button', { name: '修改 1 位' }).click()
  await expect(page.getByText('已修改 1 位')).toBeVisible()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByText('已修改 1 位')).toHaveCount(0)
  expect(errors).toEqual([])
})

test('a view is saved, found again after a reload and removed', async ({ page }, info) => {
  test.skip(!wide(page), 'saved views are of the desktop')
  const errors = await sign_in(page, people.assistant)
  const name = `昆山客户 ${info.project.name}`
  await page.goto('/customers?q=kunshan')
  await expect(page.getByRole('searchbox')).toHaveValue('kunshan')
  const menu = page.getByRole('button', { name: '视图', exact: true })
  await menu.click()
  await page.getByRole('menuitem', { name: '保存为视图' }).click()
  await page.getByLabel('视图名称').fill(name)
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.goto('/customers')
  await menu.click()
  await page.getByRole('menuitem', { name }).click()
  await expect(page).toHaveURL(/q=kunshan/u)
  await menu.click()
  await page.getByRole('menuitem', { name: '保存为视图' }).click()
  await look(page, 'customer_views', info.project.name)
  await page.getByRole('button', { name: `删除视图“${name}”` }).click()
  await page.keyboard.press('Escape')
  await menu.click()
  await expect(page.getByRole('menuitem', { name })).toHaveCount(0)
  expect(errors).toEqual([])
})

test('what the list shows goes out as files: customers, their people, what was said', async ({
  page,
}, info) => {
  test.skip(info.project.name.includes('phone'), 'files are for the desk')
  const errors = await sign_in(page, people.assistant)
  await page.goto('/customers')
  await page.getByRole('button', { name: '导出' }).click()
  await look(page, 'customers_export', info.project.name)
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: '沟通记录' }).click()
  expect((await download).suggestedFilename()).toContain('沟通记录')
  for (const path of ['/cases', '/stock', '/contracts']) {
    await page.goto(path)
    await expect(page.getByRole('link', { name: '导出' })).toBeVisible()
  }
  expect(errors).toEqual([])
})
