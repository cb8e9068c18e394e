// Under a warning that something is lacking: the day on which more comes in, and what could be
// offered instead, with the difference in price and how much of it is there.
import { messages } from '@/i18n'
import { useAllowed } from '@/lib/session'
import { useShortageHint } from '@/lib/shortage_hint'
import { ClaimSource, Differences } from './Grounds'
import { Link } from './Link'
import { DateText, Price, Quantity } from './Money'
import './shortage_hint.css'

const useText = messages('shortage_hint', {
  'zh-CN': {
    comes: '再到货：',
    comes_none: '没有在途的货，到货日期未知。',
    instead: '可以改推：',
    there: '现有',
    same: '同价',
    dearer: '贵',
    cheaper: '便宜',
  },
  'zh-TW': {
    comes: '再到貨：',
    comes_none: '沒有在途的貨，到貨日期未知。',
    instead: '可以改推：',
    there: '現有',
    same: '同價',
    dearer: '貴',
    cheaper: '便宜',
  },
  en: {
    comes: 'More comes in: ',
    comes_none: 'None is on its way; nobody knows when there is more.',
    instead: 'Offer instead: ',
    there: 'there are',
    same: 'same price',
    dearer: 'dearer by',
    cheaper: 'cheaper by',
  },
})

const shown = 3

export function ShortageHint({ product_id }: { product_id: string }) {
  const t = useText()
  const hint = useShortageHint(product_id, useAllowed('shortages.read'))
  if (!hint.data) return null
  const { coming, substitutes } = hint.data
  return (
    <div className="shortage-hint">
      <p>
        {coming.length ? t('comes') : t('comes_none')}
        {coming.slice(0, shown).map((one, index) => (
          <span key={`${one.expected_on} ${String(index)}`} className="num">
            {index ? ' · ' : ''}
            <DateText on={one.expected_on} /> +<Quantity value={one.quantity} />
          </span>
        ))}
      </p>
      {substitutes.length ? (
        <ul>
          {substitutes.slice(0, shown).map((one) => (
            <li key={one.product_id}>
              {t('instead')}
              <Link to={`/products/${one.product_id}`} target="_blank">
                {one.name}
              </Link>{' '}
              <span className="num muted">{one.code}</span> · {t('there')}{' '}
              <Quantity value={one.available} unit={one.unit} /> ·{' '}
              {one.difference_e4 === 0 ? (
                t('same')
              ) : (
                <>
                  {t(one.difference_e4 > 0 ? 'dearer' : 'cheaper')}{' '}
                  <Price e4={Math.abs(one.difference_e4)} />
                </>
              )}
              {one.words ? ` · ${one.words}` : ''} <ClaimSource of={one} />
              <Differences of={one} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
