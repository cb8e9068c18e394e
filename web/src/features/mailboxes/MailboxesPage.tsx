// The mailboxes that complaints come in by: set up, tried, how reading them goes; and what became of
// each mail.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Pencil, Send } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { useMeta } from '@/lib/meta'
import { useWrite } from '@/lib/use_write'
import { Button, IconButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Choices } from '@/ui/Choices'
import { Dialog } from '@/ui/Dialog'
import { EntityForm, save_record } from '@/ui/EntityForm'
import { DateText } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { SetupCard } from '@/ui/SetupCard'
import { Empty, Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useText } from './i18n'
import './mailboxes.css'

interface Mailbox extends Row {
  version: number
  name: string
  email: string
  active: boolean
  host: string
  port: number
  security: string
  account: string
  folder: string
  kind: string
  owner_id: string | null
  owner_name: string
  succeeded_at: number
  failed_at: number
  fault: string
  why: string
  aside_count: number
}

const mail_states = ['aside', 'doubtful', 'automatic', 'bounced', 'opened', 'added'] as const
type MailState = (typeof mail_states)[number]

interface Mail extends Row {
  state: MailState
  reason: string
  from_address: string
  subject: string
  mailbox_name: string
  ticket_number: string
  created_at: number
  actions: string[]
}

export default function MailboxesPage() {
  const t = useText()
  return (
    <Page title={t('title')} subtitle={t('note')} layout="narrow">
      <MailboxesCard />
      <MailsCard />
    </Page>
  )
}

function MailboxesCard() {
  const t = useText()
  const boxes = useQuery({
    queryKey: ['live', 'mailbox'],
    queryFn: ({ signal }) =>
      api.get<ListOf<Mailbox>>('/mailboxes', { query: { sort: 'name', limit: 50 }, signal }),
  })
  return (
    <SetupCard
      title={t('title')}
      query={boxes}
      add={t('add')}
      none={{ title: t('none'), note: t('none_note') }}
      row={(box, onEdit) => <MailboxRow key={box.id} box={box} onEdit={onEdit} />}
      dialog={(box, onClose) => <MailboxDialog box={box} onClose={onClose} />}
    />
  )
}

function MailboxRow({ box, onEdit }: { box: Mailbox; onEdit: (box: Mailbox) => void }) {
  const t = useText()
  const meta = useMeta('mailbox')
  const trial = useWrite<Record<string, never>, Mailbox>({
    send: (body, key) => api.post(`/mailboxes/${box.id}/trial`, body, { key }),
    entities: ['mailbox'],
    onDone: () => {
      toast.done(t('trying'))
    },
    onRefused: useRefusal(),
  })
  const failing = box.fault !== 'none'
  return (
    <CardRow
      title={
        <>
          {box.name} {box.active ? null : <Tag>{t('off')}</Tag>}
          {box.active && box.succeeded_at && !failing ? <Tag tone="green">{t('well')}</Tag> : null}
        </>
      }
      note={[
        box.email,
        box.owner_name,
        box.kind === 'none' ? '' : meta.option('kind', box.kind),
        box.aside_count ? t('aside_count', { count: box.aside_count }) : '',
      ]
        .filter(Boolean)
        .join(' · ')}
      below={
        <>
          {failing ? (
            <p className="tone-red">
              {meta.option('fault', box.fault)} {box.why ? `(${box.why})` : null}
            </p>
          ) : null}
          <p className="meta row row-wrap">
            {(['succeeded_at', 'failed_at'] as const).map((one) =>
              box[one] ? (
                <span key={one}>
                  {meta.label(one)} <DateText at={box[one]} show="minute" />
                </span>
              ) : null,
            )}
          </p>
        </>
      }
      action={
        <>
          <Button
            size="small"
            icon={Send}
            disabled={!box.active}
            busy={trial.isPending}
            onClick={() => {
              trial.mutate({})
            }}
          >
            {t('try_now')}
          </Button>
          <IconButton
            icon={Pencil}
            label={t('edit', { name: box.name })}
            onClick={() => {
              onEdit(box)
            }}
          />
        </>
      }
    />
  )
}

const fields = [
  'name',
  'email',
  'host',
  'port',
  'security',
  'account',
  'folder',
  'owner_id',
  'kind',
  'active',
] as const

function MailboxDialog({ box, onClose }: { box: Mailbox | null; onClose: () => void }) {
  const t = useText()
  const client = useQueryClient()
  return (
    <Dialog
      open
      kind="sheet"
      title={box ? t('edit', { name: box.name }) : t('add')}
      onClose={onClose}
    >
      <EntityForm<Mailbox>
        entity="mailbox"
        fields={[
          'name',
          { name: 'email', placeholder: 'service@example.cn' },
          { name: 'host', placeholder: 'imap.exmail.qq.com' },
          'port',
          'security',
          'account',
          {
            ...{ name: 'password', label: t('password') },
            ...{ kind: 'password', help: t('password_help') },
            auto_complete: 'off',
          },
          { name: 'folder', placeholder: 'INBOX' },
          'owner_id',
          'kind',
          ...(box ? ['active'] : []),
        ]}
        initial={
          box
            ? Object.fromEntries(fields.map((name) => [name, box[name]]))
            : { port: 993, security: 'tls', kind: 'none' }
        }
        version={box?.version}
        onSubmit={save_record<Mailbox>('/mailboxes', box?.id)}
        onDone={() => {
          toast.done(t('saved'))
          void client.invalidateQueries({ queryKey: ['live', 'mailbox'] })
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}

function MailsCard() {
  const t = useText()
  const meta = useMeta('mail')
  const [state, set_state] = useState<MailState>('aside')
  const mails = useQuery({
    queryKey: ['live', 'mail', state],
    queryFn: ({ signal }) =>
      api.get<ListOf<Mail>>('/mails', {
        query: { state, sort: '-created_at', limit: 30 },
        signal,
      }),
  })
  return (
    <Card title={t('mails')} inset="rows">
      <div className="mail-states">
        <Choices
          label={t('mails')}
          value={state}
          options={mail_states}
          text={(one) => meta.option('state', one)}
          onChange={set_state}
        />
      </div>
      <Loaded query={mails} lines={4}>
        {({ items }) =>
          items.length ? (
            items.map((mail) => <MailRow key={mail.id} mail={mail} />)
          ) : (
            <Empty title={t('no_mails')} />
          )
        }
      </Loaded>
    </Card>
  )
}

function MailRow({ mail }: { mail: Mail }) {
  const t = useText()
  const meta = useMeta('mail')
  const onRefused = useRefusal()
  const act = useWrite<'ticket' | 'reading', Mail>({
    send: (noun, key) => api.post(`/mails/${mail.id}/${noun}`, {}, { key }),
    entities: ['mail', 'ticket'],
    onDone: (_, noun) => {
      toast.done(t(noun === 'ticket' ? 'opened' : 'reading'))
    },
    onRefused,
  })
  const noun = mail.actions.includes('open') ? 'ticket' : 'reading'
  return (
    <CardRow
      title={mail.subject || mail.from_address || '—'}
      note={[
        mail.from_address,
        mail.mailbox_name,
        mail.ticket_number,
        mail.reason === 'none' ? '' : meta.option('reason', mail.reason),
      ]
        .filter(Boolean)
        .join(' · ')}
      value={<DateText at={mail.created_at} show="relative" />}
      action={
        mail.actions.length > 0 ? (
          <Button
            size="small"
            busy={act.isPending}
            onClick={() => {
              act.mutate(noun)
            }}
          >
            {t(noun === 'ticket' ? 'open' : 'read_again')}
          </Button>
        ) : null
      }
    />
  )
}
