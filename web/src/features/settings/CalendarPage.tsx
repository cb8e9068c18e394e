// When the organisation works: hours per weekday, and days that differ. Read by everybody, changed by who
// may. Hours are typed as one writes them; nothing is closed.
import { useState } from 'react'
import { useAllowed } from '@/lib/session'
import type { FormField } from '@/ui/EntityForm'
import { Page } from '@/ui/Page'
import { SettingsForm } from '@/ui/SettingsForm'
import { Loaded } from '@/ui/States'
import { DayRows, DaysText } from './DayRows'
import { calendar_key, calendar_path, useCalendar, week_minutes } from './work_calendar'
import type { CalendarDay, WeekdayHours, WorkCalendar } from './work_calendar'
import { WeekRows, WeekText } from './WeekRows'
import { useText } from './i18n'
import './calendar.css'

export default function CalendarPage() {
  const t = useText()
  const edits = useAllowed('calendar.edit')
  const calendar = useCalendar()
  return (
    <Page
      title={t('calendar')}
      subtitle={t(edits ? 'calendar_note' : 'calendar_read_only')}
      layout="narrow"
    >
      <Loaded query={calendar} lines={10}>
        {(found) => <CalendarForm found={found} edits={edits} />}
      </Loaded>
    </Page>
  )
}

const minutes_an_hour = 60

function useFields(week: WeekdayHours[], announced: CalendarDay[], edits: boolean): FormField[] {
  const t = useText()
  const hours = Number((week_minutes(week) / minutes_an_hour).toFixed(1))
  return [
    {
      name: 'week',
      heading: t('week_hours', { hours }),
      label: t('hours_help'),
      span: 2,
      shows_inner: true,
      show: (value) => <WeekText week={value as WeekdayHours[]} />,
      render: ({ id, value, onChange }, _values, inner) => (
        <WeekRows
          id={id}
          value={value as WeekdayHours[]}
          problems={inner}
          locked={!edits}
          onChange={onChange}
        />
      ),
    },
    {
      name: 'days',
      heading: t('special_days'),
      label: t('special_days_note'),
      span: 2,
      shows_inner: true,
      show: (value, other) => (
        <DaysText days={value as CalendarDay[]} others={other as CalendarDay[]} />
      ),
      render: ({ id, value, onChange }, _values, inner) => (
        <DayRows
          id={id}
          value={value as CalendarDay[]}
          announced={announced}
          problems={inner}
          locked={!edits}
          onChange={onChange}
        />
      ),
    },
  ]
}

function CalendarForm({ found, edits }: { found: WorkCalendar; edits: boolean }) {
  const t = useText()
  const [week, set_week] = useState(found.week)
  return (
    <SettingsForm<WorkCalendar>
      entity="work_calendar"
      path={calendar_path}
      query_key={calendar_key}
      found={found}
      fields={useFields(week, found.announced, edits)}
      locked={!edits}
      saved_text={t('calendar_saved')}
      onValues={(values) => {
        set_week(values.week as WeekdayHours[])
      }}
    />
  )
}
