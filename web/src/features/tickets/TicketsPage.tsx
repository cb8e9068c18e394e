// The complaints that wait for somebody, the first to be due first, with running clocks. J/K move,
// Enter opens, C classifies, E answers, N goes on to the next stage, T takes. X and Shift with an
// arrow choose several: A accepts what is suggested for them, G gives them to somebody, M joins them
// and U takes back what was done last.
import { Hand, List, Plus } from 'lucide-react'
import { useState } from 'react'
import { useListState } from '@/lib/list_state'
import { useAllowed, useUser } from '@/lib/session'
import { useList, useListChanges } from '@/lib/use_list'
import { Button, LinkButton } from '@/ui/Button'
import { CardRow } from '@/ui/Card'
import { Link, useGo } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { useQueueKeys } from '@/ui/queue_keys'
import { QueueCard } from '@/ui/QueueCard'
import { Empty } from '@/ui/States'
import { Tabs } from '@/ui/Tabs'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { AdvanceDialog, ClassifyDialog, WordsDialog } from './acts'
import { useText } from './i18n'
import { Due, Marks, StageTag } from './marks'
import { path_of, query_of, queues, queues_of, useClaim, type Ticket } from './model'
import { TriageBar, TriageKeys, useTriaging } from './TriageBar'
import { useTriageText } from './triage_texts'
import './tickets.css'

function useQueue() {
  const [{ filters }, change] = useListState()
  return {
    queue: queues.find((one) => one === filters.queue) ?? 'due',
    choose: (queue: string) => {
      change({ filters: { ...filters, queue } })
    },
  }
}

type Doing = 'classify' | 'reply' | 'advance'

export default function TicketsPage() {
  const t = useText()
  const go = useGo()
  const me = useUser()
  const { queue, choose } = useQueue()
  const [asked, set_asked] = useState<{ doing: Doing; ticket: Ticket } | null>(null)
  const list = useList<Ticket>('ticket', path_of(queue), query_of(queue, me.id))
  const changes = useListChanges('ticket', () => void list.refetch())
  const found: Ticket[] | undefined = list.data?.pages.flatMap((page) => page.items)
  const claim = useClaim({
    onDone: () => {
      toast.done(t('claimed'))
    },
    onRefused: useRefusal(),
  })
  const ask = (doing: Doing) => (ticket: Ticket | undefined) => {
    if (ticket?.actions.includes(doing)) set_asked({ doing, ticket })
  }
  const take = (ticket: Ticket | undefined) => {
    if (ticket?.actions.includes('claim')) claim.mutate({ ticket_id: ticket.id })
  }
  const key = (run: (ticket: Ticket | undefined) => void) => (index: number) => {
    run(found?.[index])
  }
  const open = key((ticket) => {
    if (ticket) go(`/tickets/${ticket.id}`)
  })
  const triaging = useTriaging(found)
  const at = useQueueKeys(
    found?.length ?? 0,
    !asked && !triaging.window,
    open,
    {
      c: key(ask('classify')),
      e: key(ask('reply')),
      n: key(ask('advance')),
      t: key(take),
      x: key(triaging.toggle),
    },
    triaging.keys,
    triaging.over,
  )
  const close = () => {
    set_asked(null)
  }
  return (
    <Page
      title={t('title')}
      beside={
        <Tabs
          kind="views"
          label={t('queue')}
          items={queues_of(me.roles).map((one) => ({ key: one, label: t(`queue_${one}`) }))}
          value={queue}
          onChange={choose}
        />
      }
      actions={<Actions />}
    >
      <TriageBar selection={triaging.selection} onBegin={triaging.begin} />
      <QueueCard
        {...{ list, at, changes }}
        className="ticket-queue"
        items={found}
        row={(ticket, active) => (
          <Line
            ticket={ticket}
            active={active}
            chosen={triaging.allowed ? triaging.selection.has(ticket.id) : undefined}
            onChoose={() => {
              triaging.toggle(ticket)
            }}
            onAsk={(doing) => {
              ask(doing)(ticket)
            }}
            onTake={() => {
              take(ticket)
            }}
          />
        )}
        empty={<Empty title={t('none')} note={t('none_note')} action={<NewButton />} />}
      />
      <p className="meta desk-only">{t('keys')}</p>
      {triaging.allowed ? <TriageKeys /> : null}
      {triaging.window}
      {asked?.doing === 'classify' ? (
        <ClassifyDialog ticket={asked.ticket} onClose={close} />
      ) : null}
      {asked?.doing === 'advance' ? <AdvanceDialog ticket={asked.ticket} onClose={close} /> : null}
      {asked?.doing === 'reply' ? (
        <WordsDialog
          ticket={asked.ticket}
          noun="replies"
          action={t('reply')}
          label={t('reply_words')}
          done={t('replied')}
          onClose={close}
        />
      ) : null}
    </Page>
  )
}

export function NewButton() {
  const t = useText()
  if (!useAllowed('tickets.create')) return null
  return (
    <LinkButton kind="primary" icon={Plus} to="/tickets/new">
      {t('new')}
    </LinkButton>
  )
}

function Actions() {
  const t = useText()
  return (
    <>
      <LinkButton icon={List} to="/tickets/all">
        {t('to_list')}
      </LinkButton>
      <NewButton />
    </>
  )
}

interface LineProps {
  ticket: Ticket
  active: boolean
  /** Nothing: none can be chosen. */
  chosen: boolean | undefined
  onChoose: () => void
  onAsk: (doing: Doing) => void
  onTake: () => void
}

function Line({ ticket, active, chosen, onChoose, onAsk, onTake }: LineProps) {
  const t = useText()
  const texts = useTriageText()
  const may = (action: string) => ticket.actions.includes(action)
  const name = ticket.title
  return (
    <CardRow
      active={active}
      lead={
        chosen === undefined ? null : (
          <input
            type="checkbox"
            className="triage-check"
            aria-label={texts('choose', { name })}
            checked={chosen}
            onChange={onChoose}
          />
        )
      }
      title={
        <>
          <Link to={`/tickets/${ticket.id}`} className="ellipsis">
            {name}
          </Link>
          <Marks ticket={ticket} />
        </>
      }
      note={
        <span className="ticket-note">
          <StageTag stage={ticket.stage} />
          <span>{ticket.customer_name}</span>
          <DateText at={ticket.opened_at} show="relative" />
          <span>{ticket.owner_name}</span>
          <span className="num">{ticket.number}</span>
        </span>
      }
      value={<Due ticket={ticket} />}
      action={
        <>
          {may('classify') && ticket.kind === 'none' ? (
            <Button
              size="small"
              kind="primary"
              aria-label={t('classify_of', { name })}
              onClick={() => {
                onAsk('classify')
              }}
            >
              {t('classify')}
            </Button>
          ) : null}
          {may('reply') && !ticket.replied_at ? (
            <Button
              size="small"
              aria-label={t('reply_to', { name })}
              onClick={() => {
                onAsk('reply')
              }}
            >
              {t('reply')}
            </Button>
          ) : null}
          {may('claim') ? (
            <Button size="small" icon={Hand} aria-label={t('claim_of', { name })} onClick={onTake}>
              {t('claim')}
            </Button>
          ) : null}
        </>
      }
    />
  )
}
