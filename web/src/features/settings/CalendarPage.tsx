// When the organisation works: hours per weekday, and days that differ. Read by everybody, changed by who
// may. Hours are typed as one writes them; nothing is closed.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/api'
import { useAllowed } from '@/lib/session'
import { Card } from '@/ui/Card'
import { EntityForm, type FormField } from '@/ui/EntityForm'
import { Page } from '@/ui/Page'
import { Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { DayRows, DaysText } from './DayRows'
import { calendar_path, useCalendar, week_minutes } from './hours'
import type { CalendarDay, WeekdayHours, WorkCalendar } from './hours'
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

/** Begins with what was found and stays with it: what others save meanwhile comes as a conflict. */
function CalendarForm({ found, edits }: { found: WorkCalendar; edits: boolean }) {
  const t = useText()
  const client = useQueryClient()
  const [base, set_base] = useState(found)
  const [week, set_week] = useState(found.week)
  const shown = edits ? base : found
  const fields = useFields(week, shown.announced, edits)
  return (
    <Card>
      <EntityForm<WorkCalendar>
        key={shown.version}
        entity="work_calendar"
        fields={fields}
        initial={{ week: shown.week, days: shown.days }}
        version={shown.version}
        locked={!edits}
        onValues={(values) => {
          set_week(values.week as WeekdayHours[])
        }}
        onSubmit={({ changed, version }) =>
          api.patch<WorkCalendar>(calendar_path, changed, version ?? 0)
        }
        onDone={(saved) => {
          toast.done(t('calendar_saved'))
          set_base(saved)
          client.setQueryData(['work_calendar', 'all'], saved)
        }}
      />
    </Card>
  )
}
