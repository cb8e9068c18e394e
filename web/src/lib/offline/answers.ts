// Answers last seen, kept per person and shown when the server cannot be reached. As the server sent
// them: what was masked stays masked. Bounded; the pages not seen for longest go first.
import { create_store, useStore } from '../store'
import { of_owner, open_keep, or_nothing, type Answer } from './db'
import { frame } from './pages'

/** Pages per person, Today and the frame of the product included. */
export const pages_kept = 80

/** Since when the pages are as they are shown, for those shown from here; by page. */
const shown_as_of = create_store<Record<string, number>>({})

let owner = ''
let seen_pages = new Set<string>()

export function set_owner(next: string): void {
  if (next === owner) return
  owner = next
  seen_pages = new Set()
  shown_as_of.set({})
}

export const current_owner = () => owner

/** The time of what is shown on this page, when it is not what the server says now. */
export function useAsOf(page: string): number | undefined {
  return useStore(shown_as_of)[page]
}

export async function keep_answer(url: string, page: string, value: unknown): Promise<void> {
  const row: Answer = { owner, url, page, at: Date.now(), value }
  shown_as_of.set(({ [page]: _, ...others }) => others)
  if (!owner) return
  await or_nothing(open_keep().then((db) => db.put('answers', row)))
  if (seen_pages.has(page)) return
  seen_pages.add(page)
  await or_nothing(forget_oldest(owner))
}

export async function find_answer(url: string): Promise<Answer | undefined> {
  if (!owner) return undefined
  const row = await or_nothing(open_keep().then((db) => db.get('answers', [owner, url])))
  if (row && row.page !== frame) {
    shown_as_of.set((now) => ({ ...now, [row.page]: Math.min(now[row.page] ?? row.at, row.at) }))
  }
  return row
}

async function forget_oldest(whose: string): Promise<void> {
  const db = await open_keep()
  const work = db.transaction('answers', 'readwrite')
  const kept = new Set<string>([frame])
  let at = await work.store.index('by_age').openCursor(of_owner(whose), 'prev')
  while (at) {
    const { page } = at.value
    if (kept.size < pages_kept) kept.add(page)
    if (!kept.has(page)) await at.delete()
    at = await at.continue()
  }
  await work.done
}

/** Everything seen by anybody, or by everybody but one person. */
export async function forget_answers(except?: string): Promise<void> {
  shown_as_of.set({})
  seen_pages = new Set()
  await or_nothing(
    open_keep().then(async (db) => {
      if (except === undefined) {
        await db.clear('answers')
        return
      }
      const work = db.transaction('answers', 'readwrite')
      for (const key of await work.store.getAllKeys()) {
        if (key[0] !== except) void work.store.delete(key)
      }
      await work.done
    }),
  )
}
