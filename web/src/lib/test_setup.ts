import { cleanup } from '@testing-library/react'
import { afterEach, beforeAll } from 'vitest'
import { start_i18n } from '@/i18n'

beforeAll(async () => {
  await start_i18n('zh-CN')
})

afterEach(() => {
  cleanup()
  localStorage.clear()
  sessionStorage.clear()
})
