// Who a customer is and what they are worth: the left column of their page.
import { Phone } from 'lucide-react'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { useLocale } from '@/i18n'
import { format_money } from '@/lib/format'
import { useAllowed } from '@/lib/session'
import { Card, CardRow, FactList } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { Progress } from '@/ui/Progress'
import { Sparkline } from '@/ui/Sparkline'
import { Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { CreditLimit } from './CreditLimit'
import { short_phone } from './phone'
import { useText } from './i18n'
import { useWorth, type Contact, type Customer, type Worth } from './model'

interface Fact {
  label: string
  value: React.ReactNode
}

const filled = ({ value }: Fact) => value !== '' && value !== null && value !== undefined

export function Facts({ customer }: { customer: Customer }) {
  const t = useText()
  const meta = useMeta('customer')
  const sees_figures = useAllowed('metrics.read')
  const credits = useAllowed('customers.credit') && !customer.merged_into
  const text = (name: string): Fact => ({
    label: meta.label(name),
    value: String(customer[name] ?? ''),
  })
  const facts: Fact[] = [
    text('short_name'),
    text('industry'),
    text('region'),
    text('address'),
    ...customer.addresses.map((one) => ({
      label: one.label || meta.label('addresses'),
      value: one.text,
    })),
    text('buys'),
    {
      label: meta.label('price_sensitivity'),
      value:
        customer.price_sensitivity === 'unknown'
          ? ''
          : meta.option('price_sensitivity', customer.price_sensitivity),
    },
    text('delivery_window'),
    text('invoice_title'),
    text('credit_code'),
    text('source'),
    { label: meta.label('tags'), value: customer.tags.length ? <Tags tags={customer.tags} /> : '' },
    { label: t('since'), value: <DateText at={customer.created_at} show="day" /> },
    { label: meta.label('status_reason'), value: customer.status_reason },
  ]
  return (
    <Card title={t('facts')}>
      <div className="stack">
        <FactList facts={facts.filter(filled)} />
        {credits ? <CreditLimit customer={customer} /> : null}
        {sees_figures ? <Figures customer={customer} /> : null}
        {customer.note ? <p className="customer-note">{customer.note}</p> : null}
      </div>
    </Card>
  )
}

function Tags({ tags }: { tags: string[] }) {
  return (
    <span className="row row-wrap">
      {tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
    </span>
  )
}

function Figures({ customer }: { customer: Customer }) {
  const worth = useWorth(customer.id, true)
  return (
    <Loaded query={worth} lines={4}>
      {(found) => <Worthy customer={customer} worth={found} />}
    </Loaded>
  )
}

const full = 0.9

function Worthy({ customer, worth }: { customer: Customer; worth: Worth }) {
  const t = useText()
  const limit = customer.credit_limit_minor
  const due = worth.total.due_minor
  const ratio = limit > 0 ? due / limit : 0
  const facts: Fact[] = [
    {
      label: t('year'),
      value: (
        <>
          <strong>
            <Money minor={worth.year_minor} />
          </strong>{' '}
          {worth.total.orders_count ? (
            <span className="meta">{t('total', { count: worth.total.orders_count })}</span>
          ) : null}
        </>
      ),
    },
    {
      label: t(limit > 0 ? 'credit' : 'due_amount'),
      value:
        limit > 0 ? (
          <>
            <Money minor={due} decimals="never" /> / <Money minor={limit} decimals="never" />
            <Progress label={t('credit')} ratio={ratio} tone={ratio > full ? 'red' : 'act'} />
          </>
        ) : (
          <Money minor={due} />
        ),
    },
    {
      label: t('last_order'),
      value: worth.last_order_on ? (
        <DateText on={worth.last_order_on} show="relative" />
      ) : (
        <span className="muted">{t('no_sales')}</span>
      ),
    },
  ]
  return (
    <>
      <FactList facts={facts} />
      {worth.total.orders_count ? <Months worth={worth} /> : null}
    </>
  )
}

function Months({ worth }: { worth: Worth }) {
  const t = useText()
  const locale = useLocale()
  const { currency } = useUser().org
  const sums = worth.months.map((month) => month.revenue_minor)
  const now = format_money(sums.at(-1) ?? 0, { currency, locale })
  return (
    <div>
      <p className="meta customer-months">{t('months')}</p>
      <Sparkline kind="bars" height={50} label={t('months_label', { now })} values={sums} />
    </div>
  )
}

export function People({ customer }: { customer: Customer }) {
  const t = useText()
  const main = {
    name: customer.contact_name,
    title: customer.contact_title,
    phone: customer.phone,
    email: customer.email,
    wechat: customer.wechat,
  }
  const sees_map = useAllowed('key_accounts.read')
  const has_main = Object.values(main).some(Boolean)
  const count = customer.contacts.length + (has_main ? 1 : 0)
  return (
    <Card
      title={t('contacts')}
      count={count || undefined}
      inset="rows"
      extra={
        sees_map ? <Link to={`/customers/${customer.id}/account`}>{t('decision_map')}</Link> : null
      }
    >
      {has_main ? <Person person={main} hidden={customer.contact_masked} main /> : null}
      {customer.contacts.map((person, index) => (
        <Person key={index} person={person} hidden={customer.contact_masked} />
      ))}
      {count ? null : <p className="muted card-note">{t('no_contacts')}</p>}
      {customer.contact_masked ? <p className="meta card-note">{t('masked')}</p> : null}
    </Card>
  )
}

function Person({ person, main, hidden }: { person: Contact; main?: boolean; hidden: boolean }) {
  const t = useText()
  const lines = [person.title, short_phone(person.phone), person.email, person.wechat]
  return (
    <CardRow
      title={
        <>
          {person.name || '—'}
          {main ? <Tag tone="act">{t('main_contact')}</Tag> : null}
        </>
      }
      note={<span className="num">{lines.filter(Boolean).join(' · ')}</span>}
      action={
        person.phone && !hidden ? (
          <a
            className="icon-btn icon-btn-framed"
            href={`tel:${person.phone}`}
            aria-label={t('call', { name: person.name })}
          >
            <Phone size={16} aria-hidden />
          </a>
        ) : null
      }
    />
  )
}
