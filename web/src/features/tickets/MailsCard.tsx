// What went to and fro by mail about a complaint, and whether an answer from another address is the
// customer's.
import { useQuery } from '@tanstack/react-query'
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

interface Mail {
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

interface Reply {
  id: string
  to_address: string
  state: 'waiting' | 'sent' | 'dead' | 'bounced'
  why: string
  sent_at: number
  created_at: number
}

interface Mails {
  by_mail: boolean
  address: string
  items: Mail[]
  replies: Reply[]
}

const tones = { waiting: 'amber', sent: 'green', dead: 'red', bounced: 'red' } as const

export function MailsCard({ ticket }: { ticket: Ticket }) {
  const t = useMailText()
  const mails = useQuery({
    queryKey: ['ticket', 'mails', ticket.id, ticket.version],
    queryFn: ({ signal }) => api.get<Mails>(`/tickets/${ticket.id}/mails`, { signal }),
  })
  if (!mails.data?.by_mail) return null
  return (
    <Card title={t('by_mail')} inset="rows">
      <CardRow title={t('came_by', { address: mails.data.address })} />
      {mails.data.items.map((mail) => (
        <MailRow key={mail.id} mail={mail} />
      ))}
      {mails.data.replies.map((reply) => (
        <ReplyRow key={reply.id} reply={reply} />
      ))}
    </Card>
  )
}

function MailRow({ mail }: { mail: Mail }) {
  const t = useMailText()
  const meta = useMeta('mail')
  const onRefused = useRefusal()
  const decide = useWrite<'acceptance' | 'refusal', Mail>({
    send: (noun, key) => api.post(`/mails/${mail.id}/${noun}`, {}, { key }),
    entities: ['ticket'],
    onDone: (_, noun) => {
      toast.done(t(noun === 'acceptance' ? 'accepted' : 'declined'))
    },
    onRefused,
  })
  const asked = mail.actions.includes('accept')
  const told = [mail.from_address, mail.subject, ...mail.left_out].filter(Boolean).join(' · ')
  return (
    <CardRow
      title={
        <>
          <Tag tone={asked ? 'amber' : 'grey'}>{meta.option('state', mail.state)}</Tag>{' '}
          {mail.reason === 'none' ? null : meta.option('reason', mail.reason)}
        </>
      }
      note={told}
      value={<DateText at={mail.created_at} show="relative" />}
      below={
        <>
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
        </>
      }
    />
  )
}

function ReplyRow({ reply }: { reply: Reply }) {
  const t = useMailText()
  const meta = useMeta('mail_reply')
  return (
    <CardRow
      title={t('to', { address: reply.to_address })}
      note={
        <>
          <Tag tone={tones[reply.state]}>{meta.option('state', reply.state)}</Tag> {reply.why}
        </>
      }
      value={<DateText at={reply.sent_at || reply.created_at} show="relative" />}
    />
  )
}
