// The request for an invoice on paper, A4, for whoever issues it elsewhere.
import { useParams } from '@tanstack/react-router'
import { useMeta } from '@/lib/meta'
import { useRecord } from '@/lib/use_record'
import { DateText, Money } from '@/ui/Money'
import { useTabTitle } from '@/ui/Page'
import { PaperPage } from '@/ui/PaperPage'
import { Loaded } from '@/ui/States'
import { useText } from './i18n'
import type { Invoice } from './model'

export default function InvoicePrintPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Invoice>('invoice', '/invoices', id)
  return (
    <Loaded query={record} lines={10}>
      {(invoice) => <Sheet invoice={invoice} />}
    </Loaded>
  )
}

const facts = ['name', 'tax_no', 'address', 'phone', 'bank', 'account', 'email', 'note'] as const

function Sheet({ invoice }: { invoice: Invoice }) {
  const t = useText()
  const meta = useMeta('invoice')
  useTabTitle(`${t('request')} ${invoice.number}`)
  return (
    <PaperPage back={`/invoices/${invoice.id}`}>
      <article className="paper">
        <header className="paper-head">
          <div className="paper-title">
            <h1>{t('request')}</h1>
            <p>{invoice.org_name}</p>
          </div>
          <div className="paper-parties">
            <div>
              <h2>{invoice.customer_name}</h2>
              <p className="num">{invoice.number}</p>
              <p>
                {invoice.requester_name} <DateText at={invoice.created_at} />
              </p>
            </div>
            <dl>
              <dt>{meta.label('kind')}</dt>
              <dd>{meta.option('kind', invoice.kind)}</dd>
              {facts
                .filter((key) => invoice[key])
                .flatMap((key) => [
                  <dt key={`${key}-name`}>{meta.label(key)}</dt>,
                  <dd key={key}>{invoice[key]}</dd>,
                ])}
            </dl>
          </div>
        </header>
        <Parts invoice={invoice} />
        <footer className="paper-foot">
          <div className="paper-signs">
            <p>{t('sign_asked')}</p>
            <p>{t('sign_finance')}</p>
          </div>
        </footer>
      </article>
    </PaperPage>
  )
}

function Parts({ invoice }: { invoice: Invoice }) {
  const t = useText()
  return (
    <table className="paper-lines">
      <thead>
        <tr>
          <th scope="col">#</th>
          <th scope="col">{t('order_no')}</th>
          <th scope="col">{t('amount')}</th>
        </tr>
      </thead>
      <tbody>
        {invoice.parts.map((part, at) => (
          <tr key={part.id}>
            <td>{at + 1}</td>
            <td className="num">{part.order_number}</td>
            <td>
              <Money minor={part.amount_minor} decimals="always" />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          <td>{t('total')}</td>
          <td>
            <Money minor={invoice.amount_minor} decimals="always" />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
