// How a customer was asked for a mark by a private link, and what they said. Without antd.
import { useQuery } from '@tanstack/react-query'
import { Link2, Link2Off, Send } from 'lucide-react'
import { useState } from 'react'
import { useT } from '@/i18n'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { useUser } from '@/lib/session'
import { useWrite } from '@/lib/use_write'
import { Button, IconButton } from './Button'
import { Card, CardRow } from './Card'
import { LinkDialog } from './LinkDialog'
import { DateText } from './Money'
import { StatusDot, type Tone } from './Tag'
import { toast } from './toast_store'
import { useRefusal } from './use_refusal'

interface Revisit extends Row {
  version: number
  standing: 'waiting' | 'answered' | 'revoked' | 'expired' | 'over'
  satisfaction: number
  words: string
  answered_by: string
  answered_at: number
  first_opened_at: number
  valid_until_at: number
  created_at: number
  is_unhappy: boolean
  link: string
  actions: string[]
}

const tones: Record<Revisit['standing'], Tone> = {
  waiting: 'amber',
  answered: 'green',
  revoked: 'grey',
  expired: 'grey',
  over: 'grey',
}

const changed_with_it = ['revisit', 'ticket', 'customer']

interface RevisitsCardProps {
  ticket: { id: string; title: string; stage: string }
  /** Whoever works on the complaint asks. */
  works: boolean
}

export function RevisitsCard({ ticket, works }: RevisitsCardProps) {
  const t = useT()
  const { org } = useUser()
  const [link, set_link] = useState('')
  const found = useQuery({
    queryKey: ['revisit', 'of_ticket', ticket.id],
    queryFn: ({ signal }) => api.get<ListOf<Revisit>>(`/tickets/${ticket.id}/revisits`, { signal }),
  })
  const ask = useWrite<void, Revisit>({
    send: (_, key) => api.post(`/tickets/${ticket.id}/revisits`, {}, { key }),
    entities: changed_with_it,
    onDone: (made) => {
      set_link(made.link)
    },
    onRefused: useRefusal(),
  })
  const items = found.data?.items
  const asks = works && ticket.stage === 'revisiting'
  if (!items || (!items.length && !asks)) return null
  return (
    <Card
      title={t('revisits.title')}
      inset="rows"
      extra={
        asks ? (
          <Button
            size="small"
            kind="quiet"
            icon={Send}
            busy={ask.isPending}
            onClick={() => {
              ask.mutate()
            }}
          >
            {t(items.length ? 'revisits.ask_again' : 'revisits.ask')}
          </Button>
        ) : null
      }
    >
      {items.length ? null : (
        <CardRow title={<span className="muted">{t('revisits.none')}</span>} />
      )}
      {items.map((one) => (
        <Asked key={one.id} one={one} reopens={asks} onLink={set_link} />
      ))}
      <LinkDialog
        url={link}
        title={t('revisits.link_title')}
        note={t('revisits.link_note')}
        message={t('revisits.link_message', {
          org: org.name,
          title: ticket.title,
          url: location.origin + link,
        })}
        onClose={() => {
          set_link('')
        }}
      />
    </Card>
  )
}

interface AskedProps {
  one: Revisit
  /** Still in its revisit. */
  reopens: boolean
  onLink: (link: string) => void
}

function Asked({ one, reopens, onLink }: AskedProps) {
  const t = useT()
  const act = useWrite<string, Revisit>({
    send: (noun, key) => api.post(`/revisits/${one.id}/${noun}`, {}, { key, version: one.version }),
    entities: changed_with_it,
    onDone: ({ link }) => {
      if (link) onLink(link)
      else toast.done(t('revisits.revoked_done'))
    },
    onRefused: useRefusal(),
  })
  const button = (action: string, noun: string, icon: typeof Link2) =>
    one.actions.includes(action) ? (
      <IconButton
        icon={icon}
        label={t(action === 'link' ? 'revisits.link' : 'revisits.revoke')}
        disabled={act.isPending}
        onClick={() => {
          act.mutate(noun)
        }}
      />
    ) : null
  return (
    <CardRow
      title={
        <StatusDot tone={one.is_unhappy ? 'red' : tones[one.standing]}>
          {one.satisfaction
            ? t('revisits.mark', { mark: one.satisfaction, name: one.answered_by })
            : t(`revisits.${one.standing}` as Parameters<typeof t>[0])}
        </StatusDot>
      }
      note={
        <span className="row row-wrap">
          <DateText at={one.answered_at || one.created_at} />
          {one.standing === 'waiting' ? (
            <span>{t(one.first_opened_at ? 'revisits.opened' : 'revisits.not_opened')}</span>
          ) : null}
        </span>
      }
      action={
        <>
          {button('link', 'link', Link2)}
          {button('revoke', 'revocation', Link2Off)}
        </>
      }
      below={
        <>
          {one.words ? <q className="words">{one.words}</q> : null}
          {one.is_unhappy && reopens ? (
            <p className="callout callout-red">{t('revisits.reopen')}</p>
          ) : null}
        </>
      }
    />
  )
}
