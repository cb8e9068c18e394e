// The last thing one did on a page, to be taken back by one key: also while the server has not answered
// it yet. Holds one deed; whoever does the next thing gives up the one before.
import { useRef } from 'react'

interface LastDeed<Out> {
  /** Keeps what is under way; a refusal is told by the deed itself. */
  remember: (deed: Promise<Out>) => void
  /** Takes it back once it is done; nothing happens without one, or where it was refused. */
  undo_last: () => void
}

export function useLastDeed<Out>(undo: (done: Out) => void): LastDeed<Out> {
  const last = useRef<Promise<Out> | null>(null)
  return {
    remember: (deed) => {
      last.current = deed
      deed.catch(() => undefined)
    },
    undo_last: () => {
      const deed = last.current
      last.current = null
      deed?.then(undo, () => undefined)
    },
  }
}
