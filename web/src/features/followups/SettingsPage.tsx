// How an organisation follows up: when it rings, what makes a customer promising, and what follows by
// itself after which event. Read by everybody who follows up, changed by who may.
import { useState } from 'react'
import { useAllowed } from '@/lib/session'
import type { FormField } from '@/ui/EntityForm'
import { Page } from '@/ui/Page'
import { SettingsForm } from '@/ui/SettingsForm'
import { Loaded } from '@/ui/States'
import { CadenceLines, Cadences } from './Cadences'
import { useText } from './i18n'
import {
  settings_key,
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
        {(found) => <RulesForm found={found} edits={edits} />}
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

function RulesForm({ found, edits }: { found: Settings; edits: boolean }) {
  const t = useText()
  const [total, set_total] = useState(total_weight(found))
  return (
    <SettingsForm<Settings>
      entity="follow_up_settings"
      path={settings_path}
      query_key={settings_key}
      found={found}
      fields={useFields(total, edits)}
      locked={!edits}
      saved_text={t('settings_saved')}
      onValues={(values) => {
        set_total(total_weight(values))
      }}
    />
  )
}
