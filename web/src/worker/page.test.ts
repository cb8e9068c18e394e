import { expect, it } from 'vitest'
import { new_nonce, with_new_nonce } from './page'

const policy = "default-src 'self'; script-src 'self' 'nonce-aa11'; style-src 'self' 'nonce-aa11'"
const text =
  '<meta property="csp-nonce" nonce="aa11"><script nonce="aa11" src="/assets/x.js"></script>'

it('gives_the_kept_page_a_nonce_of_its_own_everywhere', () => {
  const [page, own] = with_new_nonce(text, policy, 'bb22')
  expect(page).toBe(text.replaceAll('aa11', 'bb22'))
  expect(own).toBe(policy.replaceAll('aa11', 'bb22'))
})

it('leaves_a_page_without_a_policy_as_it_is', () => {
  expect(with_new_nonce(text, '', 'bb22')).toEqual([text, ''])
})

it('never_gives_a_nonce_twice', () => {
  const many = new Set(Array.from({ length: 100 }, new_nonce))
  expect(many.size).toBe(100)
  expect([...many].every((one) => /^[0-9a-f]{32}$/u.test(one))).toBe(true)
})
