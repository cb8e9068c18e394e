// Draws the icons of the installed product from public/mark.svg: `node scripts/icons.mjs`. Needs a
// Chromium, as the browser tests do; the pictures are kept in the repository.
import { readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'

const folder = new URL('../public/', import.meta.url)
const mark = readFileSync(new URL('mark.svg', folder), 'utf8')
const blue = '#2f45b0'
// What a phone cuts off a maskable icon may only be its ground.
const icons = [
  { name: 'icon-180.png', size: 180, part: 1, ground: blue },
  { name: 'icon-192.png', size: 192, part: 1 },
  { name: 'icon-512.png', size: 512, part: 1 },
  { name: 'icon-maskable-512.png', size: 512, part: 0.78, ground: blue },
]
const browser = await chromium.launch({
  executablePath: process.env.ZHULI_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
for (const { name, size, part, ground = 'transparent' } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const style = `margin:0;display:grid;place-items:center;height:100vh;background:${ground}`
  const box = `<div style="width:${size * part}px;height:${size * part}px">${mark}</div>`
  await page.setContent(`<body style="${style}">${box}</body>`)
  const path = new URL(name, folder).pathname
  await page.screenshot({ path, omitBackground: true })
  await page.close()
}
await browser.close()
