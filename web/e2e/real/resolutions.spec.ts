// The letter that answers a complaint: written, sent by a private link, accepted by its customer on a
// phone or a desk without signing in, printed, and what it cost.
import { expect, test, type Page, type TestInfo } from '@playwright/test'
import { customers, people } from './company'
import { csrf_of, look, sign_in } from './desk'

test.describe.configure({ timeout: 180_000 })

const size_of = (info: TestInfo) => info.project.name

/** A complaint whose cause is known, in the service's name. */
async function resolving(page: Page, title: string): Promise<string> {
  const headers = { 'X-CSRF-Token': await csrf_of(page) }
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/v1${path}`, { headers, data })
    expect(answer.ok(), await answer.text()).toBe(true)
    return (await answer.json()) as { id: string }
  }
  const found = await page.request.get('/api/v1/customers?limit=5')
  const rows = ((await found.json()) as { items: { id: string; name: string }[] }).items
  const customer = rows.find((one) => one.name === customers[0]?.name) ?? rows[0]
  const { id } = await post('/tickets', { customer_id: customer?.id, title, words: '外箱压坏' })
  await post('/ticket_claims', { ticket_id: id })
  await post(`/tickets/${id}/classification`, { kind: 'logistics', severity: 's3' })
  await post(`/tickets/${id}/replies`, { words: '马上查' })
  await post(`/tickets/${id}/stage_records`, { stage: 'accepted', words: '少两套' })
  await post(`/tickets/${id}/stage_records`, {
    stage: 'investigating',
    words: '中转时被压',
    cause: 'carrier',
  })
  return id
}

test('a letter is written, sent, accepted on its page and printed', async ({
  page,
  browser,
}, info) => {
  const title = `外箱压坏少两套${size_of(info)}`
  const errors = await sign_in(page, people.admin)
  const id = await resolving(page, title)
  await page.goto(`/tickets/${id}`)
  await page.getByRole('link', { name: '写处理结果函' }).click()
  await page.getByLabel('事情经过').fill('货物在中转时外箱被压，少了两套。')
  await page.getByLabel('我们做了什么').fill('已补发两套，并向承运商索赔。')
  await page.getByLabel('怎样不再发生').fill('外箱加护角，改走直达线路。')
  await page.getByRole('combobox', { name: '补偿', exact: true }).click()
  await page.getByTitle('代金券', { exact: true }).click()
  await page.getByLabel('补偿金额').fill('200')
  await look(page, 'letter_form', size_of(info))
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page).toHaveURL(/\/resolutions\/\d+$/u)
  const address = page.url()
  await page.getByRole('button', { name: '发送给客户' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '发送给客户' }).click()
  const message = page.getByRole('textbox', { name: '把链接发给客户' })
  const url = /https?:\S+/u.exec(await message.inputValue())?.[0] ?? ''
  await page.getByRole('button', { name: '完成' }).click()
  await look(page, 'letter_sent', size_of(info))

  const customer = await browser.newContext({ viewport: page.viewportSize() })
  const open = await customer.newPage()
  await open.goto(url)
  await expect(open.getByText('代金券，可用于以后的订单')).toBeVisible()
  await look(open, 'letter_open', size_of(info))
  await open.getByRole('button', { name: '接受这个结果' }).click()
  await expect(open.getByText('请填写您的姓名')).toBeVisible()
  await open.getByLabel('您的姓名').fill('王工')
  await open.getByRole('button', { name: '接受这个结果' }).click()
  await expect(open.getByText('谢谢您的理解')).toBeVisible()
  await look(open, 'letter_accepted', size_of(info))
  await customer.close()

  await page.goto(address)
  await expect(page.getByText('客户接受').first()).toBeVisible()
  await page.goto(`${address}/print`)
  await expect(page.getByRole('heading', { name: '处理结果函' })).toBeVisible()
  await look(page, 'letter_print', size_of(info))
  await page.goto('/complaint_costs')
  await expect(page.getByText('承运商').first()).toBeVisible()
  await look(page, 'letter_costs', size_of(info))
  expect(errors).toEqual([])
})
