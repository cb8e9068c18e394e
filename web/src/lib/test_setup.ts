import { cleanup } from '@testing-library/react'
import { afterEach, beforeAll } from 'vitest'
import { start_i18n } from '@/i18n'

beforeAll(async () => {
  // happy-dom has no top layer: what is in the document is shown.
  HTMLElement.prototype.togglePopover = () => true
  await start_i18n('zh-CN')
})

afterEach(() => {
  cleanup()
  localStorage.clear()
  sessionStorage.clear()
})
