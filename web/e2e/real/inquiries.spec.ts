// Inquiries from end to end: somebody asks, one of ours takes it out of the inbox and answers, makes a
// customer of them, writes down what they need, has it confirmed and goes on in a revision; another
// one comes to nothing; a manager changes the time an answer may take.
import { expect, test, type Page, type TestInfo } from '@playwright/test'
import { call, goods, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

interface Inquiry {
  id: string
  state: string
  order_id: string | null
  target_minutes: number
}

/** By telephone from somebody nobody knows, for whoever takes it. */
async function somebody_asks(page: Page, name: string): Promise<string> {
  const csrf = await csrf_of(page)
  const made = await call<Inquiry>(page.request, csrf, '/inquiries', {
    name,
    words: '深沟球轴承有现货吗？月底要用两百套。',
    wechat: 'hd-2026',
    interest: '轴承 6204',
  })
  return made.id
}

async function show(page: Page, id: string): Promise<Inquiry> {
  const answer = await page.request.get(`/api/v1/inquiries/${id}`)
  return (await answer.json()) as Inquiry
}

const size_of = (info: TestInfo) => info.project.name
const row_of = (page: Page, name: string) => page.locator('.card-row', { hasText: name })

test('an inquiry is taken, answered, made a customer, understood, confirmed and won', async ({
  page,
}, info) => {
  const name = `苏州恒达${size_of(info)}精密有限公司`
  const errors = await sign_in(page, people.assistant)
  const id = await somebody_asks(page, name)

  await page.goto('/today')
  await expect(row_of(page, name)).toContainText('待领取')
  await look(page, 'today_inquiries', size_of(info))
  await page.goto('/inquiries')
  await look(page, 'inquiries', size_of(info))
  await row_of(page, name).getByRole('button', { name: '领取' }).click()
  await expect(page.getByText('已领取')).toBeVisible()
  await row_of(page, name).getByRole('button', { name: '回应' }).click()
  const answering = page.getByRole('dialog')
  await answering.getByLabel('怎么回应的').fill('有货，样本已发，下午报价')
  await look(page, 'inquiry_answer', size_of(info))
  await answering.getByLabel('怎么回应的').press('Control+Enter')
  await expect(answering).toHaveCount(0)
  await expect(row_of(page, name)).toHaveCount(0)

  await page.goto(`/inquiries/${id}`)
  await page.getByRole('button', { name: '转为客户' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '转为客户' }).click()
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
  await page.getByRole('button', { name: '确认有效需求' }).click()
  await expect(page.getByText('已确认为有效需求')).toBeVisible()

  await page.getByRole('button', { name: '记录需求' }).first().click()
  const composer = page.getByRole('dialog')
  await composer.getByLabel('主要用在什么地方？').fill('输送线改造')
  await composer.getByLabel('什么时候要用上？').fill('月底前')
  await composer.getByLabel('再问一个问题').fill('外箱要贴料号吗？')
  await composer.getByRole('button', { name: '添加问题' }).click()
  await composer.getByLabel('外箱要贴料号吗？').fill('要')
  await composer.getByLabel('客户原话').fill('老坏的那种不要')
  await composer.getByRole('button', { name: '着急' }).click()
  await composer.getByRole('button', { name: '按回答起草' }).click()
  await expect(composer.getByLabel('复述给客户听')).toHaveValue(/月底前/u)
  await look(page, 'need_composer', size_of(info))
  await composer.getByLabel('复述给客户听').press('Control+Enter')
  await expect(composer).toHaveCount(0)
  await page.getByRole('button', { name: '客户确认', exact: true }).click()
  await page.getByLabel('谁确认的').fill('周工')
  await page.getByLabel('客户怎么说（可不填）').fill('对，就是这样')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('周工 通过电话确认')).toBeVisible()
  await page.getByRole('button', { name: '修订' }).click()
  const revision = page.getByRole('dialog')
  await expect(revision.getByLabel('外箱要贴料号吗？')).toHaveValue('要')
  await revision.getByLabel('什么时候要用上？').fill('下月初')
  await revision.getByLabel('什么时候要用上？').press('Control+Enter')
  await expect(page.getByText('第 2 版')).toBeVisible()
  await expect(page.getByText('下月初')).toBeVisible()
  await look(page, 'inquiry', size_of(info))

  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { name: '需求记录' })).toBeVisible()
  await look(page, 'customer_inquiries', size_of(info))
  const customer_id = page.url().split('/').pop() ?? ''
  const csrf = await csrf_of(page)
  const found = await page.request.get(`/api/v1/products?q=${goods[0]?.code ?? ''}`)
  const product = ((await found.json()) as { items: { id: string }[] }).items[0]
  await call(page.request, csrf, '/orders', {
    customer_id,
    confirm: true,
    confirmed_by: '周工',
    words: '可以',
    lines: [{ product_id: product?.id, quantity: 2 }],
  })
  await expect.poll(async () => (await show(page, id)).state).toBe('won')
  await page.goto(`/inquiries/${id}`)
  await expect(page.getByRole('link', { name: '看订单' })).toBeVisible()
  expect(errors).toEqual([])
})

test('one is entered by form, comes to nothing for a reason, and is taken up again', async ({
  page,
}, info) => {
  const name = `陈先生${size_of(info)}`
  const errors = await sign_in(page, people.assistant)
  await page.goto('/inquiries/new')
  await page.getByLabel('客户原话').fill('问导轨滑块的价格')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('请填写咨询人的姓名或公司，或选择一位客户')).toBeVisible()
  await expect(page.getByText('至少留下一种联系方式：电话、微信或邮箱')).toBeVisible()
  await look(page, 'inquiry_form', size_of(info))
  await page.getByLabel('咨询人/公司').fill(name)
  await page.getByLabel('微信').fill('chen-2026')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page).toHaveURL(/\/inquiries\/\d+$/u)
  await expect(page.getByRole('button', { name: '回应' })).toBeVisible()
  await page.keyboard.press('r')
  await page.getByLabel('怎么回应的').fill('报了价')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已记录首次响应')).toBeVisible()
  await page.getByRole('button', { name: '更多操作' }).first().click()
  await page.getByRole('menuitem', { name: '流失' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '价格', exact: true }).click()
  await page.getByLabel('说明').fill('比同行贵两成')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('价格：比同行贵两成')).toBeVisible()
  await look(page, 'inquiry_lost', size_of(info))
  await page.goto('/inquiries/all?view=lost')
  await look(page, 'inquiries_all', size_of(info))
  await page.getByText(name).filter({ visible: true }).first().click()
  await page.getByRole('button', { name: '重新打开' }).click()
  await page.getByLabel('原因').fill('对方又来问')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已重新打开')).toBeVisible()
  expect(errors).toEqual([])
})

test('a manager changes the time an answer may take, for what comes afterwards', async ({
  page,
}, info) => {
  const errors = await sign_in(page, people.manager)
  const before = await somebody_asks(page, `先来的${size_of(info)}`)
  const minutes = (await show(page, before)).target_minutes
  await page.goto('/settings/inquiries')
  await page.getByLabel('电话咨询时限（工作分钟）').fill('0')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('应在 1 到 4800 之间')).toBeVisible()
  await look(page, 'inquiry_settings', size_of(info))
  await page.getByLabel('电话咨询时限（工作分钟）').fill(String(minutes + 5))
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('咨询设置已保存')).toBeVisible()
  const after = await somebody_asks(page, `后来的${size_of(info)}`)
  expect((await show(page, before)).target_minutes).toBe(minutes)
  expect((await show(page, after)).target_minutes).toBe(minutes + 5)
  expect(errors).toEqual([])
})
