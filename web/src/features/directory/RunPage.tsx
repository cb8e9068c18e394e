// One run: what it found, told before anything is changed; choosing, confirming, taking back.
import { useParams } from '@tanstack/react-router'
import { Check, Play, Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Row } from '@/lib/api_types'
import { useMeta } from '@/lib/meta'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Page } from '@/ui/Page'
import { Picker } from '@/ui/Picker'
import { Empty, ErrorState, Loaded, Skeleton } from '@/ui/States'
import { Tabs } from '@/ui/Tabs'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import {
  change_kinds,
  names_person,
  run_tones,
  under_way,
  useChanges,
  useChoose,
  useRun,
  useRunAction,
  type Change,
  type ChangeKind,
  type Run,
} from './model'
import './directory.css'

export default function RunPage() {
  const { id = '' } = useParams({ strict: false })
  const run = useRun(id)
  return (
    <Loaded query={run} lines={6}>
      {(found) => <RunBody run={found} />}
    </Loaded>
  )
}

function RunBody({ run }: { run: Run }) {
  const t = useText()
  const meta = useMeta('directory_run')
  return (
    <Page
      title={t('run_title', { name: meta.option('kind', run.kind) })}
      beside={
        <span>
          <Tag tone={run_tones[run.state]}>{meta.option('state', run.state)}</Tag>
        </span>
      }
      subtitle={<Summary run={run} />}
      actions={<Actions run={run} />}
    >
      {run.problem ? (
        <p className="directory-problem" role="status">
          {run.state === 'reading' ? `${t('waits')} (${run.problem})` : run.problem}
        </p>
      ) : null}
      {run.actions.includes('resume') ? (
        <p className="directory-warning" role="status">
          {t('stands_still')}
        </p>
      ) : null}
      {run.state === 'ready' && run.leaver_count ? (
        <p className="directory-warning">{t('leave_warning', { count: run.leaver_count })}</p>
      ) : null}
      {run.state === 'reading' ? null : <Changes key={run.state} run={run} />}
    </Page>
  )
}

function Summary({ run }: { run: Run }) {
  const t = useText()
  const parts = [
    t('read_so_far', { departments: run.department_count, people: run.person_count }),
    run.state === 'reading' ? '' : t('changes_found', { count: run.change_count }),
    run.conflict_count ? t('conflicts_found', { count: run.conflict_count }) : '',
    run.applied_count || run.skipped_count
      ? t('applied_so', { applied: run.applied_count, skipped: run.skipped_count })
      : '',
    run.state === 'undone'
      ? t('undone_so', { undone: run.undone_count, kept: run.kept_count })
      : '',
  ]
  return <span className="num">{parts.filter(Boolean).join(' · ')}</span>
}

function Actions({ run }: { run: Run }) {
  const t = useText()
  const act = useRunAction((_, { said }) => {
    if (said) toast.done(said)
  })
  const send = (noun: string, said: string) => {
    act.mutate({ path: `/directory_runs/${run.id}/${noun}`, said })
  }
  const may = (action: string) => run.actions.includes(action)
  return (
    <>
      {may('discard') ? (
        <Button
          icon={Trash2}
          busy={act.isPending}
          onClick={() => {
            send('discard', t('discarded'))
          }}
        >
          {t('discard')}
        </Button>
      ) : null}
      {may('undo') ? (
        <Button
          icon={Undo2}
          title={t('undo_note')}
          busy={act.isPending}
          onClick={() => {
            send('reversal', t('undoing'))
          }}
        >
          {t('undo')}
        </Button>
      ) : null}
      {may('resume') ? (
        <Button
          kind="primary"
          icon={Play}
          busy={act.isPending}
          onClick={() => {
            send('resumption', t('resumed'))
          }}
        >
          {t('resume')}
        </Button>
      ) : null}
      {may('apply') ? (
        <Button
          kind="primary"
          icon={Check}
          busy={act.isPending || under_way(run)}
          onClick={() => {
            send('application', t('applying'))
          }}
        >
          {t('apply')}
        </Button>
      ) : null}
    </>
  )
}

function Changes({ run }: { run: Run }) {
  const t = useText()
  const meta = useMeta('directory_change')
  const [kind, set_kind] = useState<ChangeKind | 'all'>('all')
  const changes = useChanges(run.id, kind)
  const items = changes.data?.pages.flatMap((page) => page.items) ?? []
  const empty = run.change_count + run.conflict_count === 0
  if (empty) return <Empty title={t('no_changes')} />
  return (
    <Card inset="rows">
      <div className="directory-kinds">
        <Tabs
          label={meta.label('kind')}
          items={[
            { key: 'all', label: t('all') },
            ...change_kinds.map((one) => ({ key: one, label: meta.option('kind', one) })),
          ]}
          value={kind}
          onChange={(key) => {
            set_kind(key as ChangeKind | 'all')
          }}
        />
      </div>
      {changes.error ? <ErrorState error={changes.error} /> : null}
      {changes.isPending ? <Skeleton lines={6} height={32} /> : null}
      {items.map((one) => (
        <ChangeRow key={one.id} change={one} open={run.state === 'ready'} />
      ))}
      {!changes.isPending && !items.length ? <Empty title={t('none_of_kind')} /> : null}
      {changes.hasNextPage ? (
        <div className="directory-more">
          <Button busy={changes.isFetchingNextPage} onClick={() => void changes.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      ) : null}
    </Card>
  )
}

const change_tones = {
  proposed: 'grey',
  applied: 'green',
  skipped: 'amber',
  undone: 'grey',
  kept: 'amber',
} as const

/** "from → to" where they differ. */
function step(before: string, after: string): string {
  if (!before || before === after) return after
  return after ? `${before} → ${after}` : before
}

function ChangeRow({ change, open }: { change: Change; open: boolean }) {
  const t = useText()
  const meta = useMeta('directory_change')
  const choose = useChoose()
  const is_conflict = change.kind === 'conflict'
  const team = change.parent_name
    ? step(change.old_team_name, change.team_name || `${change.parent_name} (${t('new_here')})`)
    : ''
  const facts = [
    change.email,
    change.mobile,
    change.kind.endsWith('team') ? change.parent_name : team,
    change.user_name && change.user_name !== change.name
      ? `${change.user_name} ${change.user_email}`
      : '',
  ]
  return (
    <CardRow
      lead={
        open ? (
          <input
            type="checkbox"
            aria-label={t('choose', { name: change.name || change.external_id })}
            checked={change.chosen}
            disabled={is_conflict || choose.isPending}
            onChange={(event) => {
              choose.mutate({ id: change.id, chosen: event.target.checked })
            }}
          />
        ) : undefined
      }
      title={
        <>
          {step(change.old_name, change.name || change.external_id)}
          <Tag tone={is_conflict ? 'red' : change.kind === 'leave' ? 'amber' : 'act'}>
            {meta.option('kind', change.kind)}
          </Tag>
          {change.state === 'proposed' ? null : (
            <Tag tone={change_tones[change.state]}>{meta.option('state', change.state)}</Tag>
          )}
        </>
      }
      note={
        <>
          {meta.option('reason', change.reason)}
          {facts.filter(Boolean).map((fact) => ` · ${fact}`)}
        </>
      }
      below={open && names_person(change) && !sure(change) ? <WhoIs change={change} /> : undefined}
    />
  )
}

/** Found by an address nobody shares: asking again would only be in the way. */
const sure = ({ kind, reason }: Change): boolean =>
  kind === 'add_person' || (kind === 'link_person' && reason !== 'same_name')

function WhoIs({ change }: { change: Change }) {
  const t = useText()
  const choose = useChoose()
  const label = t('who_is_for', { name: change.name })
  return (
    <div className="directory-who">
      <Picker<Row & { name: string; email: string }>
        label={label}
        path="/users"
        query={{ state: 'active' }}
        value={change.user_id}
        value_label={change.user_name}
        name_of={(one) => `${one.name} ${one.email}`}
        placeholder={t('who_is')}
        onChange={(user_id) => {
          if (user_id) choose.mutate({ id: change.id, chosen: true, user_id })
        }}
      />
    </div>
  )
}
