// What days are composed by: selling hours, hours at the desk, the buffer, minutes per kind of work.
import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { useAllowed } from '@/lib/session'
import { Card } from '@/ui/Card'
import { EntityForm, type FormField } from '@/ui/EntityForm'
import { Page } from '@/ui/Page'
import { Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { HoursInput } from './HoursInput'
import { useText } from './i18n'
import { clock_of, useDaySettings, type Hours, type Settings } from './model'
import './day.css'

const hours_text = (value: unknown) =>
  (value as Hours[])
    .map((one) => `${clock_of(one.from_minute)}–${clock_of(one.to_minute)}`)
    .join(' ')

function hours_field(name: string): FormField {
  return {
    name,
    show: hours_text,
    render: ({ value, disabled, onChange }) => (
      <HoursInput
        label={name}
        value={(value as Hours[] | undefined) ?? []}
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
  { name: 'order_minutes', kind: 'integer' },
]

function Form({ settings }: { settings: Settings }) {
  const t = useText()
  const client = useQueryClient()
  const edits = useAllowed('day_plans.settings')
  return (
    <EntityForm<Settings>
      key={settings.version}
      entity="day_plan_settings"
      fields={fields}
      initial={{ ...settings }}
      version={settings.version}
      locked={!edits}
      onSubmit={({ changed, version }) =>
        api.patch<Settings>('/day_plan_settings', changed, version ?? 0)
      }
      onDone={() => {
        toast.done(t('settings_saved'))
        void client.invalidateQueries({ queryKey: ['day_plan_settings'] })
      }}
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
      <Card>
        <Loaded query={settings} lines={8}>
          {(found) => <Form settings={found} />}
        </Loaded>
      </Card>
    </Page>
  )
}
