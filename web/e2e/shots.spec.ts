// Pictures of every gallery page in both sizes and themes, to be looked at; also the checks that
// hold on every page: no console error, no sideways scroll, nothing for axe to complain about.
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { mock, watch_errors } from './mocks'

const pages = [
  { name: 'sign-in', path: '/sign-in', signed_in: false, ready: 'input[type=email]' },
  { name: 'parts', path: '/today', signed_in: true, ready: '.page h1' },
  {
    name: 'list',
    path: '/customers',
    signed_in: true,
    ready: '.row-card >> visible=true, .table-open >> visible=true',
  },
  { name: 'record', path: '/customers/1003', signed_in: true, ready: '.timeline' },
  { name: 'form', path: '/customers/new', signed_in: true, ready: '.form-foot' },
  { name: 'charts', path: '/dashboard', signed_in: true, ready: '.chart svg text' },
]

for (const theme of ['light', 'dark'] as const) {
  for (const one of pages) {
    test(`${one.name} ${theme}`, async ({ page }, info) => {
      const errors = watch_errors(page)
      await mock(page, one.signed_in)
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.goto(one.path)
      const ready =
        one.name === 'list'
          ? page.getByText('厦门中晟').locator('visible=true').first()
          : page.locator(one.ready).first()
      await expect(ready).toBeVisible()
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: `shots/${one.name}-${theme}-${info.project.name}.png` })
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(wide).toBeLessThanOrEqual(0)
      const axe = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze()
      expect(axe.violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 160))])).toEqual(
        [],
      )
      expect(errors).toEqual([])
    })
  }
}
