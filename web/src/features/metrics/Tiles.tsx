// The four figures of a period, each with what it means and how it stands against the one before.
import { ArrowDownRight, ArrowUpRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Card } from '@/ui/Card'
import { Money, Percent, Quantity } from '@/ui/Money'
import { Sparkline } from '@/ui/Sparkline'
import { Tag, type Tone } from '@/ui/Tag'
import { growth, series_of, type Sales } from './findings'
import { useText } from './i18n'
import { days_of } from './periods'

function tone_of(ratio: number | null): Tone {
  if (!ratio) return 'grey'
  return ratio > 0 ? 'green' : 'red'
}

function Change({ now, before }: { now: number; before: number }) {
  const t = useText()
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
}

function Tile({ title, means, value, now, before, days }: TileProps) {
  return (
    <Card className="metrics-tile">
      <h2>{title}</h2>
      <p className="metrics-figure num">{value}</p>
      <Change now={now} before={before} />
      {days ? <Sparkline label={title} values={days} tone={tone_of(growth(now, before))} /> : null}
      <p className="metrics-means">{means}</p>
    </Card>
  )
}

export function Tiles({ sales }: { sales: Sales }) {
  const t = useText()
  const { totals, previous, over_time } = sales
  const days = days_of(sales)
  const revenue = series_of(days, over_time, 'revenue_minor')
  const orders = series_of(days, over_time, 'orders_count')
  const averages = revenue.map((minor, index) => minor / Math.max(1, orders[index] ?? 0))
  return (
    <div className="metrics-tiles">
      <Tile
        title={t('revenue')}
        means={t('revenue_is')}
        value={<Money minor={totals.revenue_minor} compact />}
        now={totals.revenue_minor}
        before={previous.revenue_minor}
        days={revenue}
      />
      <Tile
        title={t('orders')}
        means={t('orders_is')}
        value={<Quantity value={totals.orders_count} />}
        now={totals.orders_count}
        before={previous.orders_count}
        days={orders}
      />
      <Tile
        title={t('average')}
        means={t('average_is')}
        value={<Money minor={totals.aov_minor} decimals="never" />}
        now={totals.aov_minor}
        before={previous.aov_minor}
        days={averages}
      />
      <Tile
        title={t('customers')}
        means={t('customers_is')}
        value={<Quantity value={totals.new_customers_count} />}
        now={totals.new_customers_count}
        before={previous.new_customers_count}
        days={series_of(days, over_time, 'new_customers_count')}
      />
    </div>
  )
}
