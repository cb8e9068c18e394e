// One request to a department: what is asked, its clock, and the answer.
import { useParams } from '@tanstack/react-router'
import { MessageSquareReply, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { usePinned } from '@/lib/use_pinned'
import { useRecord } from '@/lib/use_record'
import { useWrite } from '@/lib/use_write'
import { Card, FactList } from '@/ui/Card'
import { Clock } from '@/ui/Clock'
import { CommentsCard } from '@/ui/CommentsCard'
import { FormDialog } from '@/ui/FormDialog'
import { Link } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { ReasonField } from '@/ui/ReasonField'
import { RecordPage, type RecordAction } from '@/ui/RecordPage'
import { Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useText } from './i18n'
import type { SubRequest } from './model'

const changed_with_it = ['sub_request', 'ticket']

export default function RequestPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<SubRequest>('sub_request', '/sub_requests', id)
  return (
    <Loaded query={record} lines={6}>
      {(request) => <Body key={request.id} request={request} />}
    </Loaded>
  )
}

function Body({ request }: { request: SubRequest }) {
  const t = useText()
  const meta = useMeta('sub_request')
  const [answering, set_answering] = useState(false)
  const withdraw = useWrite<void, SubRequest>({
    send: (_, key) =>
      api.post(`/sub_requests/${request.id}/withdrawal`, {}, { key, version: request.version }),
    entities: changed_with_it,
    onDone: () => {
      toast.done(t('withdrawn'))
    },
    onRefused: useRefusal(),
  })
  const actions: RecordAction[] = [
    {
      key: 'answer',
      label: t('answer'),
      icon: MessageSquareReply,
      keys: 'E',
      onRun: () => {
        set_answering(true)
      },
    },
    {
      key: 'withdraw',
      label: t('withdraw'),
      icon: Undo2,
      busy: withdraw.isPending,
      onRun: () => {
        withdraw.mutate()
      },
    },
  ]
  return (
    <RecordPage
      entity="sub_request"
      list_path="/sub_requests"
      title={request.title}
      mark={
        <Tag tone={request.state === 'answered' ? 'green' : 'grey'}>
          {meta.option('state', request.state)}
        </Tag>
      }
      facts={[
        <span key="number" className="num">
          {request.number}
        </span>,
        meta.option('department', request.department),
        request.state === 'open' ? (
          <Clock key="due" full due_at={request.due_at} warn_at={request.warn_at} />
        ) : null,
        request.breached ? (
          <Tag key="late" tone="red">
            {meta.label(request.escalated ? 'escalated' : 'breached')}
          </Tag>
        ) : null,
      ].filter(Boolean)}
      allowed={request.actions}
      actions={actions}
      left={<Facts request={request} />}
    >
      <Card title={t('asked')}>
        <blockquote className="wrap">{request.words}</blockquote>
      </Card>
      <Card title={t('answer')}>
        {request.answer ? (
          <div className="stack">
            <blockquote className="wrap">{request.answer}</blockquote>
            <p className="meta">
              {request.answerer_name} <DateText at={request.answered_at} />
            </p>
          </div>
        ) : (
          <p className="muted">{t('no_answer')}</p>
        )}
      </Card>
      <CommentsCard entity="sub_request" record_id={request.id} />
      {answering ? (
        <AnswerDialog
          live={request}
          onClose={() => {
            set_answering(false)
          }}
        />
      ) : null}
    </RecordPage>
  )
}

function Facts({ request }: { request: SubRequest }) {
  const t = useText()
  const meta = useMeta('sub_request')
  const sees_tickets = useAllowed('tickets.read')
  const ticket = `${request.ticket_number} ${request.ticket_title}`
  return (
    <Card>
      <FactList
        facts={[
          {
            label: meta.label('ticket_id'),
            value: sees_tickets ? (
              <Link to={`/tickets/${request.ticket_id}`}>{ticket}</Link>
            ) : (
              ticket
            ),
          },
          { label: meta.label('customer_id'), value: request.customer_name },
          { label: meta.label('owner_id'), value: request.owner_name },
          { label: meta.label('asked_at'), value: <DateText at={request.asked_at} /> },
          { label: meta.label('due_at'), value: <DateText at={request.due_at} /> },
        ]}
      />
      <p className="meta">
        {t('minutes', { minutes: request.minutes })} ·{' '}
        {t('used', { minutes: Math.floor(request.elapsed_ms / 60_000) })}
      </p>
    </Card>
  )
}

function AnswerDialog({ live, onClose }: { live: SubRequest; onClose: () => void }) {
  const t = useText()
  const [request, told] = usePinned(live)
  const [words, set_words] = useState('')
  const answer = useWrite<void, SubRequest>({
    send: (_, key) =>
      api.post(`/sub_requests/${request.id}/answer`, { words }, { key, version: request.version }),
    entities: changed_with_it,
    onDone: () => {
      toast.done(t('answered'))
      onClose()
    },
    onRefused: told,
  })
  return (
    <FormDialog
      title={`${t('answer')} · ${request.title}`}
      action={t('answer')}
      busy={answer.isPending}
      ready={words.trim() !== ''}
      error={answer.error}
      onClose={onClose}
      onSend={() => {
        answer.mutate()
      }}
    >
      <blockquote className="wrap">{request.words}</blockquote>
      <ReasonField label={t('answer_label')} value={words} onChange={set_words} />
    </FormDialog>
  )
}
