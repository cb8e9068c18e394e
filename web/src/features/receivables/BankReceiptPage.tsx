// Money that came in: which orders it may be for and why, what was matched, and what is done with the
// rest.
import { useParams } from '@tanstack/react-router'
import { Ban, Undo2, UserRound } from 'lucide-react'
import { useState } from 'react'
import { useRecord } from '@/lib/use_record'
import { Button } from '@/ui/Button'
import { Card, CardRow, FactList } from '@/ui/Card'
import { CommentsCard } from '@/ui/CommentsCard'
import { Link } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { RecordPage, type RecordAction } from '@/ui/RecordPage'
import { Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { KeepDialog, RepayDialog, ReasonDialog } from './BankReceiptDialogs'
import { useText } from './i18n'
import { MatchCard } from './MatchCard'
import { StateTag } from './marks'
import type { BankReceiptView, Match } from './model'

export default function BankReceiptPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<BankReceiptView>('bank_receipt', '/bank_receipts', id)
  return (
    <Loaded query={record} lines={8}>
      {(receipt) => <Body receipt={receipt} />}
    </Loaded>
  )
}

type Asking = 'keep' | 'repay' | 'void' | Match | null

function Body({ receipt }: { receipt: BankReceiptView }) {
  const t = useText()
  const [asking, set_asking] = useState<Asking>(null)
  const onClose = () => {
    set_asking(null)
  }
  const button = (key: 'keep' | 'repay' | 'void', icon: RecordAction['icon']): RecordAction => ({
    key,
    label: t(key),
    icon,
    ...(key === 'void' ? { kind: 'danger' as const } : {}),
    onRun: () => {
      set_asking(key)
    },
  })
  return (
    <RecordPage
      entity="bank_receipt"
      list_path="/bank_receipts"
      title={receipt.payer_name}
      mark={<StateTag state={receipt.state} />}
      facts={[
        <DateText key="on" on={receipt.received_on} />,
        <span key="reference" className="num">
          {receipt.reference}
        </span>,
      ]}
      allowed={receipt.actions}
      actions={[button('keep', UserRound), button('repay', Undo2), button('void', Ban)]}
      right={<Sums receipt={receipt} />}
    >
      {receipt.actions.includes('match') && receipt.open_minor > 0 ? (
        <MatchCard key={receipt.version} receipt={receipt} />
      ) : null}
      <Matches receipt={receipt} onUndo={set_asking} />
      <CommentsCard entity="bank_receipt" record_id={receipt.id} />
      {asking === 'keep' ? <KeepDialog receipt={receipt} onClose={onClose} /> : null}
      {asking === 'repay' ? <RepayDialog receipt={receipt} onClose={onClose} /> : null}
      {asking === 'void' ? (
        <ReasonDialog
          title={t('void_title')}
          action={t('void')}
          path={`/bank_receipts/${receipt.id}/voiding`}
          body={{}}
          onClose={onClose}
        />
      ) : null}
      {asking && typeof asking === 'object' ? (
        <ReasonDialog
          title={t('undo_title', { number: asking.order_number })}
          action={t('undo')}
          path={`/bank_receipts/${receipt.id}/unmatching`}
          body={{ match_id: asking.id }}
          onClose={onClose}
        />
      ) : null}
    </RecordPage>
  )
}

function Sums({ receipt }: { receipt: BankReceiptView }) {
  const t = useText()
  return (
    <Card>
      <FactList
        facts={[
          { label: t('amount'), value: <Money minor={receipt.amount_minor} /> },
          { label: t('matched'), value: <Money minor={receipt.matched_minor} /> },
          ...(receipt.returned_minor
            ? [{ label: t('repay'), value: <Money minor={receipt.returned_minor} /> }]
            : []),
          {
            label: t('left'),
            value: (
              <span className="strong">
                <Money minor={receipt.open_minor} />
              </span>
            ),
          },
          ...(receipt.customer_id
            ? [
                {
                  label: t('customer'),
                  value: (
                    <Link to={`/customers/${receipt.customer_id}`}>{receipt.customer_name}</Link>
                  ),
                },
              ]
            : []),
        ]}
      />
      {receipt.remark ? <p>{receipt.remark}</p> : null}
      {receipt.reason ? <p className="muted">{receipt.reason}</p> : null}
    </Card>
  )
}

interface MatchesProps {
  receipt: BankReceiptView
  onUndo: (match: Match) => void
}

function Matches({ receipt, onUndo }: MatchesProps) {
  const t = useText()
  if (!receipt.matches.length) return null
  return (
    <Card title={t('matches')} count={receipt.matches.length} inset="rows">
      {receipt.matches.map((match) => (
        <CardRow
          key={match.id}
          title={
            <span className="row">
              <Link to={`/orders/${match.order_id}`} className="num">
                {match.order_number}
              </Link>
              {match.undone ? <Tag>{t('undone')}</Tag> : null}
            </span>
          }
          note={
            <>
              {match.actor_name} · <DateText at={match.created_at} /> {match.reason}
            </>
          }
          value={<Money minor={match.amount_minor} />}
          action={
            !match.undone && receipt.actions.includes('unmatch') ? (
              <Button
                size="small"
                onClick={() => {
                  onUndo(match)
                }}
              >
                {t('undo')}
              </Button>
            ) : null
          }
        />
      ))}
    </Card>
  )
}
