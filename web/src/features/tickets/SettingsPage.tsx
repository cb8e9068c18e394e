// How long things may take by type and severity, and who works on complaints: skills, load, presence.
import { Plus, Trash2 } from 'lucide-react'
import { api } from '@/lib/api'
import { useMeta } from '@/lib/meta'
import { useAllowed, useUser } from '@/lib/session'
import { useWrite } from '@/lib/use_write'
import { Button, IconButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import type { FormField } from '@/ui/EntityForm'
import { NativeSelect } from '@/ui/NativeSelect'
import { Page } from '@/ui/Page'
import { SettingsForm } from '@/ui/SettingsForm'
import { Loaded } from '@/ui/States'
import { useRefusal } from '@/ui/use_refusal'
import { FormAddressCard } from './FormAddressCard'
import { SeverityWordsCard } from './SeverityWords'
import { useText } from './i18n'
import {
  kinds,
  settings_key,
  severities,
  useAgents,
  useTicketSettings,
  type Agent,
  type Kind,
  type Policy,
  type Settings,
} from './model'
import './tickets.css'

const minutes = [
  'classify_minutes',
  'reply_minutes',
  'investigate_minutes',
  'resolve_minutes',
  'revisit_minutes',
  'escalate_minutes',
  'warn_percent',
] as const

interface PoliciesProps {
  value: unknown
  disabled?: boolean
  onChange: (value: unknown) => void
}

function Policies({ value, disabled, onChange }: PoliciesProps) {
  const t = useText()
  const policies = (value ?? []) as Policy[]
  const change = (at: number, part: Partial<Policy>) => {
    onChange(policies.map((one, index) => (index === at ? { ...one, ...part } : one)))
  }
  const last = policies[0]
  return (
    <div className="ticket-policies">
      {policies.map((policy, at) => (
        <PolicyRow
          key={at}
          policy={policy}
          disabled={disabled}
          onChange={(part) => {
            change(at, part)
          }}
          onRemove={() => {
            onChange(policies.filter((_, index) => index !== at))
          }}
        />
      ))}
      {last && !disabled ? (
        <Button
          size="small"
          icon={Plus}
          onClick={() => {
            onChange([...policies, { ...last, kind: 'quality', severity: 'none' }])
          }}
        >
          {t('policy_new')}
        </Button>
      ) : null}
    </div>
  )
}

interface RowProps {
  policy: Policy
  disabled?: boolean
  onChange: (part: Partial<Policy>) => void
  onRemove: () => void
}

function PolicyRow({ policy, disabled, onChange, onRemove }: RowProps) {
  const t = useText()
  const meta = useMeta('ticket')
  const options = (name: string, values: readonly string[]) => [
    { value: 'none', label: t('any') },
    ...values.map((value) => ({ value, label: meta.option(name, value) })),
  ]
  return (
    <fieldset className="ticket-policy" disabled={disabled}>
      <legend className="row">
        <NativeSelect
          label={meta.label('kind')}
          options={options('kind', kinds)}
          value={policy.kind as string}
          onChange={(kind) => {
            onChange({ kind: kind as Policy['kind'] })
          }}
        />
        <NativeSelect
          label={meta.label('severity')}
          options={options('severity', severities)}
          value={policy.severity as string}
          onChange={(severity) => {
            onChange({ severity: severity as Policy['severity'] })
          }}
        />
        {disabled ? null : (
          <IconButton icon={Trash2} label={t('policy_remove')} onClick={onRemove} />
        )}
      </legend>
      {minutes.map((name) => (
        <label key={name}>
          <span className="meta">{t(name)}</span>
          <input
            type="number"
            className="control num"
            min={1}
            value={policy[name]}
            onChange={(event) => {
              onChange({ [name]: Number(event.target.value) })
            }}
          />
        </label>
      ))}
      <label className="row">
        <input
          type="checkbox"
          checked={policy.quiet}
          onChange={(event) => {
            onChange({ quiet: event.target.checked })
          }}
        />
        {t('quiet')}
      </label>
    </fieldset>
  )
}

const fields: FormField[] = [
  { name: 'policies', span: 2, render: (props) => <Policies {...props} /> },
]

function AgentsCard({ edits }: { edits: boolean }) {
  const t = useText()
  const me = useUser()
  const agents = useAgents()
  const onRefused = useRefusal()
  const set = useWrite<Omit<Agent, 'name' | 'open_count'>, Agent>({
    send: (body, key) => api.post('/ticket_agents', body, { key }),
    entities: ['ticket_agent', 'ticket'],
    onRefused,
  })
  const presence = useWrite<{ available: boolean }, Agent>({
    send: (body, key) => api.post('/ticket_presence', body, { key }),
    entities: ['ticket_agent', 'ticket'],
    onRefused,
  })
  const turn = (agent: Agent) => {
    const available = !agent.available
    if (agent.user_id === me.id) presence.mutate({ available })
    else set.mutate(sent(agent, { available }))
  }
  return (
    <Card title={t('agents')} inset="rows">
      {(agents.data?.items ?? []).map((agent) => (
        <CardRow
          key={agent.user_id}
          title={agent.name}
          note={<Skills agent={agent} edits={edits} onChange={set.mutate} />}
          value={t('load', { count: agent.open_count, most: agent.most_open })}
          action={
            edits || agent.user_id === me.id ? (
              <Button
                size="small"
                aria-pressed={agent.available}
                onClick={() => {
                  turn(agent)
                }}
              >
                {agent.available ? t('there') : t('away')}
              </Button>
            ) : agent.available ? (
              t('there')
            ) : (
              t('away')
            )
          }
        />
      ))}
    </Card>
  )
}

const sent = ({ user_id, kinds: can, most_open, available }: Agent, part: Partial<Agent>) => ({
  user_id,
  kinds: can,
  most_open,
  available,
  ...part,
})

interface SkillsProps {
  agent: Agent
  edits: boolean
  onChange: (body: Omit<Agent, 'name' | 'open_count'>) => void
}

/** Which types somebody can do; none chosen: all of them. */
function Skills({ agent, edits, onChange }: SkillsProps) {
  const t = useText()
  const meta = useMeta('ticket')
  if (!edits) return agent.kinds.map((one) => meta.option('kind', one)).join('、') || t('all_kinds')
  const turned = (kind: Kind) =>
    agent.kinds.includes(kind) ? agent.kinds.filter((one) => one !== kind) : [...agent.kinds, kind]
  return (
    <span className="choices" role="group" aria-label={t('skills_of', { name: agent.name })}>
      {kinds.map((kind) => (
        <Button
          key={kind}
          size="small"
          className={agent.kinds.includes(kind) ? 'choice-on' : ''}
          aria-pressed={agent.kinds.includes(kind)}
          onClick={() => {
            onChange(sent(agent, { kinds: turned(kind) }))
          }}
        >
          {meta.option('kind', kind)}
        </Button>
      ))}
      {agent.kinds.length ? null : <span className="meta">{t('all_kinds')}</span>}
    </span>
  )
}

export default function SettingsPage() {
  const t = useText()
  const edits = useAllowed('tickets.settings')
  const settings = useTicketSettings()
  return (
    <Page title={t('settings')} subtitle={t('settings_note')} layout="narrow">
      <Loaded query={settings} lines={6}>
        {(found) => (
          <SettingsForm<Settings>
            entity="ticket_settings"
            path="/ticket_settings"
            query_key={settings_key}
            found={found}
            fields={fields}
            locked={!edits}
            saved_text={t('settings_saved')}
          />
        )}
      </Loaded>
      <SeverityWordsCard edits={edits} />
      <AgentsCard edits={edits} />
      {edits ? <FormAddressCard /> : null}
    </Page>
  )
}
