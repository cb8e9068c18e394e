// A complaint without signing in: the manager opens the form, a customer fills it on a phone with a
// picture, it is answered, and the customer reads the answer and adds to it.
import { expect, test } from '@playwright/test'
import { people } from './company'
import { look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const fill_ms = 3_500 // a person takes longer than three seconds

test('a customer complains by the form, and follows the answer on a private page', async ({
  page,
  browser,
}, info) => {
  const size = info.project.name
  const title = `门禁打不开${size}`
  const errors = await sign_in(page, people.manager)
  await page.goto('/settings/tickets')
  const card = page.locator('.card', { has: page.getByRole('heading', { name: '公开登记表单' }) })
  await card.getByRole('button', { name: /开放表单|换一个地址/u }).click()
  await expect(card.locator('.form-address')).toBeVisible()
  await look(page, 'intake_settings', size)
  const form = (await card.locator('.form-address').textContent()) ?? ''

  const nobody = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const phone = await nobody.newPage()
  await phone.goto(form)
  await phone.getByLabel('怎么称呼您').fill('李师傅')
  await phone.getByLabel('联系电话').fill('13711112222')
  await phone.getByLabel('遇到了什么问题').fill(`${title}\n刷卡没有反应，人都堵在外面。`)
  await phone.locator('input[type=file]').first().setInputFiles({
    name: '门禁.png',
    mimeType: 'image/png',
    buffer: pixel,
  })
  await look(phone, 'intake_form', size)
  await phone.waitForTimeout(fill_ms)
  await phone.getByRole('button', { name: '提交' }).click()
  await expect(phone.getByText('已收到')).toBeVisible()
  await look(phone, 'intake_sent', size)
  await phone.getByRole('link', { name: '查看进度' }).click()
  await expect(phone.getByText('已收到，正在安排人处理')).toBeVisible()
  await expect(phone.getByText('已附 1 个文件')).toBeVisible()

  await page.goto('/tickets?queue=inbox')
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByText('客户从公开表单登记')).toBeVisible()
  await expect(page.getByText('还不知道是哪位客户')).toBeVisible()
  await look(page, 'intake_ticket', size)
  await page.getByPlaceholder('怎么答复客户的').fill('一小时内上门，先用钥匙开门')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已记录回复')).toBeVisible()

  await phone.reload()
  await expect(phone.getByText('一小时内上门，先用钥匙开门')).toBeVisible()
  await phone.getByLabel('还想补充什么').fill('钥匙也打不开')
  await phone.getByRole('button', { name: '补充说明' }).click()
  await expect(phone.getByText('钥匙也打不开')).toBeVisible()
  await look(phone, 'intake_page', size)
  await page.reload()
  await expect(page.getByText('钥匙也打不开').first()).toBeVisible()
  await nobody.close()
  expect(errors).toEqual([])
})
