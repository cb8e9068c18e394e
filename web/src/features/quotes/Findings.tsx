// What a quote needs approval for, each in a sentence.
import { Money, Price } from '@/ui/Money'
import { useText } from './i18n'
import type { Finding, Quote } from './model'

export function Findings({ of }: { of: Quote }) {
  const t = useText()
  if (!of.findings.length) return null
  return (
    <div className="callout callout-amber">
      <p className="strong">{t('needs_approval')}</p>
      <ul className="callout-list">
        {of.findings.map((one, index) => (
          <li key={index}>
            <Words of={one} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Words({ of }: { of: Finding }) {
  const t = useText()
  switch (of.condition) {
    case 'below_floor':
      return (
        <>
          {of.product}：<Price e4={of.unit_price_e4} /> {t('under_floor')}{' '}
          <Price e4={of.floor_price_e4} />
        </>
      )
    case 'discount_over':
      return <>{t('over_discount', { percent: of.percent, limit: of.limit_percent })}</>
    default:
      return (
        <>
          {t('over_amount')} <Money minor={of.amount_minor} /> / <Money minor={of.limit_minor} />
        </>
      )
  }
}
