// The statement of account of a customer on paper, A4: what was ordered, paid and returned in a
// stretch of days, and what is owed before and after it.
import { useParams } from '@tanstack/react-router'
import { Fragment } from 'react'
import { server_now } from '@/lib/clock'
import { day_of } from '@/lib/format'
import { useListState } from '@/lib/list_state'
import { useUser } from '@/lib/session'
import { DateField } from '@/ui/DateField'
import { ExportLink } from '@/ui/ExportLink'
import { DateText, Money } from '@/ui/Money'
import { useTabTitle } from '@/ui/Page'
import { PaperPage } from '@/ui/PaperPage'
import { Loaded } from '@/ui/States'
import { useText } from './i18n'
import { useStatement, type Statement } from './model'

export default function StatementPrintPage() {
  const { id = '' } = useParams({ strict: false })
  const t = useText()
  const { org } = useUser()
  const [{ filters }, change] = useListState()
  const today = day_of(server_now(), org.timezone)
  const from = filters.from ?? `${today.slice(0, 8)}01`
  const to = filters.to ?? today
  const statement = useStatement(id, from, to)
  const choose = (key: 'from' | 'to') => (day: string | null) => {
    if (day) change({ filters: { from, to, [key]: day } })
  }
  useTabTitle(t('statement'))
  return (
    <PaperPage
      back={`/customers/${id}`}
      tools={
        <>
          <label htmlFor="statement-from">{t('from')}</label>
          <DateField id="statement-from" value={from} onChange={choose('from')} />
          <label htmlFor="statement-to">{t('to')}</label>
          <DateField id="statement-to" value={to} onChange={choose('to')} />
          <ExportLink path={`/customers/${id}/statement`} query={{ from, to }} />
        </>
      }
    >
      <Loaded query={statement} lines={10}>
        {(now) => <Sheet statement={now} />}
      </Loaded>
    </PaperPage>
  )
}

function Sheet({ statement }: { statement: Statement }) {
  const t = useText()
  return (
    <article className="paper">
      <header className="paper-head">
        <div className="paper-title">
          <h1>{t('statement')}</h1>
          <p>{statement.org_name}</p>
        </div>
        <div className="paper-parties">
          <div>
            <h2>{statement.customer_name}</h2>
            <p>
              <DateText on={statement.from} /> – <DateText on={statement.to} />
            </p>
          </div>
          <Sums statement={statement} />
        </div>
      </header>
      <Entries statement={statement} />
      <footer className="paper-foot">
        <p>{t('agree')}</p>
        <div className="paper-signs">
          <p>{t('sign_us')}</p>
          <p>{t('sign_them')}</p>
        </div>
      </footer>
    </article>
  )
}

function Sums({ statement }: { statement: Statement }) {
  const t = useText()
  const sums = [
    ['opening', statement.opening_minor],
    ['ordered', statement.ordered_minor],
    ['received', statement.received_minor],
    ['refunded', statement.refunded_minor],
    ['returned', statement.returned_minor],
    ['closing', statement.closing_minor],
    ['unused', statement.credit_minor],
  ] as const
  return (
    <dl>
      {sums
        .filter(([key, minor]) => minor !== 0 || key === 'opening' || key === 'closing')
        .map(([key, minor]) => (
          <Fragment key={key}>
            <dt>{t(key)}</dt>
            <dd>
              <Money minor={minor} decimals="always" />
            </dd>
          </Fragment>
        ))}
    </dl>
  )
}

function Entries({ statement }: { statement: Statement }) {
  const t = useText()
  if (!statement.entries.length) return <p className="muted">{t('nothing')}</p>
  return (
    <table className="paper-lines">
      <thead>
        <tr>
          {(['day', 'kind', 'number', 'change', 'balance'] as const).map((key) => (
            <th key={key} scope="col">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {statement.entries.map((entry, at) => (
          <tr key={at}>
            <td className="num paper-day">{entry.on}</td>
            <td className="nowrap">{t(`kind_${entry.kind}`)}</td>
            <td className="num">
              {entry.number}
              {entry.order_number && entry.order_number !== entry.number ? (
                <span className="paper-code"> {entry.order_number}</span>
              ) : null}
            </td>
            <td>
              <Money minor={entry.amount_minor} decimals="always" />
            </td>
            <td>
              <Money minor={entry.balance_minor} decimals="always" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
