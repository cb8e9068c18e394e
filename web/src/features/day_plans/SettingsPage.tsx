// What days are composed by: selling hours, hours at the desk, the buffer, minutes per kind of work.
import { hours_text, type OpenTime } from '@/lib/hours'
import { useAllowed } from '@/lib/session'
import type { FormField } from '@/ui/EntityForm'
import { HoursField } from '@/ui/HoursField'
import { Page } from '@/ui/Page'
import { SettingsForm } from '@/ui/SettingsForm'
import { Loaded } from '@/ui/States'
import { useText } from './i18n'
import { settings_key, useDaySettings, type Settings } from './model'
import './day.css'

/** Without a label of its own: the schema's stands above it. */
function hours_field(name: string): FormField {
  return {
    name,
    show: (value) => hours_text(value as OpenTime[]),
    render: ({ id, value, disabled, onChange }) => (
      <HoursField
        id={id}
        value={(value as OpenTime[] | undefined) ?? []}
        placeholder="9:30–11:30, 14:00–17:00"
        disabled={disabled}
        onChange={onChange}
      />
    ),
  }
}

const fields: FormField[] = [
  hours_field('selling_hours'),
  hours_field('desk_hours'),
  { name: 'buffer_percent', kind: 'integer' },
  { name: 'phone_minutes', kind: 'integer' },
  { name: 'wechat_minutes', kind: 'integer' },
  { name: 'visit_minutes', kind: 'integer' },
  { name: 'email_minutes', kind: 'integer' },
  { name: 'inquiry_minutes', kind: 'integer' },
  { name: 'complaint_minutes', kind: 'integer' },
  { name: 'order_minutes', kind: 'integer' },
]

function Form({ settings, edits }: { settings: Settings; edits: boolean }) {
  const t = useText()
  return (
    <SettingsForm<Settings>
      entity="day_plan_settings"
      path="/day_plan_settings"
      query_key={settings_key}
      found={settings}
      fields={fields}
      locked={!edits}
      saved_text={t('settings_saved')}
    />
  )
}

export default function SettingsPage() {
  const t = useText()
  const edits = useAllowed('day_plans.settings')
  const settings = useDaySettings()
  return (
    <Page
      title={t('settings')}
      subtitle={edits ? t('settings_note') : `${t('settings_note')}${t('settings_read_only')}`}
      layout="narrow"
    >
      <Loaded query={settings} lines={8}>
        {(found) => <Form settings={found} edits={edits} />}
      </Loaded>
    </Page>
  )
}
