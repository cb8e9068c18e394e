// What a complaint needs of other departments: asked by a template, answered by them. Without antd.
import { useQuery } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useId, useState } from 'react'
import { useT } from '@/i18n'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { useMeta } from '@/lib/meta'
import { useWrite } from '@/lib/use_write'
import { Button } from './Button'
import { Card, CardRow } from './Card'
import { Clock, ClockEnd } from './Clock'
import { FormDialog } from './FormDialog'
import { Link } from './Link'
import { DateText } from './Money'
import { NativeSelect } from './NativeSelect'
import { Tag } from './Tag'
import { toast } from './toast_store'

interface Request extends Row {
  number: string
  department: string
  title: string
  state: 'open' | 'answered' | 'withdrawn'
  breached: boolean
  escalated: boolean
  due_at: number
  warn_at: number
  answer: string
  answerer_name: string
  answered_at: number
}

interface Template {
  name: string
  department: string
  words: string
  minutes: number
}

interface RequestsCardProps {
  ticket: { id: string }
  /** Whoever works on the complaint, while it is live. */
  works: boolean
}

export function RequestsCard({ ticket, works }: RequestsCardProps) {
  const t = useT()
  const meta = useMeta('sub_request')
  const [asking, set_asking] = useState(false)
  const found = useQuery({
    queryKey: ['sub_request', 'of_ticket', ticket.id],
    queryFn: ({ signal }) =>
      api.get<ListOf<Request>>(`/tickets/${ticket.id}/sub_requests`, { signal }),
  })
  const items = found.data?.items
  if (!items || (!items.length && !works)) return null
  return (
    <Card
      title={t('requests.title')}
      inset="rows"
      extra={
        works ? (
          <Button
            size="small"
            kind="quiet"
            icon={Send}
            onClick={() => {
              set_asking(true)
            }}
          >
            {t('requests.ask')}
          </Button>
        ) : null
      }
    >
      {items.length ? null : (
        <CardRow title={<span className="muted">{t('requests.none')}</span>} />
      )}
      {items.map((one) => (
        <CardRow
          key={one.id}
          title={
            <>
              <Link to={`/sub_requests/${one.id}`}>{one.title}</Link>
              <Tag>{meta.option('department', one.department)}</Tag>
              {one.breached ? (
                <Tag tone="red">{meta.label(one.escalated ? 'escalated' : 'breached')}</Tag>
              ) : null}
            </>
          }
          note={
            one.answered_at ? (
              <>
                {one.answerer_name} <DateText at={one.answered_at} />
              </>
            ) : (
              <span className="num">{one.number}</span>
            )
          }
          value={
            one.state === 'open' ? (
              <Clock due_at={one.due_at} warn_at={one.warn_at} />
            ) : (
              meta.option('state', one.state)
            )
          }
          below={
            one.state === 'open' ? (
              <ClockEnd due_at={one.due_at} />
            ) : one.answer ? (
              <q className="words">{one.answer}</q>
            ) : null
          }
        />
      ))}
      {asking ? (
        <AskDialog
          ticket_id={ticket.id}
          onClose={() => {
            set_asking(false)
          }}
        />
      ) : null}
    </Card>
  )
}

function AskDialog({ ticket_id, onClose }: { ticket_id: string; onClose: () => void }) {
  const t = useT()
  const meta = useMeta('sub_request')
  const id = useId()
  const [name, set_name] = useState('')
  const [words, set_words] = useState('')
  const settings = useQuery({
    queryKey: ['sub_request_settings', 'one'],
    queryFn: ({ signal }) =>
      api.get<{ templates: Template[] }>('/sub_request_settings', { signal }),
  })
  const templates = settings.data?.templates ?? []
  const chosen = templates.find((one) => one.name === name)
  const ask = useWrite<void, Request>({
    send: (_, key) =>
      api.post(`/tickets/${ticket_id}/sub_requests`, { template_name: name, words }, { key }),
    entities: ['sub_request', 'ticket'],
    onDone: () => {
      toast.done(t('requests.asked'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('requests.ask')}
      action={t('requests.send')}
      busy={ask.isPending}
      ready={name !== ''}
      error={ask.error}
      onClose={onClose}
      onSend={() => {
        ask.mutate()
      }}
    >
      <label htmlFor={`${id}-template`}>{t('requests.template')}</label>
      <NativeSelect
        id={`${id}-template`}
        label={t('requests.template')}
        value={name}
        options={[
          { value: '', label: t('form.pick') },
          ...templates.map((one) => ({
            value: one.name,
            label: `${one.name} · ${meta.option('department', one.department)}`,
          })),
        ]}
        onChange={set_name}
      />
      {chosen ? (
        <p className="meta">
          {chosen.words} · {t('requests.minutes', { minutes: chosen.minutes })}
        </p>
      ) : null}
      <label htmlFor={`${id}-words`}>{t('requests.words')}</label>
      <textarea
        id={`${id}-words`}
        className="control control-long"
        rows={3}
        maxLength={2000}
        value={words}
        onChange={(event) => {
          set_words(event.target.value)
        }}
      />
    </FormDialog>
  )
}
