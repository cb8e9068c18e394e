// Without a network: what was last seen opens, what is written waits in sight and arrives once.
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { customers, people } from './company'
import { look, sign_in } from './desk'

test.describe.configure({ timeout: 120_000 })

const name = customers[2]?.name ?? ''

async function customer_id(page: Page): Promise<string> {
  const answer = await page.request.get(`/api/v1/customers?q=${encodeURIComponent(name)}`)
  return ((await answer.json()) as { items: { id: string }[] }).items[0]?.id ?? ''
}

/** How often the server has these words in the customer's story. */
async function times_told(page: Page, id: string, words: string): Promise<number> {
  const answer = await page.request.get(`/api/v1/customers/${id}/timeline?group=talk`)
  const { items } = (await answer.json()) as { items: { words: string }[] }
  return items.filter((one) => one.words === words).length
}

/** Waits until the product would open without the server. */
async function installed(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => {
        navigator.serviceWorker.addEventListener('controllerchange', done, { once: true })
      })
    }
  })
}

/** What becomes of notes that are sent from pages opened from now on; the first only, or all. */
type Fate = 'lost_answer' | 'refused_once' | 'no_way'

/** Beside the worker, which hides requests from the test's own routes. */
async function notes_meet(page: Page, fate: Fate): Promise<void> {
  await page.addInitScript((how) => {
    const real = globalThis.fetch
    let asked = 0
    globalThis.fetch = async (request, init) => {
      const { url } = request as Request
      if (!url.endsWith('/interactions')) return real(request, init)
      asked += 1
      if (how === 'no_way') throw new TypeError('no way')
      if (how === 'lost_answer') {
        await real(request, init)
        throw new TypeError('the line broke')
      }
      if (asked > 1) return real(request, init)
      const fields = [{ path: 'words', code: 'x', message: '内容需要改一改' }]
      const body = JSON.stringify({ status: 422, code: 'problem.invalid', fields })
      return new Response(body, { status: 422 })
    }
  }, fate)
}

/** Signed in, with Today and a customer seen. */
async function seen(page: Page): Promise<string> {
  await sign_in(page, people.assistant)
  await installed(page)
  const id = await customer_id(page)
  await page.goto(`/customers/${id}`)
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await expect(page.locator('.timeline-item').first()).toBeVisible()
  await page.goto('/customers')
  await expect(page.getByText(name).locator('visible=true').first()).toBeVisible()
  await page.goto('/today')
  await expect(page.locator('.card').first()).toBeVisible()
  await page.waitForLoadState('networkidle')
  return id
}

async function open_offline(context: BrowserContext, page: Page, path: string): Promise<void> {
  await context.setOffline(true)
  await page.goto(path)
  await expect(page.locator('.offline')).toContainText('没有网络，显示的是')
}

async function write(page: Page, words: string): Promise<void> {
  const box = page.getByRole('textbox', { name: '沟通内容' })
  await box.fill(words)
  await box.press('Control+Enter')
}

test('the product says how it is installed', async ({ page }) => {
  const worker = await page.request.get('/worker.js')
  expect(worker.headers()['content-type']).toContain('text/javascript')
  expect(worker.headers()['cache-control']).toBe('no-cache')
  const policy = (await page.request.get('/')).headers()['content-security-policy']
  expect(policy).toContain("worker-src 'self'; manifest-src 'self'")
  const manifest = await page.request.get('/manifest.webmanifest')
  expect(manifest.headers()['content-type']).toContain('application/manifest+json')
  const { icons } = (await manifest.json()) as { icons: { src: string; type: string }[] }
  for (const { src, type } of icons) {
    const icon = await page.request.get(src)
    expect(icon.headers()['content-type'], src).toContain(type)
  }
})

test('what was seen opens without a network, and a note written there arrives once', async ({
  page,
  context,
}, info) => {
  const words = `展会上谈妥样品 ${info.project.name}`
  const id = await seen(page)
  await open_offline(context, page, '/today')
  await look(page, 'offline_today', info.project.name)
  await page.goto('/customers')
  await page.getByText(name).locator('visible=true').first().click()
  await expect(page).toHaveURL(`/customers/${id}`)
  // What was never seen says so.
  await page.goto('/orders')
  await expect(page.getByText('连不上服务器')).toBeVisible()
  await page.goto(`/customers/${id}`)
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await write(page, words)
  await expect(page.locator('.queued')).toContainText(words)
  await expect(page.getByRole('link', { name: '1 条记录待发送' })).toBeVisible()
  await look(page, 'offline_customer', info.project.name)

  // It survives the app.
  await page.reload()
  await page.getByRole('link', { name: '1 条记录待发送' }).click()
  await expect(page.locator('.card-row')).toContainText(words)
  await page.getByRole('button', { name: /^修改/u }).click()
  const editing = page.getByRole('dialog')
  await editing.getByLabel('内容').fill(`${words}，下周寄`)
  await editing.getByLabel('内容').press('Control+Enter')
  await expect(page.locator('.card-row')).toContainText('下周寄')
  await look(page, 'outbox', info.project.name)

  // Two tabs wake at once; one sends.
  const other = await context.newPage()
  await other.goto('/outbox')
  await expect(other.locator('.card-row')).toContainText('下周寄')
  await context.setOffline(false)
  await expect(page.locator('.card-row')).toHaveCount(0)
  await expect(other.locator('.card-row')).toHaveCount(0)
  await expect(page.locator('.offline')).toHaveCount(0)
  await page.goto(`/customers/${id}`)
  await expect(page.locator('.timeline-item', { hasText: `${words}，下周寄` })).toHaveCount(1)
  expect(await times_told(page, id, `${words}，下周寄`)).toBe(1)
})

test('an answer that is lost on its way makes no second note', async ({ page, context }, info) => {
  const words = `电话里改了交期 ${info.project.name}`
  const id = await seen(page)
  await notes_meet(page, 'lost_answer')
  await page.goto(`/customers/${id}`)
  await write(page, words)
  await expect(page.locator('.queued')).toContainText(words)
  await expect.poll(() => times_told(page, id, words)).toBe(1)
  await expect(page.locator('.queued')).toContainText('待发送')
  // Another tab hears every answer.
  const other = await context.newPage()
  await other.goto('/outbox')
  await expect(other.getByText('没有待发送的记录')).toBeVisible({ timeout: 30_000 })
  expect(await times_told(page, id, words)).toBe(1)
})

test('a note that is refused says why and is mended; nobody else sees or sends it', async ({
  page,
  context,
}, info) => {
  const words = `样品不合适 ${info.project.name}`
  const id = await seen(page)
  await open_offline(context, page, '/today')
  await page.goto(`/customers/${id}`)
  await write(page, words)
  await expect(page.locator('.queued')).toContainText(words)
  // Meanwhile the session ends.
  const cookies = await context.cookies()
  await context.clearCookies()
  await context.setOffline(false)
  await expect(page).toHaveURL(/\/sign-in/u)
  await expect(page.getByText('本机有 1 条记录待发送')).toBeVisible()
  await look(page, 'offline_sign_in', info.project.name)

  await sign_in(page, people.manager)
  await page.goto('/outbox')
  await expect(page.getByText('没有待发送的记录')).toBeVisible()
  expect(await times_told(page, id, words)).toBe(0)

  await context.clearCookies()
  await context.addCookies(cookies)
  await notes_meet(page, 'refused_once')
  await page.goto('/outbox')
  await expect(page.locator('.card-row')).toContainText('内容需要改一改')
  await expect(page.getByRole('link', { name: '1 条记录没有被接受' })).toBeVisible()
  await look(page, 'outbox_refused', info.project.name)
  await page.getByRole('button', { name: /^修改/u }).click()
  await page.getByRole('dialog').getByLabel('内容').fill(`${words}，换型号`)
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.card-row')).toHaveCount(0)
  expect(await times_told(page, id, `${words}，换型号`)).toBe(1)
})

test('leaving forgets what was seen, and asks before notes are lost', async ({
  page,
  context,
}, info) => {
  const id = await seen(page)
  await open_offline(context, page, `/customers/${id}`)
  await write(page, `不该留下 ${info.project.name}`)
  await expect(page.locator('.queued')).toBeVisible()
  await notes_meet(page, 'no_way')
  await context.setOffline(false)
  await page.goto('/today')
  const leave = async () => {
    if (info.project.name.endsWith('phone'))
      await page.getByRole('button', { name: /^更多/u }).click() // with a count of what is new
    else await page.getByRole('button', { name: people.assistant.name }).click()
    await page.locator('.menu, .more').getByText('退出登录').click()
  }
  await leave()
  const asking = page.getByRole('dialog', { name: '还有 1 条记录没有发送' })
  await look(page, 'offline_leave', info.project.name)
  await asking.getByRole('button', { name: '退出并删除' }).click()
  await expect(page).toHaveURL(/\/sign-in/u)
  await expect(page.getByText('待发送')).toHaveCount(0)
  const left = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const open = indexedDB.open('zhuli')
      open.onsuccess = () => {
        done(open.result)
      }
    })
    const names = ['answers', 'notes', 'session']
    const count = (store: string) =>
      new Promise<number>((done) => {
        const asked = db.transaction(store).objectStore(store).count()
        asked.onsuccess = () => {
          done(asked.result)
        }
      })
    return Promise.all(names.map(count))
  })
  expect(left).toEqual([0, 0, 0])
  await context.setOffline(true)
  await page.goto('/today')
  await expect(page.getByText('连不上服务器')).toBeVisible()
  expect(await page.getByText(name).count()).toBe(0)
})
