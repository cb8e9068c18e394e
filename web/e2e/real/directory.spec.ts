// An office platform is set up, its directory told, confirmed and taken over, and somebody signs in by
// it. The platform is a double on the loopback that speaks as WeCom does.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { people } from './company'
import { look, sign_in } from './desk'

test.describe.configure({ timeout: 120_000 })

const somebody = (size: string) => ({ userid: `lin_${size}`, name: '林一帆' })

/** Departments, people and one code for whoever is sent to its sign-in page. */
function answer(size: string) {
  return (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://wecom.test')
    const json = (body: unknown) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(body))
    }
    if (url.pathname.startsWith('/wwlogin')) {
      const back = new URL(url.searchParams.get('redirect_uri') ?? '')
      back.searchParams.set('code', 'once')
      back.searchParams.set('state', url.searchParams.get('state') ?? '')
      response.writeHead(302, { location: back.href }).end()
    } else if (url.pathname.endsWith('/gettoken')) {
      json({ errcode: 0, access_token: 'T', expires_in: 7200 })
    } else if (url.pathname.endsWith('/getuserinfo')) {
      json({ errcode: 0, userid: somebody(size).userid })
    } else if (url.pathname.endsWith('/department/list')) {
      const department = [
        { id: 1, parentid: 0, name: '总公司' },
        { id: 2, parentid: 1, name: `渠道部${size}` },
      ]
      json({ errcode: 0, department })
    } else {
      const { userid, name } = somebody(size)
      const one = {
        userid,
        name,
        biz_mail: `${userid}@corp.example`,
        main_department: 2,
        status: 1,
      }
      const nameless = { userid: `x_${size}`, name: '', main_department: 2, status: 1 }
      const here = url.searchParams.get('department_id') === '2'
      json({ errcode: 0, userlist: here ? [one, nameless] : [] })
    }
  }
}

let wecom: Server
let address = ''
test.beforeAll(async () => {
  wecom = createServer(answer(test.info().project.name))
  await new Promise<void>((done) => wecom.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(wecom.address() as AddressInfo).port}`
})
test.afterAll(() => {
  wecom.close()
})

test('a platform is set up, its directory taken over, and somebody signs in by it', async ({
  page,
}, info) => {
  const size = info.project.name
  const errors = await sign_in(page, people.admin)
  await page.goto('/settings/directory')
  await page.getByRole('button', { name: '接入平台' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('企业 ID（CorpID）').fill('ww0123456789')
  await form.getByLabel('AgentId').fill('1000002')
  await form.getByLabel('应用密钥').fill('right')
  await form.getByLabel('允许用它登录').check()
  await look(page, 'directory_form', size)
  for (const name of ['登录页地址', '接口地址', '通讯录接口地址'])
    await form.getByLabel(name, { exact: true }).fill(address)
  await form.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('企业微信的设置已保存')).toBeVisible()

  await page.getByRole('button', { name: '同步通讯录' }).click()
  await expect(page.getByText('等待确认')).toBeVisible()
  await expect(page.getByText(somebody(size).name)).toBeVisible()
  await look(page, 'directory_run', size)
  await page.getByRole('button', { name: '应用勾选的变化' }).click()
  await expect(page.getByText('已应用', { exact: true }).first()).toBeVisible()
  await page.goto('/settings/directory')
  await expect(page.getByText('2 处变化')).toBeVisible()
  await look(page, 'directory', size)

  await page.getByRole('link', { name: '平台账号' }).click()
  const name = somebody(size).name
  await page.getByRole('button', { name: `解除${name}的绑定` }).click()
  await page.getByRole('dialog').getByRole('button', { name: '解除绑定' }).click()
  await expect(page.getByText(`${name}的绑定已解除`)).toBeVisible()
  await expect(page.getByRole('button', { name: `绑定${name}`, exact: true })).toBeVisible()
  await look(page, 'directory_accounts', size)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('button', { name: `解除${name}的绑定` })).toBeVisible()

  await page.context().clearCookies()
  await page.goto('/sign-in')
  await look(page, 'sign_in_platform', size)
  await page.getByRole('button', { name: '用企业微信登录' }).click()
  await expect(page).toHaveURL(/\/today/u)
  await page.goto('/account')
  await expect(page.getByText(`已绑定 · ${somebody(size).name}`)).toBeVisible()
  await look(page, 'account_platform', size)
  expect(errors).toEqual([])
})
