import { describe, expect, it } from 'vitest'
import { ApiProblem } from './api'
import { may_retry, size_text, type Sending } from './attachments'

describe('sizes', () => {
  it('are told in the unit people read', () => {
    expect(size_text(512)).toBe('512 B')
    expect(size_text(2048)).toBe('2 KB')
    expect(size_text(1_468_006)).toBe('1.4 MB')
  })
})

describe('what failed', () => {
  const sending = (problem: ApiProblem | null) => ({ problem }) as Sending
  it('is tried again unless the file itself is refused', () => {
    expect(may_retry(sending(null))).toBe(false)
    expect(may_retry(sending(new ApiProblem({ status: 0 })))).toBe(true)
    expect(may_retry(sending(new ApiProblem({ status: 503 })))).toBe(true)
    expect(may_retry(sending(new ApiProblem({ status: 422 })))).toBe(false)
  })
})
