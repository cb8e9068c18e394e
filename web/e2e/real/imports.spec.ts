// A file from the wizard's first step to its undoing: columns recognised, problems named, written,
// left and found again, taken back.
import { expect, test, type Page } from '@playwright/test'
import { people } from './company'
import { look, sign_in } from './desk'

const file = [
  '订单号,货号,品名,数量,日期,单价,客户名称',
  '2009-1,A-1,螺丝,3,2009-12-01,0.5,绍兴柯桥纺织有限公司',
  '2009-1,A-2,螺母,2,2009-12-01,1.25,绍兴柯桥纺织有限公司',
  '2009-2,A-1,螺丝,很多,2009-12-02,0.5,绍兴柯桥纺织有限公司',
].join('\n')

async function upload(page: Page, name: string) {
  await page.goto('/imports/new')
  await page.getByRole('tab', { name: '历史订单' }).or(page.getByText('历史订单')).first().click()
  await page.setInputFiles('input[type=file]', {
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(file),
  })
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
