// What every walk starts with: a person at the desk, and the checks that hold on every page.
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { watch_errors } from '../mocks'
import { password, type Person } from './company'

/** Signs `person` in through the page; the returned list fills with console errors. */
export async function sign_in(
  page: Page,
  person: Pick<Person, 'email'>,
  secret = password,
): Promise<string[]> {
  const errors = watch_errors(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByLabel('邮箱').fill(person.email)
  await page.getByLabel('密码', { exact: true }).fill(secret)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/today/u)
  return errors
}

/** The CSRF token of whoever is signed in, for what a walk prepares through the API. */
export async function csrf_of(page: Page): Promise<string> {
  const session = await page.request.get('/api/v1/session')
  return ((await session.json()) as { csrf_token: string }).csrf_token
}

const both_themes = ['light', 'dark'] as const

/** Pictures in the themes given; nothing sticks out sideways and axe has no complaint. */
export async function look(
  page: Page,
  name: string,
  size: string,
  themes: readonly (typeof both_themes)[number][] = both_themes,
): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  // What is still being fetched is dimmed on purpose.
  await expect(page.locator('main [aria-busy=true], .skeleton')).toHaveCount(0)
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.screenshot({ path: `shots/walk/${name}-${colorScheme}-${size}.png` })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide, `${name} sticks out sideways`).toBeLessThanOrEqual(0)
    const axe = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze()
    const found = axe.violations.map((one) => [one.id, one.nodes.map((node) => node.html)])
    expect(found, `${name} in ${colorScheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}
