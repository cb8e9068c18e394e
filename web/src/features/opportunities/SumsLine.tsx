// The pipeline in one line: what is open, what of it is to be expected, what is overdue, what was won
// this month. Each number leads to the list behind it.
import { add_days } from '@/lib/day_input'
import { Link } from '@/ui/Link'
import { Money } from '@/ui/Money'
import { useText } from './i18n'
import { list_path, useForecast, type Sum } from './model'

export function SumsLine({ owner_id }: { owner_id: string }) {
  const t = useText()
  const { data } = useForecast(owner_id)
  if (!data) return <div className="sums-line" aria-hidden />
  const { total, overdue, won, today } = data
  const first = `${today.slice(0, 8)}01`
  return (
    <dl className="sums-line">
      <Figure label={t('total')} sum={total} to={list_path({ open: 'true', owner_id })} />
      <div>
        <dt>{t('weighted')}</dt>
        <dd>
          <Link to="/opportunities/forecast">
            <Money minor={total.weighted_minor} compact />
          </Link>
        </dd>
      </div>
      <Figure
        label={t('overdue')}
        sum={overdue}
        bad={overdue.opportunity_count > 0}
        to={list_path({ open: 'true', owner_id, expected_close_on_to: add_days(today, -1) })}
      />
      <Figure
        label={t('won_this_month')}
        sum={won}
        to={list_path({ stage: 'won', owner_id, closed_on_from: first })}
      />
    </dl>
  )
}

function Figure(props: { label: string; sum: Sum; to: string; bad?: boolean }) {
  const { label, sum, to, bad } = props
  const t = useText()
  return (
    <div>
      <dt>{label}</dt>
      <dd className={bad ? 'tone-red' : undefined}>
        <Link to={to}>
          <Money minor={sum.amount_minor} compact />
        </Link>{' '}
        <span className="meta">{t('count', { count: sum.opportunity_count })}</span>
      </dd>
    </div>
  )
}
