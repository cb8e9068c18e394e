// What this browser keeps for times without a network: answers last seen, who saw them, and notes not
// sent yet. One database for everybody who signs in here; every row says whose it is.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Session } from '../api_types'
import type { Note } from './notes'

export interface Answer {
  /** Organisation and person. */
  owner: string
  /** Language and address. */
  url: string
  /** The page of the product it belongs to, e.g. `/customers/7`. */
  page: string
  at: number
  value: unknown
}

interface Keeping extends DBSchema {
  answers: { key: [string, string]; value: Answer; indexes: { by_age: [string, number, string] } }
  notes: { key: string; value: Note; indexes: { by_owner: [string, number] } }
  /** One row: whoever was signed in last. The CSRF token is not kept. */
  session: { key: 'last'; value: Session }
}

export type Keep = IDBPDatabase<Keeping>

const name = 'zhuli'
const version = 1
let opening: Promise<Keep> | undefined

export function open_keep(): Promise<Keep> {
  opening ??= openDB<Keeping>(name, version, {
    upgrade: (db) => {
      const answers = db.createObjectStore('answers', { keyPath: ['owner', 'url'] })
      answers.createIndex('by_age', ['owner', 'at', 'page'])
      const notes = db.createObjectStore('notes', { keyPath: 'id' })
      notes.createIndex('by_owner', ['owner', 'written_at'])
      db.createObjectStore('session')
    },
    // Another tab runs a newer version of the product: let it in.
    blocking: () => {
      void close_keep()
    },
    terminated: () => {
      opening = undefined
    },
  })
  opening.catch(() => {
    opening = undefined
  })
  return opening
}

export async function close_keep(): Promise<void> {
  const open = opening
  opening = undefined
  await open?.then((db) => {
    db.close()
  })
}

/** A private window may refuse to keep anything; the product then works as if never offline. */
export function or_nothing<T>(work: Promise<T>): Promise<T | undefined> {
  return work.catch(() => undefined)
}

/** Every row of one owner: keys begin with it, and nothing sorts after an array. */
export const of_owner = (owner: string) => IDBKeyRange.bound([owner], [owner, []])
