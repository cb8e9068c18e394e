// Comments on records: what the server keeps, whom one mentions while typing, and where "@name"
// stands in what was written. Draws nothing.
import { useInfiniteQuery, useQuery, keepPreviousData } from '@tanstack/react-query'
import { api } from './api'
import type { Row } from './api_types'

export interface Named {
  id: string
  name: string
}

export interface Comment extends Row {
  entity: string
  record_id: string
  author_id: string
  author_name: string
  words: string
  people: Named[]
  removed: boolean
  /** 0: as it was written. */
  edited_at: number
  created_at: number
  version: number
  actions: string[]
}

/** The record people talk about. */
export interface Place {
  entity: string
  record_id: string
}

interface Comments {
  items: Comment[]
  next_before: string | null
  can_write: boolean
}

/** What one writes, and who was chosen while typing. */
export interface Draft {
  words: string
  people: Named[]
}

export const empty_draft: Draft = { words: '', people: [] }
export const comment_limit = 2000

export function useComments({ entity, record_id }: Place) {
  return useInfiniteQuery({
    queryKey: ['comment', 'of', entity, record_id],
    queryFn: ({ pageParam, signal }) =>
      api.get<Comments>('/record_comments', {
        query: { entity, record_id, before: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_before ?? undefined,
  })
}

/** Who reads the record, by what is typed of a name; `null`: nobody is looked for. */
export function useReaders({ entity, record_id }: Place, q: string | null) {
  return useQuery({
    queryKey: ['comment', 'readers', entity, record_id, q],
    queryFn: ({ signal }) =>
      api.get<{ items: Named[] }>('/comment_readers', {
        query: { entity, record_id, q: q ?? '' },
        signal,
      }),
    enabled: q !== null,
    placeholderData: keepPreviousData,
  })
}

/** The "@" before the caret and what follows it; null: nobody is being mentioned there. */
export function mention_at(words: string, caret: number): { from: number; q: string } | null {
  const found = /(?:^|[^\w.@-])@([^\s@]{0,20})$/u.exec(words.slice(0, caret))
  if (!found) return null
  const q = found[1] ?? ''
  return { from: caret - q.length - 1, q }
}

/** The draft with this person in the place of what was typed, and where the caret is then. */
export function with_mention(
  draft: Draft,
  from: number,
  caret: number,
  person: Named,
): { draft: Draft; caret: number } {
  const name = `@${person.name} `
  const rest = draft.words.slice(caret).replace(/^ /, '')
  const known = draft.people.some((one) => one.id === person.id)
  return {
    draft: {
      words: draft.words.slice(0, from) + name + rest,
      people: known ? draft.people : [...draft.people, person],
    },
    caret: from + name.length,
  }
}

/** Of those chosen whoever still stands in the words. */
export function mentioned({ words, people }: Draft): string[] {
  return people.filter((one) => words.includes(`@${one.name}`)).map((one) => one.id)
}

/** The words in pieces: those that name somebody mentioned stand out. */
export function pieces_of(
  words: string,
  people: Named[],
): { at: number; text: string; mention: boolean }[] {
  const names = people.map((one) => `@${one.name}`).sort((a, b) => b.length - a.length)
  const pieces: { at: number; text: string; mention: boolean }[] = []
  let begun = 0
  const end_plain = (at: number) => {
    if (at > begun) pieces.push({ at: begun, text: words.slice(begun, at), mention: false })
  }
  for (let at = 0; at < words.length;) {
    const name = names.find((one) => words.startsWith(one, at))
    if (!name) {
      at += 1
      continue
    }
    end_plain(at)
    pieces.push({ at, text: name, mention: true })
    at += name.length
    begun = at
  }
  end_plain(words.length)
  return pieces
}
