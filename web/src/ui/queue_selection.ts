// Rows of a queue that are chosen to be done at once. Holds ids; what has left the queue is chosen no
// longer. Draws nothing.
import { useState } from 'react'

export interface Selection {
  chosen: string[]
  has: (id: string) => boolean
  toggle: (id: string) => void
  /** Everything from one row to the other, as Shift with an arrow goes over them. */
  add_between: (from: number, to: number) => void
  clear: () => void
}

export function useQueueSelection(ids: string[]): Selection {
  const [picked, set_picked] = useState<ReadonlySet<string>>(new Set())
  const chosen = ids.filter((id) => picked.has(id))
  const put = (more: string[], less: string[] = []) => {
    set_picked(new Set([...chosen, ...more].filter((id) => !less.includes(id))))
  }
  return {
    chosen,
    has: (id) => picked.has(id),
    toggle: (id) => {
      if (picked.has(id)) put([], [id])
      else put([id])
    },
    add_between: (from, to) => {
      put(ids.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1))
    },
    clear: () => {
      set_picked(new Set())
    },
  }
}
