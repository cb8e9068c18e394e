import { useT } from '@/i18n'
import { useServerNow } from '@/lib/clock'
import { format_countdown } from '@/lib/format'
import { useWorkHours, working_ms } from '@/lib/work_time'
import './clock.css'
import { DateText } from './Money'
import type { Tone } from './Tag'

interface ClockProps {
  due_at: number
  warn_at?: number | null
  /** With the word that working time is counted, and the moment at which it is over. */
  full?: boolean
}

const minute_ms = 60_000
const hour_ms = 60 * minute_ms

/**
 * Working time left until `due_at`, on the server's clock; it stands still while nobody works. The
 * tone's thresholds come from the server. Where the work calendar is not known, the time on the wall.
 */
export function Clock({ due_at, warn_at, full = false }: ClockProps) {
  const t = useT()
  const now = useServerNow(1000)
  const hours = useWorkHours()
  const worked = hours ? working_ms(hours, now, due_at) : null
  const late = now > due_at
  const tone: Tone = late ? 'red' : warn_at && now > warn_at ? 'amber' : 'grey'
  const left = worked ?? due_at - now
  const long = worked !== null && Math.abs(left) >= hour_ms
  const text = long
    ? t('clock.hours', {
        hours: Math.floor(Math.abs(left) / hour_ms),
        minutes: Math.floor(Math.abs(left) / minute_ms) % 60,
      })
    : format_countdown(Math.abs(left))
  return (
    <span className="clock">
      <span role="timer" className={`num nowrap strong tone-${tone}`}>
        {late ? t('clock.late', { time: text }) : text}
      </span>
      {full ? (
        <span className="meta">
          {worked === null ? null : <span className="nowrap">{t('clock.working')}</span>}{' '}
          <DateText at={due_at} />
        </span>
      ) : null}
    </span>
  )
}

/** Below a clock where there is no room beside it: what it counts, and when it is over. */
export function ClockEnd({ due_at }: { due_at: number }) {
  const t = useT()
  return (
    <p className="meta">
      <span className="nowrap">{t('clock.working')}</span> <DateText at={due_at} />
    </p>
  )
}
