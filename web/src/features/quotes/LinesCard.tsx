// The lines of a quote as they stand: price against the base price, and how it went down.
import { Card } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { Money, Price, Quantity } from '@/ui/Money'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { discount_of, type Line, type Quote } from './model'

export function LinesCard({ of }: { of: Quote }) {
  const t = useText()
  const saved = of.base_minor - of.amount_minor
  return (
    <Card title={t('lines')} count={of.lines.length} inset="rows">
      {of.lines.length ? null : <p className="quote-none muted">{t('no_lines')}</p>}
      {of.lines.map((line, index) => (
        <LineShown key={index} line={line} warnings={warnings_at(of, index)} />
      ))}
      <p className="quote-sum">
        {saved > 0 ? (
          <span className="meta">
            {t('base_sum')} <Money minor={of.base_minor} /> · {t('conceded')}{' '}
            <Money minor={saved} />
          </span>
        ) : null}
        <span className="push strong">
          {t('total')} <Money minor={of.amount_minor} />
        </span>
      </p>
    </Card>
  )
}

const warnings_at = (of: Quote, at: number) =>
  of.warnings.filter(({ path }) => path === `lines.${at}.unit_price_e4`).map(({ code }) => code)

function LineShown({ line, warnings }: { line: Line; warnings: string[] }) {
  const t = useText()
  const discount = discount_of(line)
  return (
    <div className="quote-line">
      <div className="quote-line-goods">
        <p>
          <Link to={`/products/${line.product_id}`}>{line.product_name}</Link>{' '}
          <span className="num muted nowrap">{line.product_code}</span>
        </p>
        {line.remark ? <p className="meta">{line.remark}</p> : null}
        <p className="row row-wrap">
          {warnings.includes('orders.below_floor') ? (
            <Tag tone="red">{t('below_floor')}</Tag>
          ) : null}
          {warnings.includes('quotes.step_grows') ? (
            <Tag tone="amber">{t('step_grows')}</Tag>
          ) : null}
        </p>
        <Ladder line={line} />
      </div>
      <span className="quote-line-count">
        <Quantity value={line.quantity} unit={line.unit} />
      </span>
      <span className="quote-line-price">
        <Price e4={line.unit_price_e4} />
        {discount ? (
          <span className="meta">
            {' '}
            −<span className="num">{discount}%</span>
          </span>
        ) : null}
      </span>
      <span className="quote-line-sum strong">
        <Money minor={line.amount_minor} />
      </span>
    </div>
  )
}

/** What the customer was told, in order, and what each lower price was given for. */
function Ladder({ line }: { line: Line }) {
  const t = useText()
  if (line.steps.length < 2 && !line.in_return) return null
  const untold =
    line.in_return && line.steps.at(-1)?.unit_price_e4 !== line.unit_price_e4 ? line : null
  return (
    <ol className="quote-ladder" aria-label={t('ladder')}>
      {line.steps.map((step, index) => (
        <li key={index}>
          <span className="meta nowrap">{t('version', { number: step.revision_no })}</span>{' '}
          <Price e4={step.unit_price_e4} />
          {step.in_return ? <span className="meta"> ← {step.in_return}</span> : null}
        </li>
      ))}
      {untold ? (
        <li>
          <span className="meta nowrap">{t('not_told')}</span> <Price e4={untold.unit_price_e4} />
          <span className="meta"> ← {untold.in_return}</span>
        </li>
      ) : null}
    </ol>
  )
}
