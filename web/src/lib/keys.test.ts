import { expect, it } from 'vitest'
import { composing, goes_on, sends } from './keys'

const plain = { key: 'Enter', keyCode: 13, ctrlKey: false, metaKey: false }
const press = { ...plain, isComposing: false }

it('sends_by_ctrl_or_command_enter_only', () => {
  expect(sends({ ...press, ctrlKey: true })).toBe(true)
  expect(sends({ ...press, metaKey: true })).toBe(true)
  expect(sends(press)).toBe(false)
  expect(sends({ ...press, key: 's', ctrlKey: true })).toBe(false)
})

it('goes_on_by_enter_alone', () => {
  expect(goes_on(press)).toBe(true)
  expect(goes_on({ ...press, ctrlKey: true })).toBe(false)
  expect(goes_on({ ...press, key: 'Tab' })).toBe(false)
})

it('leaves_every_key_to_the_input_method_that_composes', () => {
  const at_work = [
    { ...press, isComposing: true },
    { ...press, keyCode: 229 },
    { ...plain, nativeEvent: { isComposing: true } },
  ]
  for (const one of at_work) {
    expect(composing(one)).toBe(true)
    expect(goes_on(one)).toBe(false)
    expect(sends({ ...one, ctrlKey: true })).toBe(false)
  }
})
