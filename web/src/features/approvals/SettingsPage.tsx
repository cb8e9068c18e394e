// The policies of approvals: what needs one and who is asked, step by step. Saved as a whole, with
// the version one saw.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { api, ApiProblem } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Page } from '@/ui/Page'
import { ProblemLine } from '@/ui/ProblemLine'
import { Empty, Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { new_policy, place_of, settings_key, useSettings, type Settings } from './model'
import { PolicyCard, type Choice } from './PolicyCard'
import './approvals.css'

function useColleagues(): Choice[] {
  const { data } = useQuery({
    queryKey: ['user', 'approvers'],
    queryFn: ({ signal }) =>
      api.get<ListOf<Row & { name: string }>>('/users', {
        query: { state: 'active', limit: 200 },
        signal,
      }),
  })
  return (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
}

export default function SettingsPage() {
  const t = useText()
  const settings = useSettings()
  return (
    <Page title={t('settings')} subtitle={t('settings_note')} layout="narrow">
      <Loaded query={settings} lines={8}>
        {(found) => <Form key={found.version} found={found} />}
      </Loaded>
    </Page>
  )
}

function Form({ found }: { found: Settings }) {
  const t = useText()
  const client = useQueryClient()
  const colleagues = useColleagues()
  const [policies, set_policies] = useState(found.policies)
  const [busy, set_busy] = useState(false)
  const [error, set_error] = useState<unknown>(null)
  const problems = new Map(
    error instanceof ApiProblem
      ? error.fields.map((one) => [place_of(one.path), one.message] as const)
      : [],
  )
  const save = async () => {
    set_busy(true)
    set_error(null)
    try {
      const saved = await api.patch<Settings>('/approval_settings', { policies }, found.version)
      client.setQueryData(settings_key, saved)
      toast.done(t('saved'))
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      set_error(problem)
    } finally {
      set_busy(false)
    }
  }
  return (
    <>
      {policies.length ? (
        policies.map((policy, at) => (
          <PolicyCard
            key={at}
            {...{ policy, at, problems, colleagues }}
            onChange={(next) => {
              set_policies(policies.map((one, i) => (i === at ? next : one)))
            }}
            onRemove={() => {
              set_policies(policies.filter((_, i) => i !== at))
            }}
          />
        ))
      ) : (
        <Card>
          <Empty title={t('no_policies')} note={t('no_policies_note')} />
        </Card>
      )}
      <ProblemLine error={error} />
      <div className="policy-foot">
        <Button
          icon={Plus}
          onClick={() => {
            set_policies([...policies, new_policy()])
          }}
        >
          {t('add_policy')}
        </Button>
        <Button kind="primary" busy={busy} onClick={() => void save()}>
          {t('save')}
        </Button>
      </div>
    </>
  )
}
