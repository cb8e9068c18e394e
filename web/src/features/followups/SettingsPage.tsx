// How an organisation follows up: when it rings, what makes a customer promising, and what follows by
// itself after which event. Read by everybody who follows up, changed by who may.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/api'
import { useAllowed } from '@/lib/session'
import { Card } from '@/ui/Card'
import { EntityForm, type FormField } from '@/ui/EntityForm'
import { Page } from '@/ui/Page'
import { Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { CadenceLines, Cadences } from './Cadences'
import { useText } from './i18n'
import {
  settings_path,
  total_weight,
  useSettings,
  weights,
  type Cadence,
  type Settings,
} from './settings'
import './followups.css'

export default function SettingsPage() {
  const t = useText()
  const edits = useAllowed('followups.settings')
  const settings = useSettings()
  return (
    <Page
      title={t('settings')}
      subtitle={t(edits ? 'settings_note' : 'settings_read_only')}
      layout="narrow"
    >
      <Loaded query={settings} lines={10}>
        {(found) => <SettingsForm found={found} edits={edits} />}
      </Loaded>
    </Page>
  )
}

function useFields(total: number, edits: boolean): FormField[] {
  const t = useText()
  const all = 100
  return [
    { name: 'remind_minutes', heading: t('bells'), help: t('remind_help') },
    { name: 'escalate_minutes', help: t('escalate_help') },
    ...weights.map((name, at) => ({
      name,
      heading: at ? undefined : (
        <span className={total === all ? undefined : 'tone-red'}>
          {t('weights', { total: String(total) })}
        </span>
      ),
    })),
    { name: 'big_quote_minor', help: t('big_quote_help') },
    {
      name: 'cadences',
      heading: t('cadences'),
      label: t('cadences_note'),
      span: 2,
      shows_inner: true,
      show: (value, other) => (
        <CadenceLines cadences={value as Cadence[]} others={other as Cadence[]} />
      ),
      render: ({ id, value, onChange }, _values, inner) => (
        <Cadences
          id={id}
          value={value as Cadence[]}
          problems={inner}
          locked={!edits}
          onChange={onChange}
        />
      ),
    },
  ]
}

interface SettingsFormProps {
  found: Settings
  edits: boolean
}

/** Begins with what was found and stays with it: what others save meanwhile comes as a conflict. */
function SettingsForm({ found, edits }: SettingsFormProps) {
  const t = useText()
  const client = useQueryClient()
  const [base, set_base] = useState(found)
  const [total, set_total] = useState(total_weight(found))
  const fields = useFields(total, edits)
  const shown = edits ? base : found
  return (
    <Card>
      <EntityForm<Settings>
        key={shown.version}
        entity="follow_up_settings"
        fields={fields}
        initial={Object.fromEntries(fields.map(({ name }) => [name, shown[name]]))}
        version={shown.version}
        locked={!edits}
        onValues={(values) => {
          set_total(total_weight(values))
        }}
        onSubmit={({ changed, version }) =>
          api.patch<Settings>(settings_path, changed, version ?? 0)
        }
        onDone={(saved) => {
          toast.done(t('settings_saved'))
          set_base(saved)
          set_total(total_weight(saved))
          client.setQueryData(['follow_up_settings', 'all'], saved)
        }}
      />
    </Card>
  )
}
