// A day as blocks on the wire, what may be done with one, and the arithmetic of the axis. Draws
// nothing.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import type { OpenTime } from '@/lib/hours'
import type { Channel } from '@/lib/channels'
import { useWrite } from '@/lib/use_write'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useText } from './i18n'

export type Kind = 'inquiry' | 'complaint' | 'promise' | 'follow_up' | 'ahead' | 'order'
export type Why =
  | 'answer'
  | 'clock'
  | 'promise'
  | 'named'
  | 'selling'
  | 'edge'
  | 'desk'
  | 'ahead'
  | 'late'
  | 'chosen'
export type MoveReason =
  'arrived' | 'made_room' | 'ran_late' | 'due_changed' | 'hours_changed' | 'room' | 'recomposed'
export type LeftReason = 'no_room' | 'buffer' | 'desk_full' | 'day_over' | 'day_off'
export type Act = 'pin' | 'unpin' | 'move' | 'drop' | 'restore'

export interface Duty {
  entity: 'inquiry' | 'ticket' | 'sub_request' | 'follow_up' | 'order'
  entity_id: string
  kind: Kind
  customer_id: string | null
  title: string
  note: string
  channel: Channel | ''
  due_at: number
  timed: boolean
  minutes: number
}

export interface Block extends Duty {
  starts_at: number
  ends_at: number
  state: 'planned' | 'done' | 'dropped'
  pinned: boolean
  from_buffer: boolean
  why: Why
  actions: Act[]
}

export interface LeftOver extends Duty {
  reason: LeftReason
  proposed_on: string
}

export interface Move {
  entity: string
  entity_id: string
  title: string
  from_at: number
  to_at: number
  reason: MoveReason
  because: string
  told_at: number
}

export interface Span {
  from_at: number
  to_at: number
}

export interface Day {
  on: string
  today: string
  next_on: string
  user_id: string
  user_name: string
  editable: boolean
  working: Span[]
  selling: Span[]
  desk: Span[]
  buffer: Span[]
  blocks: Block[]
  left_over: LeftOver[]
  moves: Move[]
  figures: {
    selling_minutes: number
    customer_minutes: number
    buffer_minutes: number
    promises_count: number
    promises_kept_count: number
    talks_target: number
    talks_done_count: number
    talks_planned_count: number
  }
  buffer_percent: number
  inbox_count: number
  act_no: number
  undoable: boolean
}

export interface Settings extends Row {
  version: number
  selling_hours: OpenTime[]
  desk_hours: OpenTime[]
  buffer_percent: number
}

export interface Habit {
  version: number
  talks_per_day: number
  selling_hours: OpenTime[]
}

export const key_of = (duty: Pick<Duty, 'entity' | 'entity_id'>) =>
  `${duty.entity}:${duty.entity_id}`

/** Where the thing itself is looked at and worked on. */
export function path_of(duty: Duty): string {
  if (duty.entity === 'inquiry') return `/inquiries/${duty.entity_id}`
  if (duty.entity === 'ticket') return `/tickets/${duty.entity_id}`
  if (duty.entity === 'sub_request') return `/sub_requests/${duty.entity_id}`
  if (duty.entity === 'order') return `/orders/${duty.entity_id}`
  return `/customers/${duty.customer_id ?? ''}`
}

const minute_ms = 60_000

/** What a section of the axis shows: one stretch of working time. */
export function in_section(section: Span, span: { starts_at: number; ends_at: number }): boolean {
  return span.starts_at < section.to_at && span.ends_at > section.from_at
}

/** Minutes from the section's beginning, and how many there are, cut at its ends. */
export function place_in(section: Span, span: Span): { top: number; height: number } {
  const from = Math.max(span.from_at, section.from_at)
  const to = Math.min(span.to_at, section.to_at)
  return {
    top: (from - section.from_at) / minute_ms,
    height: Math.max(0, to - from) / minute_ms,
  }
}

/** The full hours inside a section, its beginning among them. */
export function hours_in(section: Span): number[] {
  const hour_ms = 60 * minute_ms
  const first = Math.ceil(section.from_at / hour_ms) * hour_ms
  const hours = []
  for (let at = first; at < section.to_at; at += hour_ms) hours.push(at)
  return hours
}

export const settings_key = ['day_plan_settings', 'record']

export const day_key = (on: string | null) => ['live', 'day_plan', on] as const

export function useDay(on: string | null) {
  return useQuery({
    queryKey: day_key(on),
    queryFn: ({ signal }) => api.get<Day>('/day_plan', { query: { on }, signal }),
  })
}

export function useDaySettings() {
  return useQuery({
    queryKey: settings_key,
    queryFn: ({ signal }) => api.get<Settings>('/day_plan_settings', { signal }),
  })
}

export function useHabit() {
  return useQuery({
    queryKey: ['day_plan_habit', 'record'],
    queryFn: ({ signal }) => api.get<Habit>('/day_plan_habit', { signal }),
  })
}

/** Takes the last change of the day back. */
export function useUndo(day: Day) {
  const client = useQueryClient()
  return async (act_no: number) => {
    await api.post('/day_plan/undo', { on: day.on, act_no })
    await client.invalidateQueries({ queryKey: ['live'] })
  }
}

interface Wish {
  duty: Duty
  act: Act
  starts_at?: number
}

/** What the person wants of one block; the answer is the whole day, and can be taken back. */
export function useArrange(day: Day, onDone?: () => void) {
  const t = useText()
  const undo = useUndo(day)
  const onRefused = useRefusal(t('not_changed'))
  return useWrite<Wish, Day>({
    send: ({ duty, act, starts_at }, key) =>
      api.post(
        '/day_plan/arrangement',
        { on: day.on, entity: duty.entity, entity_id: duty.entity_id, act, starts_at },
        { key },
      ),
    entities: ['day_plan'],
    onDone: (after, { duty, act }) => {
      toast.done(t(`did_${act}`, { name: duty.title }), () => undo(after.act_no))
      onDone?.()
    },
    onRefused: onDone ? undefined : onRefused,
  })
}

export function useRecompose(day: Day) {
  const t = useText()
  const undo = useUndo(day)
  return useWrite<undefined, Day>({
    send: (_, key) => api.post('/day_plan/composition', { on: day.on }, { key }),
    entities: ['day_plan'],
    onDone: (after) => {
      toast.done(t('did_recompose'), () => undo(after.act_no))
    },
    onRefused: useRefusal(t('not_changed')),
  })
}

export interface Said {
  channel: Channel
  words: string
  from_customer: boolean
}

const settled = ['follow_up', 'inquiry', 'customer', 'interaction', 'day_plan']

/** Writes down what was said: a follow-up is done, an inquiry answered. */
export function useDone(duty: Duty, onDone: () => void) {
  const path =
    duty.entity === 'inquiry'
      ? `/inquiries/${duty.entity_id}/response`
      : `/follow_ups/${duty.entity_id}/completion`
  return useWrite<Said>({
    send: ({ channel, words, from_customer }, key) =>
      api.post(
        path,
        duty.entity === 'inquiry'
          ? { channel, words }
          : { result: 'reached', channel, words, from_customer },
        { key },
      ),
    entities: settled,
    onDone,
  })
}

/** Puts a follow-up that found no room off to the proposed day. */
export function usePutOff() {
  const t = useText()
  return useWrite<{ left: LeftOver; due_at: number; reason: string }>({
    send: ({ left, due_at, reason }, key) =>
      api.post(`/follow_ups/${left.entity_id}/snooze`, { due_at, reason }, { key }),
    entities: settled,
    onDone: (_, { left }) => {
      toast.done(t('was_put_off', { name: left.title, on: left.proposed_on }))
    },
    onRefused: useRefusal(t('not_changed')),
  })
}
