// The inquiries that wait for somebody, the first to be due first: J/K move, Enter opens, E answers,
// T takes.
import { Hand, List, Plus } from 'lucide-react'
import { useState } from 'react'
import { useListState } from '@/lib/list_state'
import { useMeta } from '@/lib/meta'
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
import { useRefusal } from '@/ui/use_refusal'
import { RespondDialog } from './acts'
import { useDone } from './done'
import { useText } from './i18n'
import { Answer, Marks, StateTag } from './marks'
import { query_of, queues, title_of, useClaim, type Inquiry } from './model'
import './inquiries.css'

/** Which queue one looks at, by the address. */
function useQueue() {
  const [{ filters }, change] = useListState()
  return {
    queue: queues.find((one) => one === filters.queue) ?? 'answer',
    choose: (queue: string) => {
      change({ filters: { ...filters, queue } })
    },
  }
}

export default function InquiriesPage() {
  const t = useText()
  const go = useGo()
  const me = useUser()
  const { queue, choose } = useQueue()
  const [answering, set_answering] = useState<Inquiry | null>(null)
  const list = useList<Inquiry>('inquiry', '/inquiries', query_of(queue, me.id))
  const changes = useListChanges('inquiry', () => void list.refetch())
  const found: Inquiry[] | undefined = list.data?.pages.flatMap((page) => page.items)
  const claim = useClaim({ onDone: useDone(t('claimed')), onRefused: useRefusal() })
  const answer = (inquiry: Inquiry | undefined) => {
    if (inquiry?.actions.includes('respond')) set_answering(inquiry)
  }
  const take = (inquiry: Inquiry | undefined) => {
    if (inquiry?.actions.includes('claim')) claim.mutate({ inquiry_id: inquiry.id })
  }
  const open = (index: number) => {
    const inquiry = found?.[index]
    if (inquiry) go(`/inquiries/${inquiry.id}`)
  }
  const at = useQueueKeys(found?.length ?? 0, !answering, open, {
    e: (index) => {
      answer(found?.[index])
    },
    t: (index) => {
      take(found?.[index])
    },
  })
  return (
    <Page
      title={t('title')}
      beside={
        <Tabs
          kind="views"
          label={t('queue')}
          items={queues.map((key) => ({ key, label: t(`queue_${key}`) }))}
          value={queue}
          onChange={choose}
        />
      }
      actions={<Actions />}
    >
      <QueueCard
        {...{ list, at, changes }}
        className="inquiry-queue"
        items={found}
        row={(inquiry, active) => (
          <Line inquiry={inquiry} active={active} onAnswer={answer} onTake={take} />
        )}
        empty={<Empty title={t('none')} note={t('none_note')} action={<NewButton />} />}
      />
      <p className="meta desk-only">{t('keys')}</p>
      {answering ? (
        <RespondDialog
          inquiry={answering}
          onClose={() => {
            set_answering(null)
          }}
        />
      ) : null}
    </Page>
  )
}

function NewButton() {
  const t = useText()
  if (!useAllowed('inquiries.create')) return null
  return (
    <LinkButton kind="primary" icon={Plus} to="/inquiries/new">
      {t('new')}
    </LinkButton>
  )
}

function Actions() {
  const t = useText()
  return (
    <>
      <LinkButton icon={List} to="/inquiries/all">
        {t('to_list')}
      </LinkButton>
      <NewButton />
    </>
  )
}

interface LineProps {
  inquiry: Inquiry
  active: boolean
  onAnswer: (inquiry: Inquiry) => void
  onTake: (inquiry: Inquiry) => void
}

function Line({ inquiry, active, onAnswer, onTake }: LineProps) {
  const t = useText()
  const meta = useMeta('inquiry')
  const name = title_of(inquiry)
  const may = (action: string) => inquiry.actions.includes(action)
  const wanted = inquiry.product_name || inquiry.interest
  return (
    <CardRow
      active={active}
      title={
        <>
          <Link
            to={`/inquiries/${inquiry.id}`}
            className="ellipsis"
            aria-label={t('open_of', { name })}
          >
            {name}
          </Link>
          {inquiry.state === 'open' ? null : <StateTag state={inquiry.state} />}
          <Marks inquiry={inquiry} />
        </>
      }
      note={
        <span className="inquiry-note">
          <span>{meta.option('channel', inquiry.channel)}</span>
          {inquiry.source ? <span>{inquiry.source}</span> : null}
          <DateText at={inquiry.received_at} show="relative" />
          {wanted ? <span className="strong">{wanted}</span> : null}
          {inquiry.likelihood ? <span>{t('likely', { percent: inquiry.likelihood })}</span> : null}
          <span className="ellipsis">{inquiry.words}</span>
          <Owner inquiry={inquiry} />
        </span>
      }
      value={<Answer inquiry={inquiry} />}
      action={
        <>
          {may('respond') ? (
            <Button
              size="small"
              kind="primary"
              aria-label={t('respond_to', { name })}
              onClick={() => {
                onAnswer(inquiry)
              }}
            >
              {t('respond')}
            </Button>
          ) : null}
          {may('claim') ? (
            <Button
              size="small"
              icon={Hand}
              aria-label={t('claim_of', { name })}
              onClick={() => {
                onTake(inquiry)
              }}
            >
              {t('claim')}
            </Button>
          ) : null}
        </>
      }
    />
  )
}

/** Whose it is, when it is not one's own. */
function Owner({ inquiry }: { inquiry: Inquiry }) {
  const me = useUser()
  if (!inquiry.owner_id || inquiry.owner_id === me.id) return null
  return <span>{inquiry.owner_name}</span>
}
