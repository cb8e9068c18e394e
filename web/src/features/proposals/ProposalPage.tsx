// One version of a proposal: where it stands, its needs, its other versions, what was answered.
import { useParams } from '@tanstack/react-router'
import {
  Ban,
  CopyPlus,
  FileCheck,
  Pencil,
  Printer,
  ReceiptText,
  RotateCcw,
  Send,
  ThumbsDown,
  ThumbsUp,
  Undo2,
} from 'lucide-react'
import { useState } from 'react'
import { useAtHand } from '@/lib/at_hand'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { useRecord } from '@/lib/use_record'
import { Attachments } from '@/ui/Attachments'
import { Card, CardRow, FactList } from '@/ui/Card'
import { CommentsCard } from '@/ui/CommentsCard'
import { Link, useGo } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { PaperStateTag, PaperUntil } from '@/ui/paper_marks'
import { QuotesCard, useBegin } from '@/ui/PapersCard'
import { RecordPage, type RecordAction, type StatusStep } from '@/ui/RecordPage'
import { Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { ActDialog, type Asking } from './dialogs'
import { useText } from './i18n'
import { LinesCards } from './LinesCard'
import { useAct, type Proposal, type State } from './model'
import './proposals.css'

export default function ProposalPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Proposal>('proposal', '/proposals', id)
  return (
    <Loaded query={record} lines={8}>
      {(one) => <Body key={one.id} of={one} />}
    </Loaded>
  )
}

const way: State[] = ['draft', 'sent', 'accepted']

function useSteps(of: Proposal): StatusStep[] {
  const meta = useMeta('proposal')
  const label = (state: State) => meta.option('state', state)
  const at = way.indexOf(of.state)
  if (at < 0) {
    const done = way.slice(0, of.sent_at ? 2 : 1)
    return [
      ...done.map((key): StatusStep => ({ key, label: label(key), state: 'done' })),
      { key: of.state, label: label(of.state), state: 'stopped' },
    ]
  }
  return way.map((key, index) => ({
    key,
    label: label(key),
    state: index < at ? 'done' : index > at ? 'later' : 'now',
  }))
}

/** Acts that need no words. */
function useActions(of: Proposal, ask: (asking: Asking) => void): RecordAction[] {
  const t = useText()
  const go = useGo()
  const onRefused = useRefusal()
  const take_back = useAct(of, 'sending_undo', {
    onDone: () => {
      toast.done(t('was_taken_back'))
    },
    onRefused,
  })
  const revise = useAct(of, 'revision', {
    onDone: ({ id }) => {
      toast.done(t('was_revised'))
      go(`/proposals/${id}/edit`)
    },
    onRefused,
  })
  const reopen = useAct(of, 'reopening', {
    onDone: () => {
      toast.done(t('was_reopened'))
    },
    onRefused,
  })
  const order = useAct(of, 'order', {
    onDone: ({ order_number: number }) => {
      toast.done(t('was_ordered', { number }))
    },
    onRefused,
  })
  const quotes = useAllowed('quotes.edit')
  const quote = useBegin('quote')
  const asks = (key: Asking) => ({
    key,
    label: t(key),
    onRun: () => {
      ask(key)
    },
  })
  const acts = (key: 'take_back' | 'revise' | 'reopen' | 'order', act: typeof revise) => ({
    key,
    label: t(key),
    busy: act.isPending,
    onRun: () => {
      act.mutate({})
    },
  })
  return [
    { ...asks('send'), icon: Send, main: true },
    { ...asks('accept'), icon: ThumbsUp, main: true, keys: 'A' },
    { ...acts('order', order), icon: FileCheck, main: true },
    ...(quotes && (of.state === 'sent' || of.state === 'accepted')
      ? [
          {
            key: 'quote',
            label: t('quote'),
            icon: ReceiptText,
            always: true,
            busy: quote.isPending,
            onRun: () => {
              quote.mutate({ proposal_id: of.id })
            },
          },
        ]
      : []),
    {
      key: 'edit',
      label: t('edit'),
      icon: Pencil,
      keys: 'E',
      onRun: () => {
        go(`/proposals/${of.id}/edit`)
      },
    },
    { ...acts('revise', revise), icon: CopyPlus, keys: 'V' },
    {
      key: 'print',
      label: t('print'),
      icon: Printer,
      keys: 'P',
      always: true,
      onRun: () => {
        go(`/proposals/${of.id}/print`)
      },
    },
    { ...acts('take_back', take_back), icon: Undo2, in_menu: true },
    { ...acts('reopen', reopen), icon: RotateCcw, in_menu: true },
    { ...asks('decline'), icon: ThumbsDown, kind: 'danger', in_menu: true },
    { ...asks('drop'), icon: Ban, kind: 'danger', in_menu: true },
  ]
}

function Body({ of }: { of: Proposal }) {
  const t = useText()
  useAtHand(of.lines.map((line) => ({ id: line.product_id, name: line.product_name })))
  const [asking, set_asking] = useState<Asking | null>(null)
  const actions = useActions(of, set_asking)
  return (
    <RecordPage
      entity="proposal"
      list_path="/proposals"
      title={of.title}
      mark={<PaperStateTag kind="proposal" state={of.state} />}
      facts={[
        <Link key="customer" to={`/customers/${of.customer_id}`}>
          {of.customer_name}
        </Link>,
        <span key="number" className="num">
          {of.number}
        </span>,
        t('version', { number: of.revision_no }),
        <Money key="amount" minor={of.amount_minor} />,
        of.owner_name,
      ]}
      allowed={of.actions}
      actions={actions}
      steps={useSteps(of)}
      left={
        <>
          <Facts of={of} />
          <Versions of={of} />
          <QuotesCard of={{ proposal_id: of.id }} />
          <Attachments entity="proposal" record_id={of.id} />
          <CommentsCard entity="proposal" record_id={of.id} />
        </>
      }
    >
      <Standing of={of} />
      {of.opening ? (
        <Card>
          <p className="proposal-words">{of.opening}</p>
        </Card>
      ) : null}
      <LinesCards of={of} />
      {of.note ? (
        <Card title={t('note_card')}>
          <p className="proposal-words">{of.note}</p>
        </Card>
      ) : null}
      {asking ? (
        <ActDialog
          asking={asking}
          of={of}
          onClose={() => {
            set_asking(null)
          }}
        />
      ) : null}
    </RecordPage>
  )
}

/** What became of it, in a sentence. */
function Standing({ of }: { of: Proposal }) {
  const t = useText()
  const meta = useMeta('proposal')
  const latest = of.versions.find(({ state }) => state !== 'dropped')
  const words = of.answer_words ? ` · “${of.answer_words}”` : ''
  if (of.state === 'superseded')
    return (
      <p className="callout callout-grey" role="status">
        <span>
          {t('superseded_note')}{' '}
          {latest ? <Link to={`/proposals/${latest.id}`}>{t('see_latest')}</Link> : null}
        </span>
      </p>
    )
  if (of.state === 'accepted')
    return (
      <p className="callout callout-act" role="status">
        <span>
          {t('answer_accepted', { name: of.answered_by })}
          {words}
          {of.order_id ? (
            <>
              {' '}
              · {t('ordered_line')} <Link to={`/orders/${of.order_id}`}>{of.order_number}</Link>
            </>
          ) : null}
        </span>
      </p>
    )
  if (of.state === 'declined')
    return (
      <p className="callout callout-red" role="status">
        <span>
          {t('answer_declined', { reason: meta.option('decline_reason', of.decline_reason) })}
          {words}
        </span>
      </p>
    )
  if (of.state === 'dropped' && of.answer_words)
    return (
      <p className="callout callout-grey" role="status">
        {t('dropped_because', { reason: of.answer_words })}
      </p>
    )
  return null
}

function Facts({ of }: { of: Proposal }) {
  const t = useText()
  const meta = useMeta('proposal')
  const facts = [
    { label: meta.label('amount_minor'), value: <Money minor={of.amount_minor} /> },
    { label: meta.label('valid_until'), value: <PaperUntil kind="proposal" of={of} /> },
    ...(of.opportunity_id
      ? [
          {
            label: meta.label('opportunity_id'),
            value: <Link to={`/opportunities/${of.opportunity_id}`}>{of.opportunity_name}</Link>,
          },
        ]
      : []),
    ...(of.inquiry_id
      ? [
          {
            label: t('inquiry'),
            value: <Link to={`/inquiries/${of.inquiry_id}`}>{t('open_inquiry')}</Link>,
          },
        ]
      : []),
    ...(of.need_id
      ? [
          {
            label: meta.label('need_id'),
            value: (
              <Link to={`/inquiries/needs?customer_id=${of.customer_id}`}>{t('from_need')}</Link>
            ),
          },
        ]
      : []),
    ...(of.sent_at
      ? [
          {
            label: meta.label('sent_at'),
            value: (
              <>
                <DateText at={of.sent_at} /> · {of.sender_name} ·{' '}
                {meta.option('sent_how', of.sent_how)}
              </>
            ),
          },
        ]
      : []),
    ...(of.order_id
      ? [
          {
            label: meta.label('order_id'),
            value: <Link to={`/orders/${of.order_id}`}>{of.order_number}</Link>,
          },
        ]
      : []),
  ]
  return (
    <Card title={t('facts')}>
      <FactList facts={facts} />
    </Card>
  )
}

/** Each version: which, who, when; this one stands out. */
function Versions({ of }: { of: Proposal }) {
  const t = useText()
  return (
    <Card title={t('versions')} count={of.versions.length} inset="rows">
      {of.versions.map((one) => (
        <CardRow
          key={one.id}
          active={one.id === of.id}
          title={
            <>
              <Link to={`/proposals/${one.id}`}>{t('version', { number: one.revision_no })}</Link>
              <PaperStateTag kind="proposal" state={one.state} />
            </>
          }
          note={
            one.sent_at ? (
              <>
                {t('sent_line', { name: one.sender_name })} <DateText at={one.sent_at} />
              </>
            ) : (
              <>
                {t('version_written', { name: one.author_name })} <DateText at={one.created_at} />
              </>
            )
          }
          value={<Money minor={one.amount_minor} />}
        />
      ))}
    </Card>
  )
}
