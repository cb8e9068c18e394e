// One contract: its term and how it stands, what was ordered and paid under it, the papers under it,
// the signed paper as a file.
import { useParams } from '@tanstack/react-router'
import { Ban, Pencil, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useT } from '@/i18n'
import { useMeta } from '@/lib/meta'
import { useRecord } from '@/lib/use_record'
import { Attachments } from '@/ui/Attachments'
import { Card, FactList } from '@/ui/Card'
import { CommentsCard } from '@/ui/CommentsCard'
import { Link, useGo } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { Progress } from '@/ui/Progress'
import { RecordPage, type RecordAction } from '@/ui/RecordPage'
import { Loaded } from '@/ui/States'
import { EndDialog } from './EndDialog'
import { useText } from './i18n'
import { Left, StandingTag, Term } from './marks'
import type { Contract, Neighbour } from './model'
import { PapersUnder } from './PapersUnder'
import './contracts.css'

export default function ContractPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Contract>('contract', '/contracts', id)
  return (
    <Loaded query={record} lines={8}>
      {(one) => <Body key={one.id} one={one} />}
    </Loaded>
  )
}

function useActions(one: Contract, onEnd: () => void): RecordAction[] {
  const t = useText()
  const shell = useT()
  const go = useGo()
  const soon = one.standing === 'expiring' || one.standing === 'expired'
  return [
    {
      key: 'renew',
      label: t('renew'),
      icon: RefreshCw,
      keys: 'R',
      main: soon,
      onRun: () => {
        go(`/contracts/new?renews_id=${one.id}`)
      },
    },
    {
      key: 'edit',
      label: shell('action.edit'),
      icon: Pencil,
      keys: 'E',
      main: !soon,
      onRun: () => {
        go(`/contracts/${one.id}/edit`)
      },
    },
    { key: 'end', label: t('end'), icon: Ban, kind: 'danger', in_menu: true, onRun: onEnd },
  ]
}

function Body({ one }: { one: Contract }) {
  const [ending, set_ending] = useState(false)
  const actions = useActions(one, () => {
    set_ending(true)
  })
  const close = () => {
    set_ending(false)
  }
  return (
    <RecordPage
      entity="contract"
      list_path="/contracts"
      title={one.title}
      facts={[
        <Link key="customer" to={`/customers/${one.customer_id}`}>
          {one.customer_name}
        </Link>,
        <StandingTag key="standing" of={one.standing} />,
        <Term key="term" of={one} />,
        <Left key="left" of={one} />,
        one.owner_name,
      ]}
      allowed={one.actions}
      actions={actions}
      left={
        <>
          <Facts one={one} />
          <Attachments entity="contract" record_id={one.id} />
          <CommentsCard entity="contract" record_id={one.id} />
        </>
      }
    >
      <Says one={one} />
      <Sums one={one} />
      <PapersUnder one={one} kind="order" />
      <PapersUnder one={one} kind="quote" />
      {ending ? <EndDialog one={one} onClose={close} /> : null}
    </RecordPage>
  )
}

/** What one should know of how it stands. */
function Says({ one }: { one: Contract }) {
  const t = useText()
  if (one.standing === 'expiring')
    return <p className="callout callout-amber">{t('expiring_note')}</p>
  if (one.standing === 'expired') return <p className="callout callout-red">{t('expired_note')}</p>
  if (one.standing !== 'ended') return null
  const words = { day: one.ended_on ?? '', reason: one.end_reason }
  return <p className="callout">{t('ended_because', words)}</p>
}

function Sums({ one }: { one: Contract }) {
  const t = useText()
  const { ordered_minor, paid_minor, overdue_minor } = one.progress
  const sums = [
    { label: t('ordered'), minor: ordered_minor },
    { label: t('paid'), minor: paid_minor },
    { label: t('open'), minor: Math.max(0, ordered_minor - paid_minor) },
    ...(overdue_minor > 0 ? [{ label: t('overdue'), minor: overdue_minor, red: true }] : []),
  ]
  return (
    <Card title={t('progress')}>
      <div className="stack">
        <div className="contract-sums">
          {sums.map(({ label, minor, ...more }) => (
            <p key={label}>
              <span className="muted">{label}</span>
              <br />
              <span className={'red' in more ? 'strong tone-red' : 'strong'}>
                <Money minor={minor} />
              </span>
            </p>
          ))}
        </div>
        {ordered_minor > 0 ? (
          <Progress label={t('paid')} ratio={paid_minor / ordered_minor} tone="green" />
        ) : null}
        {one.amount_minor > 0 ? (
          <p className="meta">
            {t('of_amount', { percent: Math.round((ordered_minor / one.amount_minor) * 100) })}
          </p>
        ) : null}
      </div>
    </Card>
  )
}

function Facts({ one }: { one: Contract }) {
  const t = useText()
  const meta = useMeta('contract')
  const amount = one.amount_minor ? <Money minor={one.amount_minor} /> : t('frame')
  const facts = [
    { label: meta.label('number'), value: <span className="num">{one.number}</span> },
    ...(one.paper_no
      ? [{ label: meta.label('paper_no'), value: <span className="num">{one.paper_no}</span> }]
      : []),
    ...(one.signed_on
      ? [{ label: meta.label('signed_on'), value: <DateText on={one.signed_on} /> }]
      : []),
    { label: meta.label('amount_minor'), value: amount },
    { label: t('reminder'), value: <DateText on={one.remind_on} /> },
    ...neighbour(meta.label('before'), one.before),
    ...neighbour(meta.label('after'), one.after),
    ...(one.note
      ? [{ label: meta.label('note'), value: <p className="contract-note">{one.note}</p> }]
      : []),
  ]
  return (
    <Card title={t('details')}>
      <FactList facts={facts} />
    </Card>
  )
}

const neighbour = (label: string, { id, number }: Neighbour) =>
  id
    ? [
        {
          label,
          value: (
            <Link to={`/contracts/${id}`} className="num">
              {number}
            </Link>
          ),
        },
      ]
    : []
