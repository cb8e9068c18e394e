// Messages at the corner. A success leaves by itself and may carry a server-side Undo; an error
// stays until it is closed and shows the reference id.
import { ApiProblem } from '@/lib/api'
import { create_store } from '@/lib/store'

export interface ToastItem {
  id: number
  kind: 'done' | 'error'
  text: string
  note?: string
  reference?: string
  onUndo?: () => Promise<unknown>
}

const lifetime_ms = 6000
const shown_at_most = 4
let last_id = 0
export const toasts = create_store<ToastItem[]>([])

/** How many there have been: tells whether somebody spoke meanwhile. */
export const spoken = () => last_id

export function close_toast(id: number): void {
  toasts.set((now) => now.filter((one) => one.id !== id))
}

function show(item: Omit<ToastItem, 'id'>): number {
  last_id += 1
  const id = last_id
  toasts.set((now) => [...now, { ...item, id }].slice(-shown_at_most))
  if (item.kind === 'done') setTimeout(() => close_toast(id), lifetime_ms)
  return id
}

/** The last of what could be taken back no longer can: it was, by a key. */
function forget_undo(): void {
  const last = toasts.get().findLast((one) => one.onUndo)
  if (last) close_toast(last.id)
}

export const toast = {
  /** Tells that the last thing done was taken back; its own Undo goes. */
  undone: (text: string) => {
    forget_undo()
    return show({ kind: 'done', text })
  },
  done: (text: string, onUndo?: () => Promise<unknown>) => show({ kind: 'done', text, onUndo }),
  error: (text: string, error?: unknown) => {
    const problem = error instanceof ApiProblem ? error : null
    const fields = problem?.fields.map((field) => field.message).join(' ') ?? ''
    const note = fields || (problem?.offline ? '' : (problem?.message ?? ''))
    return show({ kind: 'error', text, note, reference: problem?.reference })
  },
}
