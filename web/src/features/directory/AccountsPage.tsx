// Whose account of an office platform is whose: taken off, with a way back, or told by hand.
import { Link2, Unlink } from 'lucide-react'
import { useState } from 'react'
import type { Row } from '@/lib/api_types'
import { useMeta } from '@/lib/meta'
import { Button, LinkButton } from '@/ui/Button'
import { FormDialog } from '@/ui/FormDialog'
import { Link } from '@/ui/Link'
import { ListPage } from '@/ui/ListPage'
import { DateText } from '@/ui/Money'
import { Picker } from '@/ui/Picker'
import { Empty } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import type { Column } from '@/ui/table_types'
import { useText } from './i18n'
import { useBind, usePlatforms, useUnbind, type Account } from './model'

export default function AccountsPage() {
  const t = useText()
  const meta = useMeta('platform_account')
  const kinds = useMeta('platform')
  const platforms = usePlatforms().data?.items ?? []
  const [asked, set_asked] = useState<Account | null>(null)
  const state = (row: Account) =>
    row.state === 'left' ? (
      <Tag tone="grey">{meta.option('state', row.state)}</Tag>
    ) : (
      <Tag tone={row.user_id ? 'green' : 'amber'}>{meta.option('bound', row.bound)}</Tag>
    )
  const user = (row: Account) =>
    row.user_id ? (
      <Link to={`/settings/people/${row.user_id}`}>{row.user_name}</Link>
    ) : (
      <span className="muted">{t('nobody')}</span>
    )
  const act = (row: Account) => (
    <Button
      size="small"
      icon={row.user_id ? Unlink : Link2}
      aria-label={t(row.user_id ? 'unbind_of' : 'bind_of', { name: row.name })}
      onClick={() => {
        set_asked(row)
      }}
    >
      {t(row.user_id ? 'unbind' : 'bind')}
    </Button>
  )
  const columns: Column<Account>[] = [
    { key: 'name' },
    { key: 'kind', sort: false, render: (row) => kinds.option('kind', row.kind) },
    { key: 'user_id', title: t('is_user'), sort: false, render: user },
    { key: 'bound', sort: false, render: state },
    {
      key: 'signed_in_at',
      sort: false,
      render: (row) =>
        row.signed_in_at ? <DateText at={row.signed_in_at} show="relative" /> : null,
    },
    { key: 'actions', title: t('action'), sort: false, align: 'end', render: act },
  ]
  return (
    <>
      <ListPage<Account>
        entity="platform_account"
        title={t('accounts')}
        path="/platform_accounts"
        columns={columns}
        default_sort="name"
        filters={[
          {
            name: 'platform_id',
            label: t('platforms'),
            options: platforms.map((one) => ({
              value: one.id,
              label: kinds.option('kind', one.kind),
            })),
          },
          'state',
        ]}
        actions={<LinkButton to="/settings/directory">{t('back')}</LinkButton>}
        empty={<Empty title={t('no_accounts')} note={t('no_accounts_note')} />}
        card={(row) => ({
          title: row.name,
          tag: state(row),
          facts: [kinds.option('kind', row.kind), row.user_name || t('nobody')],
          value: act(row),
        })}
      />
      {asked ? (
        <AskDialog
          account={asked}
          onClose={() => {
            set_asked(null)
          }}
        />
      ) : null}
    </>
  )
}

function AskDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  return account.user_id ? (
    <UnbindDialog account={account} user_id={account.user_id} onClose={onClose} />
  ) : (
    <BindDialog account={account} onClose={onClose} />
  )
}

function UnbindDialog(props: { account: Account; user_id: string; onClose: () => void }) {
  const { account, user_id, onClose } = props
  const t = useText()
  const unbind = useUnbind(onClose)
  return (
    <FormDialog
      title={t('unbind_of', { name: account.name })}
      action={t('unbind')}
      ready
      busy={unbind.isPending}
      error={unbind.error}
      onSend={() => {
        unbind.mutate({ id: account.id, name: account.name, user_id })
      }}
      onClose={onClose}
    >
      <p>{t('unbind_note', { name: account.user_name })}</p>
    </FormDialog>
  )
}

function BindDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const t = useText()
  const bind = useBind(onClose)
  const [user_id, set_user] = useState<string | null>(null)
  return (
    <FormDialog
      title={t('bind_of', { name: account.name })}
      action={t('bind')}
      ready={user_id !== null}
      busy={bind.isPending}
      error={bind.error}
      onSend={() => {
        if (user_id) bind.mutate({ id: account.id, name: account.name, user_id })
      }}
      onClose={onClose}
    >
      <p>{t('bind_note')}</p>
      <label className="stack">
        <span className="strong">{t('who_is')}</span>
        <Picker<Row & { name: string; email: string }>
          label={t('who_is')}
          path="/users"
          query={{ state: 'active' }}
          value={user_id}
          name_of={(one) => `${one.name} ${one.email}`}
          onChange={set_user}
        />
      </label>
    </FormDialog>
  )
}
