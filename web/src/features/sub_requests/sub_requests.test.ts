import { expect, test } from 'vitest'
import { departments_of } from './model'

test('a person is of the departments whose roles they have, an administrator of none', () => {
  expect(departments_of(['finance', 'warehouse'])).toBe('warehouse,finance')
  expect(departments_of(['admin'])).toBe('')
})
