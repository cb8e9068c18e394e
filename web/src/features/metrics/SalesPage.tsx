// The sales dashboard: period in the address, four figures, at most four charts. It shows what the
// server lets this person see and computes no figure the server did not send.
import { Printer } from 'lucide-react'
import { useServerNow } from '@/lib/clock'
import { day_of } from '@/lib/format'
import { useListState } from '@/lib/list_state'
import { useAllowed, useUser } from '@/lib/session'
import { Button, IconButton, LinkButton } from '@/ui/Button'
import { Page } from '@/ui/Page'
import { Empty, Loaded } from '@/ui/States'
import { Tabs } from '@/ui/Tabs'
import { LineChart, PersonChart, SumChart, TimeChart } from './Charts'
import type { Sales } from './findings'
import { useText } from './i18n'
import { period_of, spans, type Span } from './periods'
import { useSales, type By } from './sales'
import { Tiles } from './Tiles'
import './metrics.css'

const is_span = (text: string): text is Span => (spans as readonly string[]).includes(text)

function by_of(text: string | undefined, span: Span): By {
  if (text === 'day' || text === 'week' || text === 'month') return text
  if (span === 'year') return 'month'
  return span === 'quarter' ? 'week' : 'day'
}

export default function SalesPage() {
  const t = useText()
  const user = useUser()
  const [{ filters }, change] = useListState()
  const span = is_span(filters.span ?? '') ? (filters.span as Span) : 'month'
  const by = by_of(filters.by, span)
  const today = day_of(useServerNow(60_000), user.org.timezone)
  const { from, to } = period_of(span, today)
  const sales = useSales(from, to, 'day')
  const show = (next: Span) => {
    change({ filters: next === 'month' ? {} : { span: next } })
  }
  return (
    <Page
      title={t('title')}
      subtitle={<Covered team={user.team_name} from={from} to={to} sales={sales.data} />}
      actions={
        <>
          <Tabs
            label={t('span')}
            value={span}
            onChange={(next) => {
              if (is_span(next)) show(next)
            }}
            items={spans.map((key) => ({ key, label: t(key) }))}
          />
          <PrintButton />
        </>
      }
    >
      <Loaded query={sales} lines={10}>
        {(found) => (
          <Board
            sales={found}
            by={by}
            onBy={(next) => {
              change({ filters: { ...filters, by: next } })
            }}
            onYear={
              span === 'year'
                ? undefined
                : () => {
                    show('year')
                  }
            }
          />
        )}
      </Loaded>
    </Page>
  )
}

interface CoveredProps {
  team?: string
  from: string
  to: string
  sales?: Sales
}

function Covered({ team, from, to, sales }: CoveredProps) {
  const t = useText()
  const parts = [team, t('period', { from, to })]
  if (sales) parts.push(t('compared', { from: sales.previous_from, to: sales.previous_to }))
  return <span className="num">{parts.filter(Boolean).join(' · ')}</span>
}

function PrintButton() {
  const t = useText()
  return (
    <span className="desk-only no-print">
      <IconButton
        icon={Printer}
        framed
        label={t('print')}
        onClick={() => {
          print()
        }}
      />
    </span>
  )
}

interface BoardProps {
  sales: Sales
  by: By
  onBy: (by: By) => void
  onYear?: () => void
}

function Board({ sales, by, onBy, onYear }: BoardProps) {
  const nothing = [sales.totals, sales.previous].every(
    (one) => !one.revenue_minor && !one.orders_count && !one.new_customers_count,
  )
  if (nothing) return <Nothing onYear={onYear} />
  return (
    <>
      <Tiles sales={sales} />
      <div className="metrics-charts">
        <SumChart sales={sales} />
        <LineChart sales={sales} />
        <TimeChart sales={sales} by={by} onBy={onBy} />
        {sales.by_person.length > 1 ? <PersonChart sales={sales} /> : null}
      </div>
    </>
  )
}

function Nothing({ onYear }: { onYear?: () => void }) {
  const t = useText()
  const enters = useAllowed('orders.create')
  return (
    <Empty
      title={t('empty')}
      note={t('empty_hint')}
      action={
        <>
          {onYear ? <Button onClick={onYear}>{t('other_span')}</Button> : null}
          {enters ? (
            <LinkButton kind="primary" to="/orders/new">
              {t('new_order')}
            </LinkButton>
          ) : null}
        </>
      }
    />
  )
}
