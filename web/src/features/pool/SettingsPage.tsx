// The pools of an organisation: who belongs to them, when customers are recycled, and the limits.
import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useAllowed } from '@/lib/session'
import { Button, IconButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Dialog } from '@/ui/Dialog'
import { EntityForm, save_record, type FormField } from '@/ui/EntityForm'
import { Page } from '@/ui/Page'
import { Empty, Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useQueryClient } from '@tanstack/react-query'
import { useText } from './i18n'
import { usePeople, usePools, useTeams, type Pool, type Rule } from './model'
import { RuleLines, Rules } from './Rules'
import './pool.css'

type Editing = Pool | 'new' | null

export default function SettingsPage() {
  const t = useText()
  const pools = usePools()
  const edits = useAllowed('pool.settings')
  const [editing, set_editing] = useState<Editing>(null)
  const add = edits ? (
    <Button
      kind="primary"
      icon={Plus}
      onClick={() => {
        set_editing('new')
      }}
    >
      {t('add_pool')}
    </Button>
  ) : null
  return (
    <Page title={t('settings')} subtitle={t('settings_note')} layout="narrow" actions={add}>
      <Loaded query={pools} lines={6}>
        {({ items }) =>
          items.length ? (
            <Card inset="rows">
              {items.map((pool) => (
                <PoolLine key={pool.id} pool={pool} onEdit={set_editing} />
              ))}
            </Card>
          ) : (
            <Empty title={t('no_settings')} note={t('no_settings_note')} action={add} />
          )
        }
      </Loaded>
      {editing ? (
        <PoolDialog
          pool={editing === 'new' ? null : editing}
          onClose={() => {
            set_editing(null)
          }}
        />
      ) : null}
    </Page>
  )
}

interface PoolLineProps {
  pool: Pool
  onEdit: (pool: Pool) => void
}

function PoolLine({ pool, onEdit }: PoolLineProps) {
  const t = useText()
  const limit = (count: number) => (count ? String(count) : t('no_limit'))
  const rules = pool.rules.filter((one) => one.active).length
  return (
    <CardRow
      title={
        <>
          <span className="strong">{pool.name}</span>
          {pool.active ? null : <Tag>{t('is_off')}</Tag>}
        </>
      }
      note={[
        t('sum_teams', { count: pool.team_ids.length }),
        t('sum_members', { count: pool.member_ids.length }),
        rules ? t('sum_rules', { count: rules }) : t('no_rules'),
        t('sum_claims', { count: limit(pool.daily_claims) }),
        t('sum_room', { count: limit(pool.person_limit) }),
      ].join(' · ')}
      action={
        pool.actions.includes('edit') ? (
          <IconButton
            icon={Pencil}
            label={t('edit_pool', { name: pool.name })}
            onClick={() => {
              onEdit(pool)
            }}
          />
        ) : null
      }
    />
  )
}

function useFields(): FormField[] {
  const t = useText()
  const people = (usePeople().data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const teams = (useTeams().data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const zero = t('limit_help')
  return [
    { name: 'name', required: true },
    { name: 'position' },
    { name: 'active', kind: 'boolean' },
    { name: 'team_ids', heading: t('who'), kind: 'choices', options: teams, span: 2 },
    { name: 'member_ids', kind: 'choices', options: people, span: 2 },
    { name: 'manager_ids', kind: 'choices', options: people, span: 2 },
    { name: 'daily_claims', heading: t('limits'), help: zero },
    { name: 'cool_down_days' },
    { name: 'person_limit', help: zero },
    { name: 'team_limit', help: zero },
    { name: 'warn_days', heading: t('recycling') },
    {
      name: 'rules',
      label: t('rules_note'),
      span: 2,
      shows_inner: true,
      show: (value) => <RuleLines rules={value as Rule[]} />,
      render: ({ id, value, onChange }, _values, inner) => (
        <Rules id={id} value={(value ?? []) as Rule[]} problems={inner} onChange={onChange} />
      ),
    },
  ]
}

const first_values = {
  ...{ position: 0, active: true, team_ids: [], member_ids: [], manager_ids: [], rules: [] },
  ...{ daily_claims: 10, cool_down_days: 7, person_limit: 500, team_limit: 0, warn_days: 3 },
}

function PoolDialog({ pool, onClose }: { pool: Pool | null; onClose: () => void }) {
  const t = useText()
  const client = useQueryClient()
  const fields = useFields()
  const initial = pool
    ? Object.fromEntries(fields.map(({ name }) => [name, pool[name]]))
    : first_values
  return (
    <Dialog
      open
      kind="sheet"
      title={pool ? t('edit_pool', { name: pool.name }) : t('add_pool')}
      onClose={onClose}
    >
      <EntityForm<Pool>
        entity="pool"
        fields={fields}
        initial={initial}
        version={pool?.version}
        onSubmit={save_record<Pool>('/pools', pool?.id)}
        onDone={(saved) => {
          toast.done(t('pool_saved', { name: saved.name }))
          void client.invalidateQueries({ queryKey: ['pool'] })
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}
