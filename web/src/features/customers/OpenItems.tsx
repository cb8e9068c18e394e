// What is open with a customer and whose turn it is, and when the next order is to be expected.
import { Plus } from 'lucide-react'
import { server_now } from '@/lib/clock'
import { day_of, days_between } from '@/lib/format'
import { useAllowed, useUser } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { Progress } from '@/ui/Progress'
import { Empty, Loaded } from '@/ui/States'
import { Tag, type Tone } from '@/ui/Tag'
import { useText, type TextKey } from './i18n'
import { useOpenOrders, useWorth, type OpenOrder, type Worth } from './model'

const labels: Record<string, Tone> = {
  draft: 'grey',
  awaiting_customer: 'amber',
  awaiting_stock: 'red',
  to_ship: 'act',
  partly_shipped: 'act',
  on_the_way: 'act',
  awaiting_payment: 'amber',
}

export function OpenItems({ customer_id }: { customer_id: string }) {
  const t = useText()
  const orders = useOpenOrders(customer_id, useAllowed('orders.read'))
  const creates = useAllowed('orders.create')
  const all = `/orders?customer_id=${customer_id}`
  return (
    <Card
      title={t('open_items')}
      count={orders.data?.items.length}
      inset="rows"
      extra={orders.data?.next_cursor ? <Link to={all}>{t('more_orders')}</Link> : null}
    >
      <Loaded query={orders} lines={3}>
        {({ items }) =>
          items.length ? (
            items.map((order) => <OrderRow key={order.id} order={order} />)
          ) : (
            <Empty
              title={t('no_open')}
              action={
                creates ? (
                  <LinkButton
                    size="small"
                    icon={Plus}
                    to={`/orders/new?customer_id=${customer_id}`}
                  >
                    {t('new_order')}
                  </LinkButton>
                ) : null
              }
            />
          )
        }
      </Loaded>
    </Card>
  )
}

function OrderRow({ order }: { order: OpenOrder }) {
  const t = useText()
  const known = order.label in labels
  const key = known ? (`label_${order.label}` as TextKey) : 'label_other'
  return (
    <CardRow
      title={
        <>
          <Link to={`/orders/${order.id}`}>
            <span className="num">{order.number}</span>
          </Link>
          <Tag tone={labels[order.label]}>{t(key)}</Tag>
        </>
      }
      note={
        <>
          <Money minor={order.amount_minor} /> · {t(`turn_${order.turn_role}`)} ·{' '}
          <DateText at={order.turn_since_at} show="relative" />
        </>
      }
    />
  )
}

export function Rhythm({ customer_id }: { customer_id: string }) {
  const t = useText()
  const worth = useWorth(customer_id, useAllowed('metrics.read'))
  const creates = useAllowed('orders.create')
  const rhythm = worth.data?.rhythm
  if (!worth.data || !rhythm) return null
  return (
    <Card
      title={t('rhythm')}
      inset="rows"
      extra={
        creates ? (
          <LinkButton size="small" kind="quiet" to={`/orders/new?customer_id=${customer_id}`}>
            {t('new_order')}
          </LinkButton>
        ) : null
      }
    >
      <Beat worth={worth.data} rhythm={rhythm} />
    </Card>
  )
}

const soon = 0.8

function Beat({ worth, rhythm }: { worth: Worth; rhythm: NonNullable<Worth['rhythm']> }) {
  const t = useText()
  const today = day_of(server_now(), useUser().org.timezone)
  const since = worth.last_order_on ? days_between(worth.last_order_on, today) : 0
  const ratio = since / Math.max(1, rhythm.interval_days)
  const due = ratio >= 1
  const word = due ? 'rhythm_due' : ratio >= soon ? 'rhythm_soon' : 'rhythm_calm'
  return (
    <CardRow
      title={t('rhythm_every', { days: rhythm.interval_days })}
      note={
        <>
          {t('last_order')} <DateText on={worth.last_order_on} show="relative" />
        </>
      }
      value={<Tag tone={due ? 'amber' : 'grey'}>{t(word)}</Tag>}
      below={
        <div className="customer-beat">
          <Progress label={t('rhythm')} ratio={ratio} tone={due ? 'amber' : 'grey'} thin />
        </div>
      }
    />
  )
}
