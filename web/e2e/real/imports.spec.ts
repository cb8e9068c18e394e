// A file from the wizard's first step to its undoing: columns recognised, problems named, written,
// left and found again, taken back.
import { expect, test, type Page } from '@playwright/test'
import { call, people } from './company'
import { csrf_of, look, sign_in } from './desk'

const file = [
  '订单号,货号,品名,数量,日期,单价,客户名称',
  '2009-1,A-1,螺丝,3,2009-12-01,0.5,绍兴柯桥纺织有限公司',
  '2009-1,A-2,螺母,2,2009-12-01,1.25,绍兴柯桥纺织有限公司',
  '2009-2,A-1,螺丝,很多,2009-12-02,0.5,绍兴柯桥纺织有限公司',
].join('\n')

async function choose(page: Page, name: string, content: string) {
  await page.setInputFiles('input[type=file]', {
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(content),
  })
}

async function upload(page: Page, name: string, kind = '历史订单', content = file) {
  await page.goto('/imports/new')
  await page.locator('main').getByText(kind, { exact: true }).first().click()
  await choose(page, name, content)
  await expect(page).toHaveURL(/\/imports\/\d+/u)
}

test('a file of orders is checked, written, found again and taken back', async ({ page }, info) => {
  const errors = await sign_in(page, people.admin)
  await upload(page, `orders-${info.project.name}.csv`)
  await expect(page.getByLabel('单号')).toHaveValue('订单号')
  await look(page, 'import_columns', info.project.name)
  await page.getByRole('button', { name: '读取并核对' }).click()
  await expect(page.getByText('新单据 1')).toBeVisible()
  await expect(page.getByText('很多')).toBeVisible()
  await look(page, 'import_staged', info.project.name)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载有误的行' }).click()
  expect((await download).suggestedFilename()).toContain('problems.csv')
  await page.getByRole('button', { name: '写入' }).click()
  await page.goto('/imports')
  await page.getByText(`orders-${info.project.name}.csv`).locator('visible=true').first().click()
  await expect(page.getByText('已完成').first()).toBeVisible()
  await page.getByRole('button', { name: '撤销整批' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销整批' }).click()
  await expect(page.getByText('已撤销').first()).toBeVisible()
  await look(page, 'import_undone', info.project.name)
  expect(errors).toEqual([])
})

test('what is empty or no table is refused where another can be chosen', async ({ page }, info) => {
  await sign_in(page, people.admin)
  await page.goto('/imports/new')
  for (const [content, why] of [
    ['', '空'],
    ['\n\n', '空'],
    ['%PDF-1.7 nothing', 'PDF'],
  ] as const) {
    await choose(page, 'nothing.csv', content)
    await expect(page.getByText('没有接受“nothing.csv”')).toBeVisible()
    await expect(page.getByRole('alert')).toContainText(why)
    await expect(page.getByRole('button', { name: '选择文件' })).toBeVisible()
    if (why === 'PDF') await look(page, 'import_no_table', info.project.name)
    await page.reload()
  }
  await page.goto('/imports')
  await expect(page.getByText('等待对应列')).toHaveCount(0)
})

test('conversations of an old system come to the customers they belong to', async ({
  page,
}, info) => {
  const errors = await sign_in(page, people.admin)
  const customer = `台州旧账阀门${info.project.name.includes('phone') ? '乙' : '甲'}有限公司`
  const made = await call<{ id: string }>(page.request, await csrf_of(page), '/customers', {
    name: customer,
  })
  const rows = [
    '客户名称,跟进时间,跟进方式,跟进内容,跟进人',
    `${customer},2026-03-05 14:30,上门拜访,看了样品，要正式报价,李四`,
    `查无此家有限公司,2026-03-05,电话,问价,李四`,
  ].join('\n')
  await upload(page, `talks-${info.project.name}.csv`, '沟通记录', rows)
  await expect(page.getByLabel('沟通时间')).toHaveValue('跟进时间')
  await page.getByRole('button', { name: '读取并核对' }).click()
  await expect(page.getByText('新沟通记录 1')).toBeVisible()
  await expect(page.getByText('没有客户“查无此家有限公司”')).toBeVisible()
  await look(page, 'import_talks', info.project.name)
  await page.getByRole('button', { name: '写入' }).click()
  await expect(page.getByText('已完成').first()).toBeVisible()
  await page.goto(`/customers/${made.id}`)
  await expect(page.locator('.timeline')).toContainText('李四：看了样品')
  expect(errors).toEqual([])
})

test('customers who are like others are settled row by row, written and taken back', async ({
  page,
}, info) => {
  const errors = await sign_in(page, people.admin)
  const part = info.project.name.includes('phone') ? '乙' : '甲'
  const tail = part === '甲' ? '1' : '2'
  const there = `海宁旧册${part}皮革有限公司`
  await call(page.request, await csrf_of(page), '/customers', {
    name: there,
    phone: `1366000123${tail}`,
  })
  const rows = [
    '客户名称,联系人,手机,地区',
    `桐乡新册${part}纺织有限公司,孙某,1366000123${tail},桐乡`,
    `平湖另册${part}箱包有限公司,周某,1366000456${tail},平湖`,
  ].join('\n')
  await upload(page, `customers-${info.project.name}.csv`, '客户', rows)
  await page.getByRole('button', { name: '读取并核对' }).click()
  await expect(page.getByText('新客户 1')).toBeVisible()
  await expect(page.getByText(`与现有客户“${there}”相同`)).toBeVisible()
  await look(page, 'import_decisions', info.project.name)
  await page.getByRole('button', { name: '仍要新建' }).click()
  await expect(page.getByText('将新建')).toBeVisible()
  await expect(page.getByText('新客户 2')).toBeVisible()
  await page.getByRole('button', { name: '取消' }).click()
  await page.getByRole('button', { name: '疑似重复的 1 行都更新已有' }).click()
  await expect(page.getByText('将更新已有')).toBeVisible()
  await page.getByRole('button', { name: '写入' }).click()
  await expect(page.getByText('已完成').first()).toBeVisible()
  await expect(page.getByText('更新已有 1')).toBeVisible()
  await page.getByRole('button', { name: '撤销整批' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销整批' }).click()
  await expect(page.getByText('已撤回 2')).toBeVisible()
  expect(errors).toEqual([])
})

test('what lies there on the first day is read from a file and taken back', async ({
  page,
}, info) => {
  const size = info.project.name
  const code = size.includes('phone') ? 'O7002' : 'O7001'
  const errors = await sign_in(page, people.admin)
  const product = await call<{ id: string }>(page.request, await csrf_of(page), '/products', {
    ...{ code, name: `油封 ${code}`, list_price_e4: 50_000 },
  })
  const rows = ['货号,仓库,期初数量', `${code},主仓,240`, `${code},查无此仓,3`].join('\n')
  await upload(page, `opening-${size}.csv`, '期初库存', rows)
  await page.getByRole('button', { name: '读取并核对' }).click()
  await expect(page.getByText('期初库存 1')).toBeVisible()
  await expect(page.getByText('查无此仓').first()).toBeVisible()
  await look(page, 'import_opening', size)
  await page.getByRole('button', { name: '写入' }).click()
  await expect(page.getByText('已完成').first()).toBeVisible()
  await page.goto(`/stock/${product.id}`)
  await expect(page.locator('.stock-table tfoot')).toContainText('240')
  await expect(page.locator('main')).toContainText('期初')
  await page.goBack()
  await page.getByRole('button', { name: '撤销整批' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销整批' }).click()
  await expect(page.getByText('已撤销').first()).toBeVisible()
  await page.goto(`/stock/${product.id}`)
  await expect(page.locator('main')).not.toContainText('240 件')
  expect(errors).toEqual([])
})

test('a column that means something else is left out, and owners are named in words', async ({
  page,
}, info) => {
  const errors = await sign_in(page, people.admin)
  const part = info.project.name.includes('phone') ? '乙' : '甲'
  const rows = [
    '客户名称,状态,负责人,标签',
    `丽水${part}外卖餐具有限公司,Active,${people.assistant.name},展会、重点`,
    `衢州${part}外卖餐具有限公司,Active,查无此人,展会`,
  ].join('\n')
  await upload(page, `owners-${info.project.name}.csv`, '客户', rows)
  await expect(page.getByLabel('阶段')).toHaveValue('状态')
  await page.getByLabel('阶段').selectOption('')
  await page.getByRole('button', { name: '读取并核对' }).click()
  await expect(page.getByText('新客户 1')).toBeVisible()
  await expect(page.getByText('没有在职的同事叫“查无此人”')).toBeVisible()
  await look(page, 'import_owners', info.project.name)
  expect(errors).toEqual([])
})
