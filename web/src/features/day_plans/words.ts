// Times and reasons of a day in words.
import { useCallback } from 'react'
import { format_instant } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { useText } from './i18n'
import type { Block, Day, Duty, Move } from './model'

/** A time of the day; of another day with its date. */
export function useClock() {
  const { timezone } = useUser().org
  return useCallback((at: number) => format_instant(at, timezone, 'time'), [timezone])
}

export function useDueText(day: Day) {
  const { timezone } = useUser().org
  return (duty: Duty) => {
    const on = format_instant(duty.due_at, timezone, 'day')
    const time = format_instant(duty.due_at, timezone, 'time')
    return on === day.on ? time : `${on.slice(5)} ${time}`
  }
}

/** How and what for. */
export function useNote() {
  const meta = useMeta('interaction')
  return ({ channel, note }: Duty) =>
    [channel ? meta.option('channel', channel) : '', note].filter(Boolean).join(' · ')
}

export function useWhy(day: Day) {
  const t = useText()
  const due_of = useDueText(day)
  return (block: Block) => {
    const why = t(`why_${block.why}`, { due: block.due_at ? due_of(block) : '' })
    return block.from_buffer ? `${why} · ${t('from_buffer')}` : why
  }
}

export function useMoveText() {
  const t = useText()
  const clock = useClock()
  return (move: Move) => {
    const from = clock(move.from_at)
    const to = clock(move.to_at)
    if (!move.to_at) return t('move_out', { from })
    return move.from_at ? t('move_to', { from, to }) : t('move_new', { to })
  }
}

export function useDuration() {
  const t = useText()
  return (minutes: number) => {
    const hours = Math.floor(minutes / 60)
    if (!hours) return t('minutes', { minutes })
    const rest = minutes % 60
    return rest ? t('hours', { hours, minutes: rest }) : t('whole_hours', { hours })
  }
}
