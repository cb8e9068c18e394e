// A quote on paper, A4 without the frame: words for the customer only. No note of ours, no list,
// base or floor price, no step; what is not sent yet says so.
import { useParams } from '@tanstack/react-router'
import { useMeta } from '@/lib/meta'
import { useRecord } from '@/lib/use_record'
import { Money, Price, Quantity } from '@/ui/Money'
import { useTabTitle } from '@/ui/Page'
import { PaperHead } from '@/ui/PaperHead'
import { PaperPage } from '@/ui/PaperPage'
import { Loaded } from '@/ui/States'
import { useText } from './i18n'
import { PayTermText } from './marks'
import { path_of, type Quote, type State } from './model'
import './quotes.css'

const unsent = new Set<State>(['draft', 'approval', 'ready'])

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
        <PaperHead of={of} line={of.contact_name} unsent={unsent.has(of.state)} t={t} />
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
