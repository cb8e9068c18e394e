import { useEffect, useRef, useState } from 'react'
import { composing } from '@/lib/keys'

/** True while keys belong to someone else: a field, a window, an input method. A box that is ticked
 * takes no letters. */
export function keys_taken(event: KeyboardEvent): boolean {
  const target = event.target as Element | null
  if (composing(event) || event.ctrlKey || event.metaKey || event.altKey) return true
  if (document.querySelector('dialog[open], [role=menu]')) return true
  return !!target?.closest(
    'input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=combobox]',
  )
}

const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

/**
 * J/K through a queue, Enter opens. Further letters go to `others`, by lower-case key; those of
 * `always` need no row to stand on. Shift with J, K or an arrow goes over rows that `over` takes
 * along. Returns the position, −1 before the first key.
 */
export function useQueueKeys(
  count: number,
  on: boolean,
  open: (index: number) => void,
  others: Record<string, (index: number) => void> = {},
  always: Record<string, () => void> = {},
  over?: (from: number, to: number) => void,
): number {
  const [at, set_at] = useState(-1)
  const latest = useRef({ at, count, open, others, always, over })
  useEffect(() => {
    latest.current = { at, count, open, others, always, over }
  })
  useEffect(() => {
    if (!on) return
    const on_key = (event: KeyboardEvent) => {
      if (keys_taken(event)) return
      const now = latest.current
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      const by = event.shiftKey && now.over ? steps[key] : undefined
      if (by && now.count) {
        const to = Math.max(0, Math.min(now.count - 1, now.at + by))
        now.over?.(now.at, to)
        set_at(to)
      } else if (key === 'j') set_at(Math.min(now.count - 1, now.at + 1))
      else if (key === 'k') set_at(Math.max(0, now.at - 1))
      else if (key === 'Enter' && now.at >= 0) {
        if ((event.target as Element).closest('a, button')) return
        now.open(now.at)
      } else if (now.others[key] && now.at >= 0) now.others[key](now.at)
      else if (now.always[key]) now.always[key]()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', on_key)
    return () => {
      removeEventListener('keydown', on_key)
    }
  }, [on])
  return Math.min(at, count - 1)
}
