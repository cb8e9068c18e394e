// The hours of the seven weekdays, Monday first.
import { useId } from 'react'
import { useLocale } from '@/i18n'
import type { FieldProblem } from '@/lib/api_types'
import { Button } from '@/ui/Button'
import { hours_text } from '@/lib/hours'
import { HoursField } from '@/ui/HoursField'
import type { WeekdayHours } from './work_calendar'
import { useText } from './i18n'

// A week that begins with a Monday: only the names of its days are used.
const a_monday = Date.UTC(2026, 5, 1)
const day_ms = 86_400_000
const office_days = 5

export function useWeekdays(style: 'long' | 'short' = 'long'): string[] {
  const name = new Intl.DateTimeFormat(useLocale(), { weekday: style, timeZone: 'UTC' })
  return Array.from({ length: 7 }, (_, at) => name.format(a_monday + at * day_ms))
}

interface WeekRowsProps {
  id: string
  value: WeekdayHours[]
  problems: FieldProblem[]
  locked: boolean
  onChange: (week: WeekdayHours[]) => void
}

/** What the server says about a day as a whole or about one of its times, each text once. */
export function told_below(problems: FieldProblem[], path: string): string[] {
  const here = problems.filter((one) => one.path === path || one.path.startsWith(`${path}.`))
  return [...new Set(here.map((one) => one.message))]
}

export function WeekRows({ id, value, problems, locked, onChange }: WeekRowsProps) {
  const t = useText()
  const names = useWeekdays()
  const own = useId()
  const monday = value[0]
  return (
    <div className="hours-week" id={id}>
      {value.map((day, at) => (
        <div className="hours-row" key={at}>
          <label htmlFor={`${own}-${at}`}>{names[at]}</label>
          <HoursField
            id={`${own}-${at}`}
            value={day.open}
            placeholder={t('closed')}
            problems={told_below(problems, `${at}.open`)}
            onChange={(open) => {
              onChange(value.map((one, index) => (index === at ? { open } : one)))
            }}
          />
        </div>
      ))}
      {locked || !monday ? null : (
        <div>
          <Button
            size="small"
            kind="quiet"
            onClick={() => {
              onChange(value.map((one, at) => (at < office_days ? monday : one)))
            }}
          >
            {t('like_monday')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Where two versions are compared. */
export function WeekText({ week }: { week: WeekdayHours[] }) {
  const t = useText()
  const names = useWeekdays('short')
  return (
    <span>
      {week.map(({ open }, at) => (
        <span className="hours-line" key={at}>
          {names[at]} {hours_text(open) || t('closed')}
        </span>
      ))}
    </span>
  )
}
