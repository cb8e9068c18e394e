import { describe, expect, it } from 'vitest'
import { share_of } from './model'

describe('what cases are worth', () => {
  it('is a share only of something', () => {
    expect(share_of(1, 3)).toBe(33)
    expect(share_of(0, 0)).toBeNull()
  })
})
