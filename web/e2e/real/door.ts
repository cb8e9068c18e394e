// What happens at a customer's door: a signature and a photo.
import { expect, type Page } from '@playwright/test'

/** The smallest picture there is. */
export const picture = {
  name: '门口.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

/** A stroke across the pad. */
export async function sign(page: Page): Promise<void> {
  const pad = page.getByRole('img', { name: '签名' })
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('there is nothing to sign on')
  await page.mouse.move(box.x + 40, box.y + 90)
  await page.mouse.down()
  await page.mouse.move(box.x + 110, box.y + 40, { steps: 6 })
  await page.mouse.move(box.x + 190, box.y + 100, { steps: 6 })
  await page.mouse.up()
  await expect(page.getByRole('button', { name: '重签' })).toBeVisible()
}
