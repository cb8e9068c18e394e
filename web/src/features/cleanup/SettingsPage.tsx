// What each member of a complete record is worth, and when a profile is empty or a lead stale.
import { useMeta } from '@/lib/meta'
import type { FormField } from '@/ui/EntityForm'
import { Page } from '@/ui/Page'
import { SettingsForm } from '@/ui/SettingsForm'
import { Loaded } from '@/ui/States'
import { useText } from './i18n'
import { read_weight, settings_key, useSettings, type Settings, type Weight } from './model'
import './cleanup.css'

export default function SettingsPage() {
  const t = useText()
  const settings = useSettings()
  return (
    <Page title={t('settings')} subtitle={t('settings_note')} layout="narrow">
      <Loaded query={settings} lines={8}>
        {(found) => <Form settings={found} />}
      </Loaded>
    </Page>
  )
}

function weights(name: 'company' | 'person', heading?: string): FormField {
  return {
    ...{ name, heading, span: 2 },
    render: ({ id, value, onChange }) => (
      <Weights id={id} value={(value ?? []) as Weight[]} onChange={onChange} />
    ),
  }
}

function Form({ settings }: { settings: Settings }) {
  const t = useText()
  return (
    <SettingsForm<Settings>
      entity="cleanup_settings"
      path="/cleanup_settings"
      query_key={settings_key}
      found={settings}
      fields={[
        weights('company', t('weights')),
        weights('person'),
        { name: 'empty_below', heading: t('thresholds') },
        { name: 'stale_days' },
      ]}
      locked={false}
      saved_text={t('saved')}
    />
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
