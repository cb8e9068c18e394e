// Complaints by mail from end to end: an administrator sets a mailbox up, a mail arrives and is a
// complaint, the answer goes out in its thread, and what comes back stands on the complaint.
import { expect, test, type Page } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'
import { account, header_of, Post, secret } from './post'

test.describe.configure({ timeout: 240_000 })

/** Where answers leave by; `active` false: as it was before. */
async function set_sending(page: Page, port: number, active: boolean): Promise<void> {
  const settings = await page.request.get('/api/v1/mail_settings')
  const { version } = (await settings.json()) as { version: number }
  const changed = await page.request.patch('/api/v1/mail_settings', {
    data: active
      ? { active, host: '127.0.0.1', port, security: 'none', sender: 'zhuli@e2e.example' }
      : { active, host: '', sender: '' },
    headers: { 'x-csrf-token': await csrf_of(page), 'if-match': String(version) },
  })
  expect(changed.ok(), await changed.text()).toBe(true)
}

/** Of a list that opens below its field. */
async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(field).click()
  await page
    .locator('.ant-select-item-option', { hasText: option })
    .filter({ visible: true })
    .click()
}

async function add_mailbox(page: Page, name: string, port: number, size: string) {
  await page.goto('/settings/mailboxes')
  await page.getByRole('button', { name: '添加邮箱' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill(name)
  await dialog.getByLabel('邮箱地址').fill(account)
  await dialog.getByLabel('收信服务器（IMAP）').fill('127.0.0.1')
  await dialog.getByLabel('端口').fill(String(port))
  await choose(page, '加密', '不加密')
  await dialog.getByLabel('账号').fill(account)
  await dialog.getByLabel('密码').fill(secret)
  await choose(page, '默认类型', '技术')
  await look(page, 'mailbox_form', size)
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
}

test('a mail is a complaint, its answer goes out in thread, the next mail joins it', async ({
  page,
}, info) => {
  const size = info.project.name
  const post = new Post()
  await post.open()
  const errors = await sign_in(page, people.admin)
  await set_sending(page, post.smtp_port, true)
  try {
    const name = `客服邮箱 ${size}`
    await add_mailbox(page, name, post.imap_port, size)
    const row = page.locator('.card-row', { hasText: name })
    await expect(row.getByText('正常')).toBeVisible({ timeout: 30_000 })
    await expect(row).toContainText('技术')

    const subject = `门铃不响 ${size}`
    const first = post.deliver('wang@kehu.example', subject, '装上两天就不响了')
    await row.getByRole('button', { name: '现在试试' }).click()
    await page.getByRole('button', { name: '新客诉' }).click()
    await expect(page.locator('.card-row', { hasText: subject })).toBeVisible({ timeout: 30_000 })
    await look(page, 'mailboxes', size)

    const found = await page.request.get(`/api/v1/tickets?q=${encodeURIComponent(subject)}`)
    const { items } = (await found.json()) as { items: { id: string; kind: string }[] }
    const ticket = items[0]
    expect(ticket?.kind).toBe('technical')
    await page.goto(`/tickets/${ticket?.id ?? ''}`)
    await expect(page.getByText('装上两天就不响了').first()).toBeVisible()
    await page.getByPlaceholder('怎么答复客户的').fill('今天派人上门')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('已记录回复')).toBeVisible()
    await expect.poll(() => post.sent.length, { timeout: 30_000 }).toBe(1)
    const sent = post.sent[0] ?? ''
    expect(header_of(sent, 'In-Reply-To')).toBe(first)
    expect(header_of(sent, 'To')).toContain('wang@kehu.example')

    post.deliver('wang@kehu.example', `Re: ${subject}`, '下午在家', header_of(sent, 'Message-ID'))
    post.deliver('liu@other.example', `Re: ${subject}`, '换个地址说', header_of(sent, 'Message-ID'))
    const boxes = await page.request.get('/api/v1/mailboxes')
    const box = ((await boxes.json()) as { items: { id: string; name: string }[] }).items.find(
      (one) => one.name === name,
    )
    await call(page.request, await csrf_of(page), `/mailboxes/${box?.id ?? ''}/trial`, {})
    await expect(page.getByText('下午在家').first()).toBeVisible({ timeout: 30_000 })
    const doubtful = page.locator('.card-row', { hasText: '换个地址说' })
    await expect(doubtful.getByText('待确认')).toBeVisible()
    await expect(page.locator('.card-row', { hasText: '回复 wang@kehu.example' })).toContainText(
      '已发送',
    )
    await look(page, 'ticket_mails', size)
    await doubtful.getByRole('button', { name: '不算数' }).click()
    await expect(page.getByText('已标为不算数')).toBeVisible()
    expect(errors).toEqual([])
  } finally {
    await set_sending(page, 0, false)
    post.close()
  }
})
