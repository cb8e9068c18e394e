// The four figures of a period, each with what it means and how it stands against the one before.
import { ArrowDownRight, ArrowUpRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Card } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { Money, Percent, Quantity } from '@/ui/Money'
import { Sparkline } from '@/ui/Sparkline'
import { Tag, type Tone } from '@/ui/Tag'
import { chunk_sums, growth, series_of, type Sales } from './findings'
import { orders_path } from './drill'
import { useText } from './i18n'
import { days_of } from './periods'
import { useLateStart } from './sales'

function tone_of(ratio: number | null): Tone {
  if (!ratio) return 'grey'
  return ratio > 0 ? 'green' : 'red'
}

interface ChangeProps {
  now: number
  before: number
  /** The period before has records from this day only. */
  late: string | null
}

function Change({ now, before, late }: ChangeProps) {
  const t = useText()
  if (late) return <span className="meta">{t('late', { day: late })}</span>
  const ratio = growth(now, before)
  if (ratio === null) {
    return <span className="meta">{t(now === before ? 'same' : 'before_zero')}</span>
  }
  if (ratio === 0) return <span className="meta">{t('same')}</span>
  return (
    <span className="row">
      <Tag tone={tone_of(ratio)} icon={ratio > 0 ? ArrowUpRight : ArrowDownRight}>
        <Percent ratio={Math.abs(ratio)} />
      </Tag>
      <span className="meta">{t('vs')}</span>
    </span>
  )
}

interface TileProps {
  title: string
  means: string
  value: ReactNode
  now: number
  before: number
  days?: number[]
  /** Where the records behind the number are. */
  to?: string
  late: string | null
}

function Tile({ title, means, value, now, before, days, to, late }: TileProps) {
  return (
    <Card className="metrics-tile">
      <h2>{title}</h2>
      <p className="metrics-figure num">{to ? <Link to={to}>{value}</Link> : value}</p>
      <Change now={now} before={before} late={late} />
      {days ? (
        <Sparkline label={title} values={days} tone={late ? 'act' : tone_of(growth(now, before))} />
      ) : null}
      <p className="metrics-means">{means}</p>
    </Card>
  )
}

/** Longer periods are drawn by week. */
const longest_daily = 92

export function Tiles({ sales }: { sales: Sales }) {
  const t = useText()
  const { totals, previous, over_time } = sales
  const days = days_of(sales)
  const behind = orders_path(sales)
  const late = useLateStart(sales)
  const size = days.length > longest_daily ? 7 : 1
  const line = (field: 'revenue_minor' | 'orders_count' | 'new_customers_count') =>
    chunk_sums(series_of(days, over_time, field), size)
  const revenue = line('revenue_minor')
  const orders = line('orders_count')
  const averages = revenue.map((minor, index) => minor / Math.max(1, orders[index] ?? 0))
  return (
    <div className="metrics-tiles">
      <Tile
        title={t('revenue')}
        late={late}
        means={t('revenue_is')}
        value={<Money minor={totals.revenue_minor} compact />}
        now={totals.revenue_minor}
        before={previous.revenue_minor}
        days={revenue}
        to={behind}
      />
      <Tile
        title={t('orders')}
        late={late}
        means={t('orders_is')}
        value={<Quantity value={totals.orders_count} />}
        now={totals.orders_count}
        before={previous.orders_count}
        days={orders}
        to={behind}
      />
      <Tile
        title={t('average')}
        late={late}
        means={t('average_is')}
        value={<Money minor={totals.aov_minor} decimals="never" />}
        now={totals.aov_minor}
        before={previous.aov_minor}
        days={averages}
      />
      <Tile
        title={t('customers')}
        late={late}
        means={t('customers_is')}
        value={<Quantity value={totals.new_customers_count} />}
        now={totals.new_customers_count}
        before={previous.new_customers_count}
        days={line('new_customers_count')}
        to="/customers?sort=-created_at"
      />
    </div>
  )
}
