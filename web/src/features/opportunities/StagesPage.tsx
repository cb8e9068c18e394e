// How likely a sale is won from each stage: read by everybody who sells, changed by who may.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import { useAllowed } from '@/lib/session'
import { Card } from '@/ui/Card'
import { EntityForm, type FormField } from '@/ui/EntityForm'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { open_stages } from './model'

const settings_path = '/opportunity_settings'
const settings_key = ['opportunity_settings', 'all']

export default function StagesPage() {
  const t = useText()
  const edits = useAllowed('opportunities.settings')
  const settings = useQuery({
    queryKey: settings_key,
    queryFn: ({ signal }) => api.get<Row>(settings_path, { signal }),
  })
  return (
    <Page
      title={t('settings')}
      subtitle={t(edits ? 'settings_note' : 'settings_read_only')}
      layout="narrow"
    >
      <Loaded query={settings} lines={6}>
        {(found) => <SettingsForm found={found} edits={edits} />}
      </Loaded>
    </Page>
  )
}

/** Begins with what was found and stays with it: what others save meanwhile comes as a conflict. */
function SettingsForm({ found, edits }: { found: Row; edits: boolean }) {
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  const [base, set_base] = useState(found)
  const shown = edits ? base : found
  const fields: FormField[] = [
    ...open_stages.map((stage) => ({ name: `${stage}_percent`, kind: 'integer' as const })),
    { name: 'stale_days', help: t('stale_help') },
  ]
  return (
    <Card>
      <EntityForm<Row>
        key={shown.version}
        entity="opportunity_settings"
        fields={fields}
        initial={Object.fromEntries(fields.map(({ name }) => [name, shown[name]]))}
        version={shown.version}
        locked={!edits}
        onSubmit={({ changed, version }) => api.patch<Row>(settings_path, changed, version ?? 0)}
        onDone={(saved) => {
          toast.done(t('settings_saved'))
          set_base(saved)
          client.setQueryData(settings_key, saved)
          void client.invalidateQueries({ queryKey: ['opportunity'] })
        }}
        onCancel={() => {
          go('/opportunities/forecast')
        }}
      />
    </Card>
  )
}
