// A quote on paper, A4 without the frame: words for the customer only. No note of ours, no list,
// base or floor price, no step; what is not sent yet says so.
import { useParams } from '@tanstack/react-router'
import { day_of } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { useRecord } from '@/lib/use_record'
import { DateText, Money, Price, Quantity } from '@/ui/Money'
import { useTabTitle } from '@/ui/Page'
import { PaperPage } from '@/ui/PaperPage'
import { Loaded } from '@/ui/States'
import { useText } from './i18n'
import { PayTermText } from './marks'
import { path_of, type Quote } from './model'
import './quotes.css'

export default function QuotePrintPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Quote>('quote', '/quotes', id)
  return (
    <Loaded query={record} lines={10}>
      {(one) => <Sheet of={one} />}
    </Loaded>
  )
}

function Sheet({ of }: { of: Quote }) {
  const t = useText()
  useTabTitle(`${of.title} ${of.number}`)
  return (
    <PaperPage back={path_of(of.id)}>
      <article className="paper">
        <PaperHead of={of} />
        {of.opening ? <p className="paper-note quote-said">{of.opening}</p> : null}
        <table className="paper-lines">
          <thead>
            <tr>
              <th scope="col">#</th>
              <th scope="col">{t('product')}</th>
              <th scope="col">{t('quantity')}</th>
              <th scope="col">{t('price')}</th>
              <th scope="col">{t('amount')}</th>
            </tr>
          </thead>
          <tbody>
            {of.lines.map((line, index) => (
              <tr key={index}>
                <td>{index + 1}</td>
                <td>
                  {line.product_name} <span className="num paper-code">{line.product_code}</span>
                  {line.remark ? <p>{line.remark}</p> : null}
                </td>
                <td>
                  <Quantity value={line.quantity} unit={line.unit} />
                </td>
                <td>
                  <Price e4={line.unit_price_e4} />
                </td>
                <td>
                  <Money minor={line.amount_minor} decimals="always" />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td />
              <td>{t('total')}</td>
              <td colSpan={3}>
                <Money minor={of.amount_minor} decimals="always" />
              </td>
            </tr>
          </tfoot>
        </table>
        <PaperTerms of={of} />
      </article>
    </PaperPage>
  )
}

function PaperHead({ of }: { of: Quote }) {
  const t = useText()
  const { org } = useUser()
  const day = day_of(of.sent_at || of.created_at, org.timezone)
  const unsent = of.state === 'draft' || of.state === 'approval' || of.state === 'ready'
  return (
    <header className="paper-head">
      <div className="paper-title">
        <h1>{t('paper_title')}</h1>
        <p>{org.name}</p>
      </div>
      <div className="paper-parties">
        <div>
          <p>{t('paper_to')}</p>
          <h2>{of.customer_name}</h2>
          <p>{of.contact_name}</p>
        </div>
        <dl>
          <dt>{t('paper_number')}</dt>
          <dd className="num">
            {of.number}
            {of.revision_no > 1 ? ` · ${t('version', { number: of.revision_no })}` : ''}
            {unsent ? ` · ${t('paper_draft')}` : ''}
          </dd>
          <dt>{t('paper_date')}</dt>
          <dd>
            <DateText on={day} />
          </dd>
          <dt>{t('paper_until')}</dt>
          <dd>
            <DateText on={of.valid_until} />
          </dd>
          <dt>{t('paper_by')}</dt>
          <dd>{of.owner_name}</dd>
        </dl>
      </div>
    </header>
  )
}

function PaperTerms({ of }: { of: Quote }) {
  const meta = useMeta('quote')
  return (
    <dl className="quote-terms">
      <dt>{meta.label('pay_term')}</dt>
      <dd>
        <PayTermText of={of} />
      </dd>
      {(['delivery', 'policy'] as const).map((name) =>
        of[name] ? (
          <div key={name}>
            <dt>{meta.label(name)}</dt>
            <dd>{of[name]}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
