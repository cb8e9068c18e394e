// The pipeline's forecast: amount × probability of what is open, by the month it is expected to close
// and by owner. Each bar leads to the opportunities behind it.
import { SlidersHorizontal } from 'lucide-react'
import { useMemo } from 'react'
import { useLocale } from '@/i18n'
import { add_days } from '@/lib/day_input'
import { format_money, format_percent } from '@/lib/format'
import { useListState } from '@/lib/list_state'
import { useUser } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { Chart } from '@/ui/Chart'
import { Link, useGo } from '@/ui/Link'
import { Money } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { Loaded } from '@/ui/States'
import { months_option, people_option } from './drawings'
import { finding_of, month_of } from './findings'
import { OwnerChoice, ViewTabs } from './Frame'
import { useText } from './i18n'
import { list_path, useForecast, type Forecast } from './model'
import { SumsLine } from './SumsLine'
import './opportunities.css'

export default function ForecastPage() {
  const t = useText()
  const [{ filters }, change] = useListState()
  const owner_id = filters.owner_id ?? ''
  const forecast = useForecast(owner_id)
  return (
    <Page
      title={t('title')}
      beside={<ViewTabs value="forecast" />}
      actions={
        <>
          <OwnerChoice
            value={owner_id}
            onChange={(owner) => {
              change({ filters: { owner_id: owner } })
            }}
          />
          <LinkButton icon={SlidersHorizontal} to="/opportunities/settings">
            {t('settings')}
          </LinkButton>
        </>
      }
    >
      <SumsLine owner_id={owner_id} />
      <Loaded query={forecast} lines={10}>
        {(found) => (
          <>
            <Overdue forecast={found} owner_id={owner_id} />
            <div className="forecast-grid">
              <MonthChart forecast={found} owner_id={owner_id} />
              {found.owners.length > 1 ? <PeopleChart forecast={found} /> : null}
            </div>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Overdue({ forecast, owner_id }: { forecast: Forecast; owner_id: string }) {
  const t = useText()
  const { overdue, today } = forecast
  if (!overdue.opportunity_count) return null
  const behind = list_path({
    open: 'true',
    owner_id,
    expected_close_on_to: add_days(today, -1),
  })
  return (
    <p className="callout callout-amber">
      <Link to={behind}>{t('count', { count: overdue.opportunity_count })}</Link> ·{' '}
      <Money minor={overdue.amount_minor} /> {t('overdue_note')}
    </p>
  )
}

/** Numbers as the charts and their headlines need them. */
function useWords() {
  const locale = useLocale()
  const { currency } = useUser().org
  return {
    short: (minor: number) => format_money(minor, { currency, locale, compact: true }),
    full: (minor: number) => format_money(minor, { currency, locale }),
    percent: (ratio: number) => format_percent(ratio, locale, 0),
  }
}

function MonthChart({ forecast, owner_id }: { forecast: Forecast; owner_id: string }) {
  const t = useText()
  const go = useGo()
  const { short, full, percent } = useWords()
  const { months } = forecast
  const labels = months.map((month) =>
    month.to ? month_of(month) : t('later', { month: month_of(month) }),
  )
  const amounts = months.map((month) => month.amount_minor)
  const weighted = months.map((month) => month.weighted_minor)
  const names = { amount: t('amount_all'), weighted: t('weighted_all') }
  const title = () => {
    const found = finding_of(forecast)
    switch (found.kind) {
      case 'none':
        return t('finding_none')
      case 'late':
        return t('finding_late', { sum: short(found.sum) })
      case 'flat':
        return t('finding_flat', { sum: short(found.sum) })
      case 'month':
        return t('finding_month', {
          sum: short(found.sum),
          month: labels[found.at] ?? '',
          share: percent(found.share),
        })
    }
  }
  const drawn = JSON.stringify([labels, amounts, weighted, names])
  // The arrays are new in every drawing; their content is what matters.
  const option = useMemo(
    () => months_option({ labels, amounts, weighted, names, short }),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [drawn],
  )
  return (
    <Chart
      title={title()}
      height={300}
      option={option}
      onPick={({ index }) => {
        const month = months[index]
        if (month)
          go(
            list_path({
              open: 'true',
              owner_id,
              expected_close_on_from: month.from,
              expected_close_on_to: month.to,
            }),
          )
      }}
      table={{
        columns: [t('month'), names.weighted, names.amount, t('opportunities')],
        rows: months.map((month, index) => [
          labels[index],
          full(month.weighted_minor),
          full(month.amount_minor),
          month.opportunity_count,
        ]),
      }}
    />
  )
}

function PeopleChart({ forecast }: { forecast: Forecast }) {
  const t = useText()
  const go = useGo()
  const { short, full, percent } = useWords()
  const { owners } = forecast
  const [first] = owners
  const all = owners.reduce((sum, one) => sum + one.weighted_minor, 0)
  const labels = owners.map((one) => one.owner_name)
  const weighted = owners.map((one) => one.weighted_minor)
  const title = () => {
    if (!first) return t('finding_none')
    const share = percent(all ? first.weighted_minor / all : 0)
    return t('people_finding', {
      name: first.owner_name,
      sum: short(first.weighted_minor),
      share,
    })
  }
  const name = t('weighted_all')
  const drawn = JSON.stringify([labels, weighted, name])
  const option = useMemo(
    () => people_option({ labels, weighted, name, short }),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [drawn],
  )
  return (
    <Chart
      title={title()}
      height={300}
      option={option}
      onPick={({ index }) => {
        const owner = owners[index]
        if (owner) go(list_path({ open: 'true', owner_id: owner.owner_id }))
      }}
      table={{
        columns: [t('people'), name, t('amount_all'), t('opportunities')],
        rows: owners.map((one) => [
          one.owner_name,
          full(one.weighted_minor),
          full(one.amount_minor),
          one.opportunity_count,
        ]),
      }}
    />
  )
}
