// A day and a time of day as two fields; what both mean as an instant is the organisation's clock.
import { useId, useState } from 'react'
import { instant_of, is_day, read_time } from '@/lib/day_input'
import { useUser } from '@/lib/session'
import { DateField } from '@/ui/DateField'
import { useText } from './i18n'

const office_opens = '09:00'

export function useMoment(day: string | null, time = office_opens) {
  const { timezone } = useUser().org
  const [on, set_on] = useState<string | null>(day)
  const [at, set_at] = useState(time)
  const clock = read_time(at)
  const instant = on && is_day(on) && clock ? instant_of(on, clock, timezone) : null
  /** Nothing was entered, which is not the same as something that cannot be read. */
  return { on, at, set_on, set_at, instant, empty: !on }
}

interface MomentProps {
  moment: ReturnType<typeof useMoment>
  today: string
}

export function Moment({ moment, today }: MomentProps) {
  const t = useText()
  const id = useId()
  const unreadable = !moment.empty && moment.instant === null
  return (
    <div className="row row-wrap">
      <DateField
        id={`${id}-day`}
        label={t('day')}
        min={today}
        value={moment.on}
        onChange={moment.set_on}
      />
      <input
        className="control num follow-time"
        aria-label={t('time')}
        aria-invalid={!read_time(moment.at)}
        value={moment.at}
        maxLength={5}
        onChange={(event) => {
          moment.set_at(event.target.value)
        }}
      />
      {unreadable ? (
        <p className="field-error" role="status">
          {t('bad_time')}
        </p>
      ) : null}
    </div>
  )
}
