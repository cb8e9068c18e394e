// The days that differ from their weekday: holidays, make-up workdays, a stocktaking. Past ones stay in the
// record and out of sight.
import { CalendarPlus, Plus, Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import type { FieldProblem } from '@/lib/api_types'
import { server_now } from '@/lib/clock'
import { day_of } from '@/lib/format'
import { removed, replaced, told_at } from '@/lib/list_edits'
import { useUser } from '@/lib/session'
import { Button, IconButton } from '@/ui/Button'
import { DateField } from '@/ui/DateField'
import { hours_text } from '@/lib/hours'
import { HoursField } from '@/ui/HoursField'
import { missing_days, sorted_days, type CalendarDay } from './work_calendar'
import { useText } from './i18n'
import { told_below } from './WeekRows'

interface DayRowsProps {
  id: string
  value: CalendarDay[]
  announced: CalendarDay[]
  problems: FieldProblem[]
  locked: boolean
  onChange: (days: CalendarDay[]) => void
}

export function DayRows({ id, value, announced, problems, locked, onChange }: DayRowsProps) {
  const t = useText()
  const today = day_of(server_now(), useUser().org.timezone)
  const [all, set_all] = useState(false)
  const is_past = ({ on }: CalendarDay) => on !== null && on !== '' && on < today
  const past = value.filter(is_past).length
  const missing = missing_days(announced, value).filter((day) => !is_past(day))
  return (
    <div className="hours-days" id={id}>
      {past ? (
        <div>
          <Button
            size="small"
            kind="quiet"
            onClick={() => {
              set_all(!all)
            }}
          >
            {t(all ? 'hide_past' : 'show_past', { count: past })}
          </Button>
        </div>
      ) : null}
      {value.map((day, at) =>
        is_past(day) && !all ? null : (
          <DayRow
            key={at}
            {...{ day, at, problems, locked }}
            onChange={(change) => {
              onChange(replaced(value, at, change))
            }}
            onRemove={() => {
              onChange(removed(value, at))
            }}
          />
        ),
      )}
      {value.length === (all ? 0 : past) ? <p className="muted">{t('no_special_days')}</p> : null}
      {locked ? null : (
        <div className="row row-wrap">
          <Button
            icon={Plus}
            onClick={() => {
              onChange([...value, { on: null, name: '', open: [] }])
            }}
          >
            {t('add_day')}
          </Button>
          {missing.length ? (
            <Button
              icon={CalendarPlus}
              onClick={() => {
                onChange(sorted_days([...value, ...missing]))
              }}
            >
              {t('add_announced', { count: missing.length })}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  )
}

interface DayRowProps {
  day: CalendarDay
  at: number
  problems: FieldProblem[]
  locked: boolean
  onChange: (change: Partial<CalendarDay>) => void
  onRemove: () => void
}

function DayRow({ day, at, problems, locked, onChange, onRemove }: DayRowProps) {
  const t = useText()
  const id = useId()
  const told = [...told_at(problems, `${at}.on`), ...told_at(problems, `${at}.name`)]
  const note = told.length ? `${id}-note` : undefined
  return (
    <div className="hours-day">
      <DateField
        id={id}
        label={t('day')}
        value={day.on}
        invalid={!!note}
        described_by={note}
        onChange={(on) => {
          onChange({ on })
        }}
      />
      <input
        className="control"
        aria-label={t('day_name')}
        placeholder={t('day_name')}
        maxLength={40}
        value={day.name}
        onChange={(event) => {
          onChange({ name: event.target.value })
        }}
      />
      <HoursField
        id={`${id}-hours`}
        label={t('hours_of', { day: day.on ?? '' })}
        value={day.open}
        placeholder={t('closed')}
        problems={told_below(problems, `${at}.open`)}
        onChange={(open) => {
          onChange({ open })
        }}
      />
      {locked ? null : (
        <IconButton
          icon={Trash2}
          label={t('remove_day', { day: day.on ?? '' })}
          onClick={onRemove}
        />
      )}
      {note ? (
        <p id={note} className="field-error">
          {told.join(' ')}
        </p>
      ) : null}
    </div>
  )
}

interface DaysTextProps {
  days: CalendarDay[]
  others: CalendarDay[]
}

/** Where two versions are compared: the days that only this one has just so. */
export function DaysText({ days, others }: DaysTextProps) {
  const t = useText()
  const there = new Set(others.map((one) => JSON.stringify(one)))
  const own = days.filter((one) => !there.has(JSON.stringify(one)))
  if (!own.length) return <span className="muted">—</span>
  return (
    <span>
      {own.map(({ on, name, open }) => (
        <span className="hours-line" key={on}>
          {on} {name} {hours_text(open) || t('closed')}
        </span>
      ))}
    </span>
  )
}
