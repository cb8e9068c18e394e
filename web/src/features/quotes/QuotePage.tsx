// One version of a quote: where it stands, its lines with their ladder, what is different, its other
// versions, and what was answered.
import { useParams } from '@tanstack/react-router'
import {
  Ban,
  CopyPlus,
  FileCheck,
  Link2,
  Pencil,
  PencilLine,
  Printer,
  RotateCcw,
  Send,
  ThumbsDown,
  ThumbsUp,
  Undo2,
  Unlink,
} from 'lucide-react'
import { useState } from 'react'
import { useAtHand, useCustomerAtHand } from '@/lib/at_hand'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { useRecord } from '@/lib/use_record'
import { Attachments } from '@/ui/Attachments'
import { Card, CardRow, FactList } from '@/ui/Card'
import { CommentsCard } from '@/ui/CommentsCard'
import { Link, useGo } from '@/ui/Link'
import { LinkDialog } from '@/ui/LinkDialog'
import { DateText, Money } from '@/ui/Money'
import { PaperStateTag, PaperUntil } from '@/ui/paper_marks'
import { RecordPage, type RecordAction, type StatusStep } from '@/ui/RecordPage'
import { Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { ActDialog, type Asking } from './dialogs'
import { DifferencesCard } from './DifferencesCard'
import { Findings } from './Findings'
import { useText, type TextKey } from './i18n'
import { LinesCard } from './LinesCard'
import { PayTermText } from './marks'
import { useAct, type Quote, type State } from './model'
import { Standing } from './Standing'
import './quotes.css'

export default function QuotePage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Quote>('quote', '/quotes', id)
  return (
    <Loaded query={record} lines={8}>
      {(one) => <Body key={one.id} of={one} />}
    </Loaded>
  )
}

/** The way it takes; approval only where it goes through it. */
function useSteps(of: Quote): StatusStep[] {
  const meta = useMeta('quote')
  const label = (state: State) => meta.option('state', state)
  const asked = of.state === 'approval' || of.state === 'ready'
  const way: State[] = asked
    ? ['draft', of.state, 'sent', 'accepted']
    : ['draft', 'sent', 'accepted']
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

const plain_acts = {
  take_back: 'sending_undo',
  revise: 'revision',
  reopen: 'reopening',
  rework: 'rework',
  order: 'order',
  link: 'link',
} as const
type PlainAct = keyof typeof plain_acts

/** One that needs no words. */
function usePlainAct(of: Quote, key: PlainAct, onDone: (now: Quote) => void) {
  const act = useAct(of, plain_acts[key], { onDone, onRefused: useRefusal() })
  return {
    key,
    busy: act.isPending,
    onRun: () => {
      act.mutate({})
    },
  }
}

function useActions(
  of: Quote,
  ask: (asking: Asking) => void,
  show_link: (path: string) => void,
): RecordAction[] {
  const t = useText()
  const go = useGo()
  const tell = (key: TextKey) => () => {
    toast.done(t(key))
  }
  const take_back = usePlainAct(of, 'take_back', tell('was_taken_back'))
  const reopen = usePlainAct(of, 'reopen', tell('was_reopened'))
  const rework = usePlainAct(of, 'rework', tell('was_reworked'))
  const link = usePlainAct(of, 'link', (now) => {
    show_link(now.link)
  })
  const revise = usePlainAct(of, 'revise', ({ id }) => {
    toast.done(t('was_revised'))
    go(`/quotes/${id}/edit`)
  })
  const order = usePlainAct(of, 'order', ({ order_number: number }) => {
    toast.done(t('was_ordered', { number }))
  })
  const asks = (key: Asking) => ({
    key,
    label: t(key),
    onRun: () => {
      ask(key)
    },
  })
  return [
    { ...asks('send'), icon: Send, main: true },
    { ...order, label: t('order'), icon: FileCheck, main: true },
    { ...asks('accept'), icon: ThumbsUp, main: true, keys: 'A' },
    {
      key: 'edit',
      label: t('edit'),
      icon: Pencil,
      keys: 'E',
      onRun: () => {
        go(`/quotes/${of.id}/edit`)
      },
    },
    { ...revise, label: t('revise'), icon: CopyPlus, keys: 'V' },
    { ...link, label: t('link'), icon: Link2, keys: 'L' },
    { ...rework, label: t('rework'), icon: PencilLine },
    {
      key: 'print',
      label: t('print'),
      icon: Printer,
      keys: 'P',
      always: true,
      onRun: () => {
        go(`/quotes/${of.id}/print`)
      },
    },
    { ...take_back, label: t('take_back'), icon: Undo2, in_menu: true },
    { ...reopen, label: t('reopen'), icon: RotateCcw, in_menu: true },
    { ...asks('decline'), icon: ThumbsDown, kind: 'danger', in_menu: true },
    { ...asks('withdraw'), icon: Unlink, kind: 'danger', in_menu: true },
    { ...asks('drop'), icon: Ban, kind: 'danger', in_menu: true },
  ]
}

function Body({ of }: { of: Quote }) {
  const t = useText()
  const { org } = useUser()
  useAtHand(of.lines.map((line) => ({ id: line.product_id, name: line.product_name })))
  useCustomerAtHand(of.customer_id)
  const [asking, set_asking] = useState<Asking | null>(null)
  const [url, set_url] = useState('')
  const show_link = (path: string) => {
    set_url(location.origin + path)
  }
  const actions = useActions(of, set_asking, show_link)
  return (
    <RecordPage
      entity="quote"
      list_path="/quotes"
      title={of.title}
      mark={<PaperStateTag kind="quote" state={of.state} />}
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
          <Attachments entity="quote" record_id={of.id} />
          <CommentsCard entity="quote" record_id={of.id} />
        </>
      }
    >
      <Standing of={of} />
      <Findings of={of} />
      <LinesCard of={of} />
      <DifferencesCard of={of} />
      <Words of={of} />
      {asking ? (
        <ActDialog
          asking={asking}
          of={of}
          onLink={show_link}
          onClose={() => {
            set_asking(null)
          }}
        />
      ) : null}
      <LinkDialog
        url={url}
        title={t('link_title')}
        note={t('link_note')}
        message={t('link_message', { org: org.name, number: of.number, url })}
        onClose={() => {
          set_url('')
        }}
      />
    </RecordPage>
  )
}

/** Words to the customer, and the note that is ours. */
function Words({ of }: { of: Quote }) {
  const meta = useMeta('quote')
  const shown = (['opening', 'delivery', 'policy', 'note'] as const).filter((name) => of[name])
  if (!shown.length) return null
  return (
    <Card>
      <dl className="quote-words">
        {shown.map((name) => (
          <div key={name}>
            <dt>{meta.label(name)}</dt>
            <dd>{of[name]}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

function Facts({ of }: { of: Quote }) {
  const t = useText()
  const meta = useMeta('quote')
  const link = (name: 'opportunity' | 'proposal' | 'order', words: string, id: string | null) =>
    id
      ? [
          {
            label: meta.label(`${name}_id`),
            value: (
              <Link to={`/${name === 'opportunity' ? 'opportunities' : `${name}s`}/${id}`}>
                {words}
              </Link>
            ),
          },
        ]
      : []
  const facts = [
    { label: meta.label('valid_until'), value: <PaperUntil kind="quote" of={of} /> },
    { label: meta.label('pay_term'), value: <PayTermText of={of} /> },
    ...(of.contact_name ? [{ label: meta.label('contact_name'), value: of.contact_name }] : []),
    ...link('opportunity', of.opportunity_name, of.opportunity_id),
    ...link('proposal', of.proposal_number, of.proposal_id),
    ...(of.inquiry_id
      ? [
          {
            label: meta.label('inquiry_id'),
            value: <Link to={`/inquiries/${of.inquiry_id}`}>{t('open_inquiry')}</Link>,
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
          {
            label: meta.label('first_opened_at'),
            value: of.first_opened_at ? <DateText at={of.first_opened_at} /> : t('not_opened'),
          },
        ]
      : []),
    ...link('order', of.order_number, of.order_id),
  ]
  return (
    <Card title={t('facts')}>
      <FactList facts={facts} />
    </Card>
  )
}

/** Each version: which, who, when; this one stands out. */
function Versions({ of }: { of: Quote }) {
  const t = useText()
  return (
    <Card title={t('versions')} count={of.versions.length} inset="rows">
      {of.versions.map((one) => (
        <CardRow
          key={one.id}
          active={one.id === of.id}
          title={
            <>
              <Link to={`/quotes/${one.id}`}>{t('version', { number: one.revision_no })}</Link>
              <PaperStateTag kind="quote" state={one.state} />
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
