// What is done with a follow-up in one click: gone from the queue at once, back if the server
// refuses, and back by Undo, which the server decides from its audit.
import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
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

export interface Talk {
  customer_id: string
  channel: string
  words: string
  from_customer: boolean
  next_contact_on: string | null
}

export function useTalk(onDone: () => void) {
  const t = useText()
  return useWrite<Talk>({
    send: ({ customer_id, ...talk }, key) =>
      api.post(`/customers/${customer_id}/interactions`, talk, { key }),
    entities: ['customer', 'interaction'],
    onDone: () => {
      toast.done(t('talk_kept'))
      onDone()
    },
  })
}
