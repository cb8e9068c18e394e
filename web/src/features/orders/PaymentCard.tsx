// When an order is to be paid: its term, each part with the day it falls due and what came in, and
// who let it ship before.
import { useState } from 'react'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { DateText, Money } from '@/ui/Money'
import { Tag, type Tone } from '@/ui/Tag'
import type { Order } from './model'
import type { Due } from './payment'
import { usePaymentText } from './payment_texts'
import { TermDialog } from './TermDialog'

const tones: Record<Due['state'], Tone> = {
  open: 'grey',
  partly_paid: 'amber',
  paid: 'green',
  overdue: 'red',
}

export function PaymentCard({ order }: { order: Order }) {
  const t = usePaymentText()
  const [changing, set_changing] = useState(false)
  if (order.source || !order.dues.length) return null
  const may = order.actions.includes('edit') || order.actions.includes('change')
  return (
    <Card
      title={t('card')}
      inset="rows"
      extra={
        may ? (
          <Button
            size="small"
            onClick={() => {
              set_changing(true)
            }}
          >
            {t('change')}
          </Button>
        ) : null
      }
    >
      <CardRow
        title={
          <span className="strong">{t(`term_${order.pay_term}`, { value: order.pay_value })}</span>
        }
        note={
          order.missing_minor ? (
            <span className="tone-red">
              {t('missing')} <Money minor={order.missing_minor} />
            </span>
          ) : null
        }
      />
      {order.dues.map((due, at) => (
        <DueRow key={at} due={due} />
      ))}
      {order.releases.map((release) => (
        <CardRow
          key={release.id}
          title={t('released', { name: release.actor_name, reason: release.reason })}
          note={<DateText at={release.created_at} />}
          value={<Money minor={release.amount_minor} />}
        />
      ))}
      {changing ? (
        <TermDialog
          order={order}
          onClose={() => {
            set_changing(false)
          }}
        />
      ) : null}
    </Card>
  )
}

function DueRow({ due }: { due: Due }) {
  const t = usePaymentText()
  const days = due.days ? ` + ${t('plus_days', { count: due.days })}` : ''
  const when = due.due_on ? t('on_day', { on: due.due_on }) : `${t(`when_${due.due_when}`)}${days}`
  return (
    <CardRow
      title={
        <span className="row">
          {when}
          <Tag tone={tones[due.state]}>{t(`state_${due.state}`)}</Tag>
        </span>
      }
      note={
        <>
          {due.falls_on ? <DateText on={due.falls_on} /> : t('day_unknown')}
          {due.paid_minor > 0 && due.state !== 'paid' ? (
            <>
              {' · '}
              {t('paid_of')} <Money minor={due.paid_minor} />
            </>
          ) : null}
        </>
      }
      value={<Money minor={due.amount_minor} />}
    />
  )
}
