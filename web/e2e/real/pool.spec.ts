// The public pool: set up by the admin, filled and emptied by the assistant, handed out by the manager.
import { expect, test, type Page } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

// Three people and ten pictures with axe; a busy machine takes its time.
test.describe.configure({ timeout: 180_000 })

const wide = (page: Page) => (page.viewportSize()?.width ?? 0) >= 768

interface Made {
  id: string
}

async function set_up(page: Page, name: string): Promise<void> {
  await page.goto('/settings/pools')
  await page.getByRole('button', { name: '新建公海' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill(name)
  await dialog.getByRole('combobox', { name: '团队' }).click()
  await page.locator('.ant-select-item-option', { hasText: '华东一组' }).first().click()
  await dialog.getByLabel('名称').click()
  await dialog.getByRole('button', { name: '添加规则' }).click()
  await dialog.getByLabel('天数').fill('10')
}

test('customers go into the pool, are claimed by one key and handed out', async ({
  page,
}, info) => {
  const size = info.project.name
  const word = size.includes('phone') ? '青禾' : '远山'
  const pool = `公海${word}`
  const errors = await sign_in(page, people.admin)
  await set_up(page, pool)
  await look(page, 'pool_form', size)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.locator('.card-row', { hasText: pool })).toContainText('规则 1')
  await look(page, 'pool_settings', size)

  await sign_in(page, people.assistant)
  const csrf = await csrf_of(page)
  const made: string[] = []
  for (const kind of ['机械', '电子', '包装']) {
    const one = await call<Made>(page.request, csrf, '/customers', {
      ...{ name: `无锡${word}${kind}有限公司`, contact_name: '顾盼', region: '无锡' },
    })
    made.push(one.id)
  }
  await page.goto(`/customers/${made[0]}`)
  await expect(page.locator('.card', { hasText: '放入公海' })).toContainText('从')
  await page.getByRole('button', { name: '放入公海' }).click()
  await page.getByLabel('原因').fill('换了区域')
  await look(page, 'pool_release', size)
  await page.getByRole('dialog').getByRole('button', { name: '放入公海' }).click()
  await expect(page.getByText('已放入公海')).toBeVisible()
  await call(page.request, csrf, '/pool_releases', { ids: made.slice(1), reason: '近期没有需求' })

  await sign_in(page, people.manager)
  await page.goto('/pool')
  await page
    .getByRole('button', { name: /^公海./u })
    .first()
    .click() // what is released goes into the first
  const rows = page.locator('.pool-queue .card-row')
  const own = rows.filter({ hasText: word })
  await expect(own).toHaveCount(3)
  await expect(own.first()).toContainText('前任')
  await look(page, 'pool', size)
  if (wide(page)) {
    await page.keyboard.press('j')
    await page.keyboard.press('c')
    await expect(own).toHaveCount(2)
    await page.keyboard.press('u')
    await expect(own).toHaveCount(3)
  }
  await own.first().getByRole('checkbox').check()
  await page.getByRole('button', { name: '分配（1）' }).click()
  await page.getByRole('dialog').getByRole('combobox').selectOption({ label: '沈晓雯 · 华东一组' })
  await page.getByRole('button', { name: '预览' }).click()
  await expect(page.getByRole('dialog')).toContainText('将分给')
  await look(page, 'pool_handout', size)
  await page.getByRole('button', { name: '分配 1 个' }).click()
  await expect(own).toHaveCount(2)
  await own.first().getByRole('button', { name: '领取' }).click()
  await expect(own).toHaveCount(1)
  await page.getByRole('button', { name: '即将回收' }).click()
  await look(page, 'pool_endangered', size)
  expect(errors).toEqual([])
})
