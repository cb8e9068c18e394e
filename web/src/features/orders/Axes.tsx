// The three independent axes of an order: each a word and the way already gone.
import { useText } from './i18n'
import type { Commercial, Fulfilment, Order, Payment } from './model'

const commercial: Commercial[] = ['draft', 'awaiting_customer', 'confirmed', 'closed']
const with_approval: Commercial[] = ['draft', 'approval', ...commercial.slice(1)]
const fulfilment: Fulfilment[] = [
  'none',
  'reserved',
  'picking',
  'partly_shipped',
  'shipped',
  'delivered',
]
const payment: Payment[] = ['unpaid', 'partial', 'paid']

interface AxisProps {
  name: string
  word: string
  at: number
  count: number
  stopped?: boolean
}

function Axis({ name, word, at, count, stopped }: AxisProps) {
  const done = at === count - 1
  const tone = stopped ? 'stopped' : done ? 'done' : 'now'
  return (
    <div className={`axis axis-${tone}`}>
      <dt className="meta">{name}</dt>
      <dd>{word}</dd>
      <span className="axis-steps" aria-hidden>
        {Array.from({ length: count - 1 }, (_, index) => (
          <i key={index} className={index < at ? 'axis-on' : ''} />
        ))}
      </span>
    </div>
  )
}

export function Axes({ order }: { order: Order }) {
  const t = useText()
  const stopped = order.commercial === 'cancelled'
  const short = order.label === 'short_closed'
  const way = order.commercial === 'approval' ? with_approval : commercial
  return (
    <dl className="axes" aria-label={t('axes')}>
      <Axis
        name={t('axis_commercial')}
        word={t(short ? 'label_short_closed' : `commercial_${order.commercial}`)}
        at={way.indexOf(order.commercial)}
        count={way.length}
        stopped={stopped}
      />
      <Axis
        name={t('axis_fulfilment')}
        word={t(`fulfilment_${order.fulfilment}`)}
        at={fulfilment.indexOf(order.fulfilment === 'returned' ? 'delivered' : order.fulfilment)}
        count={fulfilment.length}
      />
      <Axis
        name={t('axis_payment')}
        word={t(order.overdue_on ? 'label_overdue' : `payment_${order.payment}`)}
        at={Math.max(0, payment.indexOf(order.payment))}
        count={payment.length}
        stopped={!!order.overdue_on}
      />
    </dl>
  )
}
