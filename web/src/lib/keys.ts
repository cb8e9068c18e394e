// What a key press means wherever one types. Safe with input methods. Draws nothing.

interface Press {
  key: string
  keyCode: number
  ctrlKey: boolean
  metaKey: boolean
}

/** A key press as the browser tells it, or as React hands it on. */
export type KeyPress = Press &
  ({ isComposing: boolean } | { nativeEvent: { isComposing: boolean } })

/** What browsers without `isComposing` on the closing key send while an input method is at work. */
const process_key = 229

/** True while the keys belong to an input method. */
export function composing(press: KeyPress): boolean {
  const { isComposing } = 'nativeEvent' in press ? press.nativeEvent : press
  return isComposing || press.keyCode === process_key
}

/** Enter with Ctrl (or Command): sends what was typed, wherever the hands are. */
export function sends(press: KeyPress): boolean {
  return press.key === 'Enter' && (press.ctrlKey || press.metaKey) && !composing(press)
}

/** Enter alone: goes on to what comes next. */
export function goes_on(press: KeyPress): boolean {
  return press.key === 'Enter' && !press.ctrlKey && !press.metaKey && !composing(press)
}
