// What is owed: what falls due, what is overdue by age, and money that is not an order's yet.
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { Money } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { Loaded } from '@/ui/States'
import { useText } from './i18n'
import { useOverview, type Overview } from './model'
import { ReceivablesTabs } from './ReceivablesTabs'

export default function ReceivablesPage() {
  const t = useText()
  const overview = useOverview()
  return (
    <Page title={t('title')} beside={<ReceivablesTabs at="overview" />} layout="narrow">
      <Loaded query={overview} lines={8}>
        {(now) => <Body now={now} />}
      </Loaded>
    </Page>
  )
}

function Body({ now }: { now: Overview }) {
  const t = useText()
  return (
    <div className="stack">
      <Card title={t('ageing')} inset="rows">
        {now.bands.map((band) => (
          <CardRow
            key={band.key}
            title={
              <span className={band.key === 'due_week' ? 'strong' : 'strong tone-red'}>
                {t(band.key)}
              </span>
            }
            note={t('orders_count', { count: band.orders_count })}
            value={<Money minor={band.amount_minor} />}
            action={
              band.orders_count ? (
                <Link
                  to={`/orders?view=all&sort=due_on&due_on_from=${band.from}&due_on_to=${band.to}`}
                >
                  {t('see')}
                </Link>
              ) : null
            }
          />
        ))}
      </Card>
      <Card inset="rows">
        <CardRow
          title={<span className="strong">{t('to_match')}</span>}
          note={t('receipts_count', { count: now.unmatched_count })}
          value={<Money minor={now.unmatched_minor} />}
          action={<Link to="/bank_receipts?view=unmatched">{t('see')}</Link>}
        />
        <CardRow
          title={<span className="strong">{t('credit')}</span>}
          value={<Money minor={now.credit_minor} />}
          action={<Link to="/bank_receipts?view=credit">{t('see')}</Link>}
        />
      </Card>
    </div>
  )
}
