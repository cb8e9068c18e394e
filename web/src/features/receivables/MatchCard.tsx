// Orders that money may be for, each with its reasons and how much of it they get.
import { useState } from 'react'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import { useWrite } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { Money } from '@/ui/Money'
import { Picker } from '@/ui/Picker'
import { ProblemLine } from '@/ui/ProblemLine'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import {
  first_takes,
  parts_of,
  shown_minor,
  touched,
  type BankReceiptView,
  type Candidate,
} from './model'
import './receivables.css'

interface FoundOrder extends Row {
  number: string
  customer_name: string
  amount_minor: number
  paid_minor: number
}

const candidate_of = (order: FoundOrder, open_minor: number): Candidate => {
  const due_minor = Math.max(0, order.amount_minor - order.paid_minor)
  return {
    order_id: order.id,
    number: order.number,
    customer_name: order.customer_name,
    due_minor,
    take_minor: Math.min(due_minor, open_minor),
    reasons: [],
  }
}

export function MatchCard({ receipt }: { receipt: BankReceiptView }) {
  const t = useText()
  const [added, set_added] = useState<Candidate[]>([])
  const [takes, set_takes] = useState(() => first_takes(receipt))
  const rows = [...receipt.suggestions, ...added]
  const parts = parts_of(takes, receipt.open_minor)
  const match = useWrite<{ order_id: string; amount_minor: number }[], BankReceiptView>({
    send: (orders, key) =>
      api.post(
        `/bank_receipts/${receipt.id}/matching`,
        { orders },
        { key, version: receipt.version },
      ),
    entities: touched,
    onDone: () => {
      toast.done(t('matched'))
    },
  })
  return (
    <Card title={t('suggestions')} count={rows.length} inset="rows">
      {rows.length ? null : (
        <CardRow title={<span className="muted">{t('no_suggestions')}</span>} />
      )}
      {rows.map((row) => (
        <CandidateRow
          key={row.order_id}
          row={row}
          take={takes[row.order_id] ?? ''}
          onTake={(text) => {
            set_takes({ ...takes, [row.order_id]: text })
          }}
        />
      ))}
      <CardRow
        title={
          <Picker<FoundOrder>
            label={t('add_order')}
            path="/orders"
            query={{ commercial: 'confirmed' }}
            value={null}
            name_of={(order) => `${order.number} ${order.customer_name}`}
            placeholder={t('find_order')}
            onChange={(_, order) => {
              if (!order || rows.some((row) => row.order_id === order.id)) return
              const fresh = candidate_of(order, receipt.open_minor)
              set_added([...added, fresh])
              set_takes({ ...takes, [fresh.order_id]: shown_minor(fresh.take_minor) })
            }}
          />
        }
        note={t('rest_is_credit')}
        action={
          <Button
            kind="primary"
            busy={match.isPending}
            disabled={!parts}
            onClick={() => {
              if (parts) match.mutate(parts)
            }}
          >
            {t('match')}
          </Button>
        }
      />
      <ProblemLine error={match.error} />
    </Card>
  )
}

interface CandidateRowProps {
  row: Candidate
  take: string
  onTake: (text: string) => void
}

function CandidateRow({ row, take, onTake }: CandidateRowProps) {
  const t = useText()
  return (
    <CardRow
      title={
        <span className="row row-wrap">
          <Link to={`/orders/${row.order_id}`} className="num">
            {row.number}
          </Link>
          <span className="strong">{row.customer_name}</span>
          {row.reasons.map((reason) => (
            <Tag key={reason} tone="green">
              {t(`why_${reason}`)}
            </Tag>
          ))}
        </span>
      }
      note={
        <>
          {t('due')} <Money minor={row.due_minor} />
        </>
      }
      action={
        <input
          className="control num match-take"
          inputMode="decimal"
          aria-label={`${t('take')} ${row.number}`}
          placeholder={t('take')}
          value={take}
          onChange={(event) => {
            onTake(event.target.value)
          }}
        />
      }
    />
  )
}
