// Files of a customer: chosen, refused, looked at, archived and brought back; sent along with what
// was talked about.
import { expect, test } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

// Pictures with axe in two themes; a busy machine takes its time.
test.describe.configure({ timeout: 180_000 })

test('files are kept with a customer and with a conversation', async ({ page }, info) => {
  const size = info.project.name
  const errors = await sign_in(page, people.assistant)
  const { id } = await call<{ id: string }>(page.request, await csrf_of(page), '/customers', {
    ...{ name: `嘉兴文档${size}有限公司`, contact_name: '顾盼' },
  })
  const photo = { name: '现场照片.png', mimeType: 'image/png', buffer: await page.screenshot() }
  await page.goto(`/customers/${id}`)
  const files = page.locator('.card', { has: page.getByRole('heading', { name: '附件' }) })
  const input = files.locator('input[type=file]').first()
  await input.setInputFiles([
    photo,
    { name: '报价单.csv', mimeType: 'text/csv', buffer: Buffer.from('编号,名称\r\n1,螺丝\r\n') },
  ])
  await expect(files.locator('.file-thumb')).toHaveCount(1)
  await expect(files.getByRole('button', { name: /报价单\.csv/u })).toBeVisible()

  const page_in_disguise = '<html><script>alert(1)</script></html>'
  await input.setInputFiles([
    { name: '图.png', mimeType: 'image/png', buffer: Buffer.from(page_in_disguise) },
  ])
  await expect(files.getByText('不支持这种文件')).toBeVisible()
  await look(page, 'attachments', size)
  await files.getByRole('button', { name: '取消' }).click()

  await files.locator('.file-thumb').click()
  const viewer = page.getByRole('dialog')
  await expect(viewer.locator('img')).toHaveJSProperty('complete', true)
  await look(page, 'attachment', size)
  await viewer.getByRole('button', { name: '归档' }).click()
  await expect(files.locator('.file-thumb')).toHaveCount(0)
  await expect(page.getByText('附件已归档')).toBeVisible()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(files.locator('.file-thumb')).toHaveCount(1)

  const composer = page.locator('.composer')
  await composer.locator('input[type=file]').first().setInputFiles([photo])
  await expect(composer.locator('.file-chip')).toContainText('现场照片.png')
  await composer.getByLabel('沟通内容').fill('看了现场，见照片')
  await look(page, 'attachment_talk', size)
  await composer.getByRole('button', { name: /保存/u }).click()
  await expect(files.locator('.file-thumb')).toHaveCount(2)
  await expect(composer.locator('.file-chip')).toHaveCount(0)
  await expect(page.locator('.timeline').getByText('添加附件').first()).toBeVisible()
  expect(errors.filter((error) => !error.includes('422'))).toEqual([])
})
