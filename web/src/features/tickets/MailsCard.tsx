// What went to and fro by mail about a complaint, and whether an answer from another address is the
// customer's.
import { useQuery } from '@tanstack/react-query'
import { Mail, Paperclip, Reply, RotateCw } from 'lucide-react'
import { api } from '@/lib/api'
import { useMeta } from '@/lib/meta'
import { useWrite } from '@/lib/use_write'
import { Attachments } from '@/ui/Attachments'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { DateText } from '@/ui/Money'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useMailText } from './mail_texts'
import type { Ticket } from './model'

interface Letter {
  id: string
  state: string
  reason: string
  from_address: string
  subject: string
  words: string
  left_out: string[]
  files_kept: number
  created_at: number
  actions: string[]
}

interface Answer {
  id: string
  to_address: string
  state: 'waiting' | 'sent' | 'dead' | 'bounced'
  why: string
  sent_at: number
  created_at: number
  actions: string[]
}

interface Mails {
  by_mail: boolean
  address: string
  items: Letter[]
  replies: Answer[]
}

const tones = { waiting: 'amber', sent: 'green', dead: 'red', bounced: 'red' } as const

/** What came and what went, in the order of time. */
const told = ({ items, replies }: Mails) =>
  [
    ...items.map((mail) => ({ at: mail.created_at, id: mail.id, mail, reply: null })),
    ...replies.map((reply) => ({ at: reply.created_at, id: reply.id, mail: null, reply })),
  ].sort((one, other) => one.at - other.at)

export function MailsCard({ ticket }: { ticket: Ticket }) {
  const t = useMailText()
  const mails = useQuery({
    queryKey: ['ticket', 'mails', ticket.id, ticket.version],
    queryFn: ({ signal }) => api.get<Mails>(`/tickets/${ticket.id}/mails`, { signal }),
  })
  if (!mails.data?.by_mail) return null
  return (
    <Card title={t('by_mail')} inset="rows">
      <p className="meta mails-note">{t('came_by', { address: mails.data.address })}</p>
      {told(mails.data).map(({ id, mail, reply }) =>
        mail ? <MailRow key={id} mail={mail} /> : <ReplyRow key={id} reply={reply} />,
      )}
    </Card>
  )
}

function MailRow({ mail }: { mail: Letter }) {
  const t = useMailText()
  const meta = useMeta('mail')
  const onRefused = useRefusal()
  const decide = useWrite<'acceptance' | 'refusal', Letter>({
    send: (noun, key) => api.post(`/mails/${mail.id}/${noun}`, {}, { key }),
    entities: ['ticket'],
    onDone: (_, noun) => {
      toast.done(t(noun === 'acceptance' ? 'accepted' : 'declined'))
    },
    onRefused,
  })
  const asked = mail.actions.includes('accept')
  return (
    <CardRow
      lead={<Mail size={16} className="muted" aria-hidden />}
      title={
        <>
          <span className="mails-who">{mail.from_address}</span>
          <Tag tone={asked ? 'amber' : 'grey'}>{meta.option('state', mail.state)}</Tag>
        </>
      }
      note={
        <>
          <DateText at={mail.created_at} />
          {[mail.subject, mail.reason === 'none' ? '' : meta.option('reason', mail.reason)]
            .filter(Boolean)
            .map((one) => ` · ${one}`)}
        </>
      }
      below={
        <div className="mails-below">
          {mail.left_out.map((one) => (
            <p key={one} className="row meta">
              <Paperclip size={14} aria-hidden /> {one}
            </p>
          ))}
          {mail.words ? <p className="ticket-words">{mail.words}</p> : null}
          {mail.state === 'doubtful' && mail.files_kept > 0 ? (
            <Attachments entity="mail" record_id={mail.id} />
          ) : null}
          {asked ? (
            <div className="row row-wrap">
              <Button
                size="small"
                kind="primary"
                busy={decide.isPending}
                onClick={() => {
                  decide.mutate('acceptance')
                }}
              >
                {t('accept')}
              </Button>
              <Button
                size="small"
                busy={decide.isPending}
                onClick={() => {
                  decide.mutate('refusal')
                }}
              >
                {t('decline')}
              </Button>
            </div>
          ) : null}
        </div>
      }
    />
  )
}

function ReplyRow({ reply }: { reply: Answer }) {
  const t = useMailText()
  const meta = useMeta('mail_reply')
  const send = useWrite<Record<string, never>, Answer>({
    send: (body, key) => api.post(`/mail_replies/${reply.id}/sending`, body, { key }),
    entities: ['ticket'],
    onDone: () => {
      toast.done(t('sending'))
    },
    onRefused: useRefusal(),
  })
  return (
    <CardRow
      lead={<Reply size={16} className="muted" aria-hidden />}
      title={
        <>
          <span className="mails-who">{t('to', { address: reply.to_address })}</span>
          <Tag tone={tones[reply.state]}>{meta.option('state', reply.state)}</Tag>
        </>
      }
      note={
        <>
          <DateText at={reply.sent_at || reply.created_at} />
          {reply.why ? ` · ${reply.why}` : null}
        </>
      }
      action={
        reply.actions.includes('send') ? (
          <Button
            size="small"
            icon={RotateCw}
            busy={send.isPending}
            onClick={() => {
              send.mutate({})
            }}
          >
            {t('send_again')}
          </Button>
        ) : null
      }
    />
  )
}
