// An offer from its segment to the customer's answer: consent, segment, private link, the page without
// anybody signed in, and the funnel.
import { expect, test } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

// Several pages with axe in two themes; a busy machine takes its time.
test.describe.configure({ timeout: 240_000 })

interface Made {
  id: string
}

test('an offer reaches who consents and their answer comes back', async ({
  page,
  browser,
}, info) => {
  const size = info.project.name
  const region = size.includes('phone') ? '绍兴' : '嘉兴'
  const errors = await sign_in(page, people.assistant)
  const csrf = await csrf_of(page)
  const yes = await call<Made>(page.request, csrf, '/customers', {
    ...{ name: `${region}同意机械有限公司`, contact_name: '顾盼', region },
  })
  await call<Made>(page.request, csrf, '/customers', {
    ...{ name: `${region}未问包装有限公司`, contact_name: '王五', region },
  })
  await page.goto(`/customers/${yes.id}`)
  const consent = page.locator('.card', { has: page.getByRole('heading', { name: '接收意愿' }) })
  await consent.getByRole('button', { name: '记录同意' }).click()
  await page.getByLabel('客户怎么说的').fill('电话里说可以发')
  await page.getByRole('dialog').getByRole('button', { name: '记录同意' }).click()
  await expect(consent).toContainText('同意接收')

  await page.goto('/offers/segments')
  await page.getByRole('button', { name: '新建分群' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill(`${region}客户`)
  await dialog.getByLabel('地区').fill(region)
  await expect(dialog.getByText('符合条件 2 位')).toBeVisible()
  await expect(dialog.getByText('其中同意接收 1 位')).toBeVisible()
  await dialog.getByLabel('超过多少天没下单').fill('9999')
  await expect(dialog.locator('.field-error')).toContainText('3650')
  await look(page, 'segment_refused', size)
  await dialog.getByLabel('超过多少天没下单').fill('')
  await expect(dialog.getByText('符合条件 2 位')).toBeVisible()
  await look(page, 'segment', size)
  await dialog.getByRole('button', { name: /保存/u }).click()
  const segment = page.locator('.card-row', { hasText: `${region}客户` })
  // What was counted while the segment was put together is shown at once.
  await segment.getByRole('button', { name: /^重新计算/u }).click()
  await expect(segment).toContainText('符合条件 2 位')
  await look(page, 'segments', size)

  const segments = await page.request.get('/api/v1/segments')
  const { items } = (await segments.json()) as { items: { id: string; name: string }[] }
  const segment_id = items.find(({ name }) => name === `${region}客户`)?.id
  const offer = await call<Made>(page.request, csrf, '/offers', {
    ...{ title: `${region}年终备货`, words: '满一万减五百，三天内发货。', channel: 'link' },
    ...{ segment_id, valid_until: '2099-12-31' },
  })
  await page.goto(`/offers/${offer.id}`)
  await page.getByRole('button', { name: '发送' }).click()
  await expect(page.getByRole('dialog')).toContainText('将发给 1 位客户')
  await look(page, 'offer_send', size)
  await page.getByRole('button', { name: /开始发送/u }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: /^待发送 1/u }).click()
  const row = page.locator('.card-row', { hasText: `${region}同意机械` })
  await expect(row).toBeVisible()

  const list = await page.request.get(`/api/v1/offer_recipients?offer_id=${offer.id}&state=waiting`)
  const { items: waiting } = (await list.json()) as { items: Made[] }
  const link = await call<{ path: string }>(
    page.request,
    csrf,
    `/offer_recipients/${waiting[0]?.id}/link`,
    {},
  )
  const guest = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  const open = await guest.newPage()
  const opened = open.waitForResponse((answer) => answer.url().endsWith('/opening'))
  await open.goto(new URL(link.path, page.url()).href)
  await expect(open.getByRole('heading', { name: `${region}年终备货` })).toBeVisible()
  await expect(open.getByText('顾盼，您好')).toBeVisible()
  await opened
  await look(open, 'open_offer', size)
  await open.getByRole('button', { name: '请给我回电' }).click()
  await expect(open.getByText('我们会尽快给您回电')).toBeVisible()
  await look(open, 'open_offer_answered', size)
  await guest.close()

  await page.reload()
  await page.getByRole('button', { name: /^已回复 1/u }).click()
  await expect(row).toContainText('请回电')
  await look(page, 'offer', size)
  await page.goto('/offers')
  await expect(page.locator('.card-row', { hasText: `${region}年终备货` })).toBeVisible()
  await look(page, 'offers', size)
  expect(errors).toEqual([])
})
