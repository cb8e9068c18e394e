// How likely a sale is won from each stage: read by everybody who sells, changed by who may.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import { useAllowed } from '@/lib/session'
import type { FormField } from '@/ui/EntityForm'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { SettingsForm } from '@/ui/SettingsForm'
import { Loaded } from '@/ui/States'
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
        {(found) => <StagesForm found={found} edits={edits} />}
      </Loaded>
    </Page>
  )
}

function StagesForm({ found, edits }: { found: Row; edits: boolean }) {
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  const fields: FormField[] = [
    ...open_stages.map((stage) => ({ name: `${stage}_percent`, kind: 'integer' as const })),
    { name: 'stale_days', help: t('stale_help') },
  ]
  return (
    <SettingsForm<Row>
      entity="opportunity_settings"
      path={settings_path}
      query_key={settings_key}
      found={found}
      fields={fields}
      locked={!edits}
      saved_text={t('settings_saved')}
      onSaved={() => {
        void client.invalidateQueries({ queryKey: ['opportunity'] })
      }}
      onCancel={() => {
        go('/opportunities/forecast')
      }}
    />
  )
}
