// What is done with a follow-up in one click: gone from the queue at once, back if the server
// refuses, and back by Undo, which the server decides from its audit.
import { useQueryClient } from '@tanstack/react-query'
import { useT } from '@/i18n'
import { api } from '@/lib/api'
import type { NoteBody } from '@/lib/offline/notes'
import { send_note, type Outcome } from '@/lib/offline/sender'
import { useWrite } from '@/lib/use_write'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { today_key, without, type FollowUp, type Today } from './model'

interface Move {
  item: FollowUp
  /** null: done with. */
  next_contact_on: string | null
}

interface Moved {
  customer_id: string
  version: number
}

export function useMove() {
  const t = useText()
  const client = useQueryClient()
  const undo = async (moved: Moved) => {
    await api.post(`/customers/${moved.customer_id}/next_contact_undo`, { version: moved.version })
    await client.invalidateQueries({ queryKey: ['live'] })
  }
  return useWrite<Move, Moved>({
    send: ({ item, next_contact_on }, key) =>
      api.post(`/customers/${item.customer_id}/next_contact`, { next_contact_on }, { key }),
    entities: ['customer'],
    optimistic: (cache, { item }) => {
      const before = cache.getQueryData<Today>(today_key)
      if (before) cache.setQueryData(today_key, without(before, item.customer_id))
      return () => {
        cache.setQueryData(today_key, before)
      }
    },
    onDone: (moved, { item, next_contact_on }) => {
      const name = item.short_name || item.name
      const text = next_contact_on
        ? t('snoozed', { name, on: next_contact_on })
        : t('done', { name })
      toast.done(text, () => undo(moved))
    },
    onRefused: (problem) => {
      toast.error(t('not_moved'), problem)
    },
  })
}

export function useTalk({ customer_id, name }: FollowUp, onDone: () => void) {
  const t = useText()
  const shell = useT()
  return useWrite<NoteBody, Outcome>({
    send: (body, id) => send_note({ id, customer_id, customer_name: name, body }),
    entities: ['customer', 'interaction'],
    onDone: ({ kind }) => {
      toast.done(kind === 'waiting' ? shell('offline.was_kept') : t('talk_kept'))
      onDone()
    },
  })
}
