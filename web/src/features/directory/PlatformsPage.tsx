// Office platforms: how each is reached and used, what runs brought, and who left with customers.
import { useQueryClient } from '@tanstack/react-query'
import { IdCard, Pencil, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useMeta } from '@/lib/meta'
import { Button, IconButton, LinkButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Dialog } from '@/ui/Dialog'
import { EntityForm, save_record, type FormField } from '@/ui/EntityForm'
import { Link, useGo } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { SetupCard } from '@/ui/SetupCard'
import { Empty, Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { LeaversCard } from './LeaversCard'
import {
  clock_of,
  minute_of,
  platform_kinds,
  run_tones,
  usePlatforms,
  useRunAction,
  useRuns,
  type Platform,
  type PlatformKind,
  type Run,
} from './model'
import './directory.css'

export default function PlatformsPage() {
  const t = useText()
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      layout="narrow"
      actions={
        <LinkButton icon={IdCard} to="/settings/directory/accounts">
          {t('accounts')}
        </LinkButton>
      }
    >
      <PlatformsCard />
      <LeaversCard />
      <RunsCard />
    </Page>
  )
}

function PlatformsCard() {
  const t = useText()
  const platforms = usePlatforms()
  const kinds = platforms.data?.items.map(({ kind }) => kind) ?? []
  const open = platform_kinds.filter((kind) => !kinds.includes(kind))
  return (
    <SetupCard
      title={t('platforms')}
      query={platforms}
      add={open.length ? t('add') : null}
      none={{ title: t('none'), note: t('none_note') }}
      row={(one, onEdit) => <PlatformRow key={one.id} platform={one} onEdit={onEdit} />}
      dialog={(one, onClose) => (
        <PlatformDialog platform={one} first={open[0] ?? 'wecom'} onClose={onClose} />
      )}
    />
  )
}

function PlatformRow({
  platform,
  onEdit,
}: {
  platform: Platform
  onEdit: (platform: Platform) => void
}) {
  const t = useText()
  const go = useGo()
  const name = useMeta('platform').option('kind', platform.kind)
  const start = useRunAction((run) => {
    go(`/settings/directory/${run.id}`)
  })
  return (
    <CardRow
      title={
        <>
          {name} {platform.has_secret ? null : <Tag tone="amber">{t('no_secret')}</Tag>}
        </>
      }
      note={[
        platform.app_id,
        t(platform.sign_in_allowed ? 'signs_in' : 'no_sign_in'),
        platform.sync_daily
          ? t('daily', { at: clock_of(platform.sync_minute) })
          : t('by_hand_only'),
      ].join(' · ')}
      action={
        <>
          <Button
            size="small"
            icon={RefreshCw}
            disabled={!platform.has_secret}
            busy={start.isPending}
            onClick={() => {
              start.mutate({ path: '/directory_runs', body: { platform_id: platform.id } })
            }}
          >
            {t('sync_now')}
          </Button>
          <IconButton
            icon={Pencil}
            label={t('edit', { name })}
            onClick={() => {
              onEdit(platform)
            }}
          />
        </>
      }
    />
  )
}

const kept_fields = [
  'kind',
  'app_id',
  'agent_id',
  'home_url',
  'sign_in_url',
  'api_url',
  'directory_url',
  'sign_in_allowed',
  'sync_daily',
  'sync_minute',
  'apply_alone',
  'leavers_percent',
  'default_role',
  'email_domain',
] as const

function useFormFields(kind: PlatformKind, platform: Platform | null): (string | FormField)[] {
  const t = useText()
  const meta = useMeta('platform')
  const roles = (meta.field('default_role')?.enum ?? []).filter(({ value }) => value !== 'admin')
  return [
    ...(platform ? [] : ['kind']),
    { name: 'app_id', label: t(`app_id_${kind}`), required: true },
    ...(kind === 'wecom' ? ['agent_id'] : []),
    {
      ...{ name: 'secret', label: t('secret'), kind: 'password', auto_complete: 'off' },
      help: t(platform ? 'secret_stays' : 'secret_help'),
    },
    {
      ...{ name: 'home_url', heading: t('for_sign_in'), placeholder: 'https://crm.example.cn' },
      ...{ help: t('home_help'), span: 2 },
    },
    'sign_in_allowed',
    { name: 'sync_daily', heading: t('for_sync') },
    {
      name: 'sync_minute',
      render: ({ id, value, onChange }) => (
        <input
          id={id}
          type="time"
          className="control num"
          value={clock_of(Number(value ?? 120))}
          onChange={(event) => {
            onChange(minute_of(event.target.value))
          }}
        />
      ),
    },
    { name: 'apply_alone', help: t('alone_help') },
    'leavers_percent',
    {
      name: 'default_role',
      ...{ kind: 'choice', options: roles },
      help: t('role_help'),
    },
    { name: 'email_domain', help: t('domain_help'), placeholder: 'example.cn' },
    { name: 'sign_in_url', heading: t('addresses'), help: t('own_address') },
    'api_url',
    'directory_url',
  ] as (string | FormField)[]
}

function PlatformDialog(props: {
  platform: Platform | null
  first: PlatformKind
  onClose: () => void
}) {
  const { platform, first, onClose } = props
  const t = useText()
  const client = useQueryClient()
  const meta = useMeta('platform')
  const [kind, set_kind] = useState<PlatformKind>(platform?.kind ?? first)
  const fields = useFormFields(kind, platform)
  return (
    <Dialog
      open
      kind="sheet"
      width={640}
      title={platform ? t('edit', { name: meta.option('kind', platform.kind) }) : t('add')}
      onClose={onClose}
    >
      {platform?.return_url ? (
        <p className="directory-return">
          {t('return_note')} <code>{platform.return_url}</code>
        </p>
      ) : null}
      <EntityForm<Platform>
        entity="platform"
        fields={fields}
        initial={
          platform
            ? Object.fromEntries(kept_fields.map((name) => [name, platform[name]]))
            : {
                ...{ kind: first, sync_minute: 120, leavers_percent: 5 },
                ...{ default_role: 'assistant', home_url: window.location.origin },
              }
        }
        version={platform?.version}
        onValues={(values) => {
          set_kind(values.kind as PlatformKind)
        }}
        onSubmit={save_record<Platform>('/platforms', platform?.id)}
        onDone={(saved) => {
          toast.done(t('saved', { name: meta.option('kind', saved.kind) }))
          void client.invalidateQueries({ queryKey: ['platform'] })
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}

function RunsCard() {
  const t = useText()
  const runs = useRuns()
  return (
    <Card title={t('runs')} inset="rows">
      <Loaded query={runs} lines={3}>
        {({ items }) =>
          items.length ? (
            items.map((run) => <RunRow key={run.id} run={run} />)
          ) : (
            <Empty title={t('no_runs')} note={t('no_runs_note')} />
          )
        }
      </Loaded>
    </Card>
  )
}

function RunRow({ run }: { run: Run }) {
  const t = useText()
  const meta = useMeta('directory_run')
  const found = [
    run.automatic ? t('by_clock') : run.starter_name,
    run.change_count ? t('changes_found', { count: run.change_count }) : '',
    run.conflict_count ? t('conflicts_found', { count: run.conflict_count }) : '',
  ]
  return (
    <CardRow
      title={
        <>
          <Link to={`/settings/directory/${run.id}`}>{meta.option('kind', run.kind)}</Link>
          <Tag tone={run_tones[run.state]}>{meta.option('state', run.state)}</Tag>
        </>
      }
      note={found.filter(Boolean).join(' · ')}
      value={<DateText at={run.created_at} show="relative" />}
    />
  )
}
