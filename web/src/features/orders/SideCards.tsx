// Beside an order: whose turn it is, the money, and the terms as they were agreed on.
import { Phone } from 'lucide-react'
import { useServerNow } from '@/lib/clock'
import { Card, FactList } from '@/ui/Card'
import { DateText, Money } from '@/ui/Money'
import { Progress } from '@/ui/Progress'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import type { Order } from './model'
import { format_phone, useDuration, useTurnName } from './parts'

const minute_ms = 60_000

export function TurnCard({ order }: { order: Order }) {
  const t = useText()
  const turn = useTurnName()
  const duration = useDuration()
  const now = useServerNow(minute_ms)
  if (order.turn_role === 'done') {
    return (
      <Card className="turn-card">
        <p className="muted">{t('whose_turn')}</p>
        <p className="turn-who">{turn('done')}</p>
      </Card>
    )
  }
  const late = order.turn_due_at > 0 && now > order.turn_due_at
  return (
    <Card className={`turn-card${late ? ' turn-late' : ''}`}>
      <p className="muted">{t('whose_turn')}</p>
      <p className="turn-who row">
        {turn(order.turn_role)}
        {late ? <Tag tone="red">{t('late')}</Tag> : null}
      </p>
      <p className="muted">
        {t('since')} <DateText at={order.turn_since_at} /> · {duration(now - order.turn_since_at)}
      </p>
      {order.turn_due_at ? (
        <p className={late ? 'tone-red' : 'muted'}>
          {t('hand_on_by')} <DateText at={order.turn_due_at} />
        </p>
      ) : null}
      <p>{t(`next_${order.label}`)}</p>
    </Card>
  )
}

export function MoneyCard({ order }: { order: Order }) {
  const t = useText()
  const { amount_minor: amount, paid_minor: paid } = order
  return (
    <Card title={t('money')}>
      <FactList
        facts={[
          { label: t('amount'), value: <Money minor={amount} /> },
          { label: t('paid'), value: <Money minor={paid} /> },
          ...(order.refund_minor
            ? [
                {
                  label: t('refund_due'),
                  value: (
                    <span className="strong tone-red">
                      <Money minor={order.refund_minor} />
                    </span>
                  ),
                },
              ]
            : []),
          {
            label: t('due'),
            value: (
              <span className="strong">
                <Money minor={order.due_minor} />
                {amount > 0 ? (
                  <Progress label={t('paid')} ratio={paid / amount} tone="green" thin />
                ) : null}
              </span>
            ),
          },
        ]}
      />
    </Card>
  )
}

export function TermsCard({ order }: { order: Order }) {
  const t = useText()
  const phone = order.contact_phone
  const masked = phone.includes('*')
  const facts = [
    { label: t('promised_on'), value: <DateText on={order.promised_on} /> },
    { label: t('contact_name'), value: order.contact_name || '—' },
    {
      label: t('contact_phone'),
      value: phone && !masked ? <PhoneLink phone={phone} /> : phone || '—',
    },
    { label: t('delivery_address'), value: order.delivery_address || '—' },
    ...(order.customer_ref ? [{ label: t('customer_ref'), value: order.customer_ref }] : []),
    ...(order.policy ? [{ label: t('policy'), value: order.policy }] : []),
    ...(order.confirmed_at
      ? [
          {
            label: t('confirmed'),
            value: (
              <>
                <DateText at={order.confirmed_at} /> {order.confirmed_by}
                {order.confirmed_words ? <q className="words">{order.confirmed_words}</q> : null}
              </>
            ),
          },
        ]
      : []),
    ...(order.cancel_reason ? [{ label: t('cancel_reason'), value: order.cancel_reason }] : []),
    ...(order.external_no ? [{ label: t('external_no'), value: order.external_no }] : []),
  ]
  return (
    <Card title={t('terms')}>
      <FactList facts={facts} />
    </Card>
  )
}

function PhoneLink({ phone }: { phone: string }) {
  return (
    <a href={`tel:${phone}`} className="row num">
      <Phone size={13} aria-hidden /> {format_phone(phone)}
    </a>
  )
}
