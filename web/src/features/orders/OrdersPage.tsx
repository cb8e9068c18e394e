// Orders as work queues: what waits for me, for the customer, for the warehouse, for money. The
// server keeps order, filters and search; longest waiting first.
import { Plus } from 'lucide-react'
import { useServerNow } from '@/lib/clock'
import { useListState } from '@/lib/list_state'
import { day_of } from '@/lib/format'
import { allowed, useAllowed, useUser } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { ListPage, type ListView } from '@/ui/ListPage'
import type { FilterSpec } from '@/ui/ListTools'
import { DateText, Money } from '@/ui/Money'
import { Empty } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import type { Column } from '@/ui/table_types'
import { useText } from './i18n'
import { useCustomer, type OrderHead, type Turn } from './model'
import { is_overdue, LabelTag, TurnText } from './parts'
import './orders.css'

const waiting = 'turn_since_at'

/** The turns that are mine by what I may do. */
function useMyTurns(): Turn[] {
  const user = useUser()
  const turns: [string, Turn][] = [
    ['orders.edit', 'assistant'],
    ['orders.ship', 'warehouse'],
    ['orders.receive_payment', 'finance'],
  ]
  return turns.filter(([permission]) => allowed(user, permission)).map(([, turn]) => turn)
}

function useViews(): ListView[] {
  const t = useText()
  const mine = useMyTurns()
  const [{ filters }] = useListState()
  const queue = (
    key: 'approval' | 'awaiting_customer' | 'to_ship' | 'to_collect',
    turn: Turn,
  ): ListView => ({
    key,
    label: t(`view_${key}`),
    query: { turn_role: turn },
    sort: waiting,
  })
  const others = [
    queue('approval', 'approver'),
    queue('awaiting_customer', 'customer'),
    queue('to_ship', 'warehouse'),
    queue('to_collect', 'finance'),
  ].filter((view) => mine.length > 1 || view.query?.turn_role !== mine[0])
  const overdue: ListView = {
    key: 'overdue',
    label: t('view_overdue'),
    query: { overdue_on_from: '2000-01-01' },
    sort: 'overdue_on',
  }
  const all = { key: 'all', label: t('view_all') }
  // Who comes for one customer wants everything of it.
  const for_one = !!filters.customer_id
  return [
    ...(for_one ? [all] : []),
    ...(mine.length
      ? [{ key: 'mine', label: t('view_mine'), query: { turn_role: mine.join() }, sort: waiting }]
      : []),
    ...others,
    overdue,
    ...(for_one ? [] : [all]),
    { key: 'imported', label: t('view_imported'), query: { imported: 'true' }, sort: '-placed_on' },
  ]
}

function useColumns(today: string): Column<OrderHead>[] {
  const t = useText()
  return [
    {
      key: 'number',
      title: t('number'),
      width: '168px',
      render: (row) => <span className="num">{row.number}</span>,
    },
    { key: 'customer_name', title: t('customer'), sort: false },
    {
      key: 'label',
      title: t('state'),
      sort: false,
      render: (row) => (
        <span className="row">
          <LabelTag label={row.label} />
          {row.kind === 'sale' ? null : <Tag>{t(`kind_${row.kind}`)}</Tag>}
        </span>
      ),
    },
    {
      key: 'amount_minor',
      title: t('amount'),
      align: 'end',
      render: (row) => (
        <span className="strong">
          <Money minor={row.amount_minor} />
        </span>
      ),
    },
    {
      key: 'turn_since_at',
      title: t('whose_turn'),
      render: (row) => <TurnText order={row} />,
    },
    {
      key: 'promised_on',
      title: t('promised_on'),
      render: (row) => <Promised order={row} today={today} />,
    },
    {
      key: 'payment',
      title: t('payment'),
      sort: false,
      render: (row) =>
        row.overdue_on ? (
          <span className="tone-red nowrap">
            {t('label_overdue')} <DateText on={row.overdue_on} />
          </span>
        ) : (
          <span className="muted">{t(`payment_${row.payment}`)}</span>
        ),
    },
    { key: 'owner_name', title: t('owner'), sort: false },
    {
      key: 'placed_on',
      title: t('placed_on'),
      render: (row) => <DateText on={row.placed_on} />,
    },
    {
      key: 'paid_minor',
      title: t('paid'),
      align: 'end',
      sort: false,
      hidden_at_first: true,
      render: (row) => <Money minor={row.paid_minor} />,
    },
  ]
}

function Promised({ order, today }: { order: OrderHead; today: string }) {
  const t = useText()
  if (!order.promised_on) return <span className="muted">—</span>
  if (!is_overdue(order, today)) return <DateText on={order.promised_on} />
  return (
    <span className="tone-red nowrap">
      <DateText on={order.promised_on} /> · {t('overdue')}
    </span>
  )
}

/** Named as a filter, so that it is seen and taken away. */
function useOneCustomer(): FilterSpec[] {
  const t = useText()
  const [{ filters }] = useListState()
  const id = filters.customer_id ?? ''
  const customer = useCustomer(id)
  if (!id) return []
  const label = customer.data?.name ?? t('one_customer')
  return [{ name: 'customer_id', label: t('customer'), options: [{ value: id, label }] }]
}

const day_ms = 86_400_000

function usePeriods(now: number, timezone: string) {
  const t = useText()
  return ([7, 30, 90] as const).map((days) => ({
    value: day_of(now - days * day_ms, timezone),
    label: t('last_days', { count: days }),
  }))
}

export default function OrdersPage() {
  const t = useText()
  const { org } = useUser()
  const creates = useAllowed('orders.create')
  const now = useServerNow(3_600_000)
  const columns = useColumns(day_of(now, org.timezone))
  const create = creates ? (
    <LinkButton kind="primary" icon={Plus} to="/orders/new">
      {t('new_order')}
    </LinkButton>
  ) : null
  return (
    <ListPage<OrderHead>
      entity="order"
      title={t('title')}
      path="/orders"
      exports
      columns={columns}
      row_path={(row) => `/orders/${row.id}`}
      views={useViews()}
      filters={[
        ...useOneCustomer(),
        'commercial',
        'fulfilment',
        'payment',
        'pay_term',
        {
          name: 'placed_on_from',
          label: t('placed_on'),
          options: usePeriods(now, org.timezone),
        },
      ]}
      search_hint={t('search_hint')}
      default_sort="-created_at"
      empty={<Empty title={t('empty')} note={t('empty_hint')} action={create} />}
      actions={create}
      card={(row) => ({
        title: row.customer_name,
        tag: <LabelTag label={row.label} />,
        facts: [
          <span key="number" className="num">
            {row.number}
          </span>,
          <TurnText key="turn" order={row} />,
          row.promised_on ? (
            <span key="promised">
              {t('promised_short')} <Promised order={row} today={day_of(now, org.timezone)} />
            </span>
          ) : null,
        ],
        value: <Money minor={row.amount_minor} />,
      })}
    />
  )
}
