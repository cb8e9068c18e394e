// What each member of a complete record is worth, and when a profile is empty or a lead stale.
import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { useMeta } from '@/lib/meta'
import { Card } from '@/ui/Card'
import { EntityForm, type FormField } from '@/ui/EntityForm'
import { Page } from '@/ui/Page'
import { Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { read_weight, useSettings, type Settings, type Weight } from './model'
import './cleanup.css'

export default function SettingsPage() {
  const t = useText()
  const settings = useSettings()
  return (
    <Page title={t('settings')} subtitle={t('settings_note')} layout="narrow">
      <Loaded query={settings} lines={8}>
        {(found) => <SettingsForm settings={found} />}
      </Loaded>
    </Page>
  )
}

function SettingsForm({ settings }: { settings: Settings }) {
  const t = useText()
  const client = useQueryClient()
  const weights = (name: 'company' | 'person', heading?: string): FormField => ({
    ...{ name, heading, span: 2 },
    render: ({ id, value, onChange }) => (
      <Weights id={id} value={(value ?? []) as Weight[]} onChange={onChange} />
    ),
  })
  const { company, person, empty_below, stale_days } = settings
  return (
    <Card>
      <EntityForm<Settings>
        key={settings.version}
        entity="cleanup_settings"
        fields={[
          weights('company', t('weights')),
          weights('person'),
          { name: 'empty_below', heading: t('thresholds') },
          { name: 'stale_days' },
        ]}
        initial={{ company, person, empty_below, stale_days }}
        version={settings.version}
        onSubmit={({ changed, version }) =>
          api.patch<Settings>('/cleanup_settings', changed, version ?? 0)
        }
        onDone={() => {
          toast.done(t('saved'))
          void client.invalidateQueries({ queryKey: ['cleanup_settings'] })
        }}
      />
    </Card>
  )
}

interface WeightsProps {
  id: string
  value: Weight[]
  onChange: (value: unknown) => void
}

function Weights({ id, value, onChange }: WeightsProps) {
  const t = useText()
  const customer = useMeta('customer')
  return (
    <div className="cleanup-weights" id={id}>
      {value.map((one, index) => (
        <label key={one.field}>
          <span>{customer.label(one.field)}</span>
          <input
            className="control num"
            inputMode="numeric"
            aria-label={t('weight_of', { field: customer.label(one.field) })}
            value={one.weight ?? ''}
            onChange={(event) => {
              const weight = read_weight(event.target.value)
              onChange(value.map((each, at) => (at === index ? { ...each, weight } : each)))
            }}
          />
        </label>
      ))}
    </div>
  )
}
