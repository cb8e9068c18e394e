// What is open with a customer and whose turn it is, and when the next order is to be expected.
import { Plus, Repeat } from 'lucide-react'
import { useLocale } from '@/i18n'
import { useAtHand, useCustomerAtHand } from '@/lib/at_hand'
import { server_now, useServerNow } from '@/lib/clock'
import { day_of, days_between, format_number } from '@/lib/format'
import { useAllowed, useUser } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { Progress } from '@/ui/Progress'
import { Empty, Loaded } from '@/ui/States'
import { Tag, type Tone } from '@/ui/Tag'
import { useText, type TextKey } from './i18n'
import { useBuyingProfile, useOpenOrders, useWorth, type OpenOrder, type Worth } from './model'

const labels: Record<string, Tone> = {
  draft: 'grey',
  approval: 'amber',
  awaiting_customer: 'amber',
  awaiting_stock: 'red',
  to_ship: 'act',
  partly_shipped: 'act',
  on_the_way: 'act',
  awaiting_payment: 'amber',
}

const minute_ms = 60_000

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
  const now = useServerNow(minute_ms)
  const late = order.turn_due_at > 0 && now > order.turn_due_at
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
          {late ? <span className="tone-red"> · {t('late')}</span> : null}
        </>
      }
    />
  )
}

const products_shown = 4

/** When the next order is to be expected, and of what. */
export function Rhythm({ customer_id }: { customer_id: string }) {
  const t = useText()
  const creates = useAllowed('orders.create')
  const worth = useWorth(customer_id, useAllowed('metrics.read'))
  const profile = useBuyingProfile(customer_id, creates)
  const rhythm = worth.data?.rhythm
  const usual = profile.data?.usual ?? []
  const last = profile.data?.earlier[0]
  useAtHand(usual.map(({ product_id, name }) => ({ id: product_id, name })))
  useCustomerAtHand(customer_id)
  if (!rhythm && !usual.length) return null
  return (
    <Card
      title={t('rhythm')}
      inset="rows"
      extra={
        last ? (
          <LinkButton size="small" kind="quiet" icon={Repeat} to={`/orders/new?from=${last.id}`}>
            {t('again')}
          </LinkButton>
        ) : null
      }
    >
      {worth.data && rhythm ? <Beat worth={worth.data} rhythm={rhythm} /> : null}
      {usual.slice(0, products_shown).map((product) => (
        <CardRow
          key={product.product_id}
          title={product.name}
          note={t('bought', { count: product.order_count, last: product.last_quantity })}
          value={<Stock available={product.available} />}
        />
      ))}
    </Card>
  )
}

function Stock({ available }: { available: number }) {
  const t = useText()
  const locale = useLocale()
  if (available <= 0) return <Tag tone="red">{t('sold_out')}</Tag>
  return <span className="meta">{t('available', { count: format_number(available, locale) })}</span>
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
