// One month to choose a day from, over everything else and beside its field. The focus stays in the
// field, which moves the marked day; touched or clicked, a day is taken.
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { RefObject } from 'react'
import { useLocale, useT } from '@/i18n'
import { add_months, weeks_of, within, type DayLimits } from '@/lib/day_input'
import { IconButton } from './Button'
import { usePopover } from './popover'

interface CalendarProps {
  id: string
  anchor: RefObject<HTMLElement | null>
  /** Any day of the month shown. */
  month: string
  today: string
  chosen: string | null
  /** The day the keys stand on. */
  at: string | null
  limits: DayLimits
  onMonth: (on: string) => void
  onPick: (on: string | null) => void
  onClose: () => void
}

export function Calendar(props: CalendarProps) {
  const { month, today, limits } = props
  const t = useT()
  const locale = useLocale()
  const weeks = weeks_of(month)
  const box = usePopover({ anchor: props.anchor, onClose: props.onClose })
  const title = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(month))
  return (
    <div
      ref={box}
      popover="manual"
      className="calendar"
      onMouseDown={(event) => {
        event.preventDefault()
      }}
    >
      <div className="calendar-head">
        <span className="strong" aria-live="polite">
          {title}
        </span>
        <span className="push row">
          {([-1, 1] as const).map((step) => (
            <IconButton
              key={step}
              icon={step < 0 ? ChevronLeft : ChevronRight}
              label={t(step < 0 ? 'date.previous' : 'date.next')}
              tabIndex={-1}
              onClick={() => {
                props.onMonth(add_months(`${month.slice(0, 8)}01`, step))
              }}
            />
          ))}
        </span>
      </div>
      <Days {...props} weeks={weeks} title={title} locale={locale} />
      <div className="calendar-foot">
        {within(today, limits) ? (
          <button
            type="button"
            tabIndex={-1}
            onClick={() => {
              props.onPick(today)
            }}
          >
            {t('date.today')}
          </button>
        ) : null}
        {props.chosen ? (
          <button
            type="button"
            tabIndex={-1}
            className="push"
            onClick={() => {
              props.onPick(null)
            }}
          >
            {t('date.clear')}
          </button>
        ) : null}
      </div>
    </div>
  )
}

function Days(props: CalendarProps & { weeks: string[][]; title: string; locale: string }) {
  const { id, month, weeks, locale, limits } = props
  const head = new Intl.DateTimeFormat(locale, { weekday: 'narrow', timeZone: 'UTC' })
  const marks = (on: string) =>
    [
      on.slice(0, 7) === month.slice(0, 7) ? '' : 'calendar-beside',
      on === props.today ? 'calendar-today' : '',
      on === props.chosen ? 'calendar-chosen' : '',
      on === props.at ? 'calendar-at' : '',
    ].join(' ')
  return (
    <table id={id} role="grid" aria-label={props.title}>
      <thead>
        <tr>
          {weeks[0]?.map((on) => (
            <th key={on} scope="col">
              {head.format(Date.parse(on))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((on) => (
              <td
                key={on}
                id={`${id}-${on}`}
                role="gridcell"
                className={marks(on)}
                aria-label={on}
                aria-selected={on === props.chosen}
                aria-current={on === props.today ? 'date' : undefined}
                aria-disabled={!within(on, limits) || undefined}
                onClick={() => {
                  props.onPick(on)
                }}
              >
                {Number(on.slice(8))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
