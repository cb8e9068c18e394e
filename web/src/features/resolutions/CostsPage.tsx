// What complaints cost: compensation that was accepted, by cause and month.
import { useId, useState } from 'react'
import { format_money } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useLocale } from '@/i18n'
import { useUser } from '@/lib/session'
import { Card } from '@/ui/Card'
import { DateField } from '@/ui/DateField'
import { Money } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { Empty, Loaded } from '@/ui/States'
import { useText } from './i18n'
import { by_cause, useCosts, type Costs } from './model'
import './resolutions.css'

export default function CostsPage() {
  const t = useText()
  const id = useId()
  const [from, set_from] = useState('')
  const [to, set_to] = useState('')
  const costs = useCosts(from, to)
  return (
    <Page title={t('costs')}>
      <Loaded query={costs} lines={6}>
        {(found) => (
          <>
            <div className="row row-wrap letter-period">
              <label htmlFor={`${id}-from`}>
                {t('from')}{' '}
                <DateField
                  id={`${id}-from`}
                  value={from || found.from}
                  onChange={(day) => {
                    set_from(day ?? '')
                  }}
                />
              </label>
              <label htmlFor={`${id}-to`}>
                {t('to')}{' '}
                <DateField
                  id={`${id}-to`}
                  value={to || found.to}
                  onChange={(day) => {
                    set_to(day ?? '')
                  }}
                />
              </label>
            </div>
            <Card>
              {found.items.length ? (
                <Table costs={found} />
              ) : (
                <Empty title={t('costs_none')} note={t('costs_none_note')} />
              )}
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Table({ costs }: { costs: Costs }) {
  const t = useText()
  const meta = useMeta('resolution')
  const locale = useLocale()
  const { org } = useUser()
  const { months, causes } = by_cause(costs.items)
  const first = causes[0]
  return (
    <div className="stack">
      <p className="strong">
        {t('costs_found', {
          amount: format_money(costs.total_minor, { currency: org.currency, locale }),
          cause: first ? meta.option('cause', first.cause) : '',
        })}
      </p>
      <div className="letter-costs">
        <table className="cost-table">
          <thead>
            <tr>
              <th>{t('cause')}</th>
              {months.map((month) => (
                <th key={month} className="num">
                  {month}
                </th>
              ))}
              <th>{t('total')}</th>
            </tr>
          </thead>
          <tbody>
            {causes.map(({ cause, row, total }) => (
              <tr key={cause}>
                <td>{meta.option('cause', cause)}</td>
                {months.map((month) => (
                  <td key={month}>
                    {row.has(month) ? <Money minor={row.get(month) ?? 0} /> : '—'}
                  </td>
                ))}
                <td className="strong">
                  <Money minor={total} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
