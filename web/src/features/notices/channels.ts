// How notices leave the product, as the pages ask for it. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { useWrite } from '@/lib/use_write'
import { useRefusal } from '@/ui/use_refusal'

export const mail_wishes = ['every', 'urgent', 'none'] as const
export type MailWish = (typeof mail_wishes)[number]

export interface MailSettings extends Row {
  version: number
  active: boolean
  host: string
  port: number
  security: string
  account: string
  sender: string
  sender_name: string
}

export interface Bot extends Row {
  version: number
  name: string
  kind: string
  host: string
  active: boolean
  urgent_only: boolean
  language: string
  team_id: string | null
  kinds: string[]
}

export interface Post {
  id: string
  channel: 'mail' | 'bot'
  target_name: string
  text: string
  state: 'waiting' | 'sent' | 'dead'
  tries: number
  why: string
  send_at: number
  sent_at: number
  created_at: number
}

export interface Option {
  value: string
  label: string
}

const wishes_path = '/notice_wishes'

export function useWishes() {
  return useQuery({
    queryKey: ['notice', 'wishes'],
    queryFn: ({ signal }) => api.get<{ mail: MailWish }>(wishes_path, { signal }),
  })
}

export function useKeepWishes(onDone: () => void) {
  return useWrite<MailWish, { mail: MailWish }>({
    send: (mail) => api.put(wishes_path, { mail }),
    entities: ['notice'],
    optimistic: (client, mail) => {
      const key = ['notice', 'wishes']
      const before = client.getQueryData(key)
      client.setQueryData(key, { mail })
      return () => {
        client.setQueryData(key, before)
      }
    },
    onDone,
    onRefused: useRefusal(),
  })
}

export const mail_path = '/mail_settings'

export function useMailSettings() {
  return useQuery({
    queryKey: ['mail_settings', 'all'],
    queryFn: ({ signal }) => api.get<MailSettings>(mail_path, { signal }),
  })
}

export function useBots() {
  return useQuery({
    queryKey: ['notice_bot', 'all'],
    queryFn: ({ signal }) =>
      api.get<ListOf<Bot>>('/notice_bots', { query: { sort: 'name', limit: 50 }, signal }),
  })
}

/** Every kind of notice, and every team, for choosing. */
export function useChoices() {
  return useQuery({
    queryKey: ['notice_bot', 'choices'],
    queryFn: async ({ signal }) => {
      const [kinds, teams] = await Promise.all([
        api.get<{ items: { kind: string; label: string }[] }>('/notice_kinds', { signal }),
        api.get<ListOf<Row & { name: string }>>('/teams', { query: { limit: 200 }, signal }),
      ])
      return {
        kinds: kinds.items.map(({ kind, label }): Option => ({ value: kind, label })),
        teams: teams.items.map(({ id, name }): Option => ({ value: id, label: name })),
      }
    },
  })
}

export const post_states = ['waiting', 'dead', 'sent'] as const
export type PostState = (typeof post_states)[number]

export function usePosts(state: PostState) {
  return useQuery({
    queryKey: ['live', 'notice_post', state],
    queryFn: ({ signal }) =>
      api.get<ListOf<Post>>('/notice_posts', { query: { state, limit: 20 }, signal }),
  })
}

/** A POST without a body whose answer is a post: trials and retries. */
export function usePosting(onDone: () => void) {
  return useWrite<string, Post>({
    send: (path, key) => api.post(path, {}, { key }),
    entities: [],
    onDone,
    onRefused: useRefusal(),
  })
}
