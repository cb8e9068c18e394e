// Every page of the menu, drawn from the product's own answers for each role: no console error,
// nothing sideways, nothing for axe to complain about. The administrator, whose menu has every page,
// looks at them in dark too; the colours are the same for everybody.
import { expect, test } from '@playwright/test'
import { people } from './company'
import { look, sign_in } from './desk'

for (const person of Object.values(people)) {
  test(`${person.role} opens every page of the menu`, async ({ page }, info) => {
    test.setTimeout(600_000)
    const themes = person === people.admin ? (['light', 'dark'] as const) : (['light'] as const)
    const errors = await sign_in(page, person)
    const menu = page.locator('.nav-item[href^="/"]')
    await expect(menu.first()).toBeAttached()
    const addresses = await menu.evaluateAll((links) => [
      ...new Set(links.map((link) => link.getAttribute('href') ?? '')),
    ])
    expect(addresses).toContain('/today')
    for (const address of addresses) {
      await page.goto(address)
      await expect(page.locator('h1').first()).toBeVisible()
      await expect(page.locator('.skeleton')).toHaveCount(0)
      await look(page, `${person.role}${address.replaceAll('/', '_')}`, info.project.name, themes)
    }
    expect(errors).toEqual([])
  })
}
