// What waits for whoever buys: goods that should be here, requests to be settled, drafts not sent.
import { LinkButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { DateText, Quantity } from '@/ui/Money'
import { Late } from './Dues'
import { useText } from './i18n'
import { count_text, type Today } from './model'
import { Titled } from './Titled'

type Purchases = Today['purchases']

export const waits_to_buy = ({ late_count, requests_count, drafts_count }: Purchases) =>
  late_count + requests_count + drafts_count > 0

export function Purchases({ purchases, today }: { purchases: Purchases; today: string }) {
  const t = useText()
  const { drafts_count } = purchases
  return (
    <>
      {purchases.late_count ? <LateSupply purchases={purchases} today={today} /> : null}
      {purchases.requests_count ? <Requests purchases={purchases} /> : null}
      {drafts_count ? (
        <Card inset="rows">
          <CardRow
            title={<span className="strong">{t('drafts')}</span>}
            value={<span className="num">{count_text(drafts_count)}</span>}
            action={
              <LinkButton to="/purchase_orders?view=draft" size="small">
                {t('open')}
              </LinkButton>
            }
          />
        </Card>
      ) : null}
    </>
  )
}

function LateSupply({ purchases, today }: { purchases: Purchases; today: string }) {
  const t = useText()
  return (
    <div id="today-supply" className="today-anchor">
      <Card
        inset="rows"
        title={<Titled text={t('late_supply')} count={purchases.late_count} />}
        extra={<Link to="/purchase_orders?sort=expected_on">{t('all_of_them')}</Link>}
      >
        {purchases.late.map((one) => (
          <CardRow
            key={one.id}
            title={
              <span className="today-title">
                <Late on={one.expected_on} today={today} />
                <Link to={`/purchase_orders/${one.id}`} className="today-name ellipsis">
                  {one.supplier_name}
                </Link>
              </span>
            }
            note={<span className="num">{one.number}</span>}
            value={<DateText on={one.expected_on} />}
            action={
              <LinkButton to={`/purchase_orders/${one.id}`} size="small">
                {t('open')}
              </LinkButton>
            }
          />
        ))}
      </Card>
    </div>
  )
}

function Requests({ purchases }: { purchases: Purchases }) {
  const t = useText()
  return (
    <div id="today-requests" className="today-anchor">
      <Card
        inset="rows"
        title={<Titled text={t('requests')} count={purchases.requests_count} />}
        extra={<Link to="/purchasing">{t('all_of_them')}</Link>}
      >
        {purchases.requests.map((one) => (
          <CardRow
            key={one.id}
            title={
              <Link to="/purchasing" className="today-name ellipsis">
                {one.product_name} <span className="meta num">{one.product_code}</span>
              </Link>
            }
            note={
              <span className="today-note">
                <span>{one.supplier_name}</span>
                {one.needed_on ? <span>{t('needed', { on: one.needed_on.slice(5) })}</span> : null}
              </span>
            }
            value={<Quantity value={one.quantity} />}
          />
        ))}
      </Card>
    </div>
  )
}
