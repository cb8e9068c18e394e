// A record as it was when a window about it opened, however often the page behind is fetched again:
// what is typed there was read against that, and sent with a later version it would write over what
// somebody else changed meanwhile.
import { useCallback, useState } from 'react'
import { ApiProblem } from './api'

/** The record, and what tells it that whoever types was shown the one a refusal (409) brought. */
export function usePinned<T extends object>(record: T, open = true) {
  const [pinned, set_pinned] = useState(record)
  const [was_open, set_was_open] = useState(open)
  if (open !== was_open) {
    set_was_open(open)
    if (open) set_pinned(record)
  }
  const told = useCallback((refused: unknown) => {
    if (!(refused instanceof ApiProblem) || refused.status !== 409) return
    const { current } = refused
    if (current) set_pinned(current as unknown as T)
  }, [])
  return [open ? pinned : record, told] as const
}
