// What may be offered instead of a product: the best first, each with what is different.
import { Card } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { Price } from '@/ui/Money'
import { Sentence } from '@/ui/Sentence'
import { Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { useSubstitutes, type Product, type SubstituteTold } from './model'
import { ShelfState } from './ProductsPage'

export function SubstitutesCard({ product }: { product: Product }) {
  const t = useText()
  const told = useSubstitutes(product)
  if (!product.substitutes.length) return null
  return (
    <Card title={t('substitutes')} count={product.substitutes.length}>
      <Loaded query={told}>
        {({ items }) => (
          <div>
            {items.map((one, index) => (
              <Told key={one.product_id} one={one} rank={index + 1} />
            ))}
          </div>
        )}
      </Loaded>
    </Card>
  )
}

function Told({ one, rank }: { one: SubstituteTold; rank: number }) {
  const t = useText()
  return (
    <Sentence
      mark={<Tag>{rank}</Tag>}
      title={<Link to={`/products/${one.product_id}`}>{one.name}</Link>}
      words={one.words}
      copy={one.words}
      validity="unlimited"
      note={
        <>
          <span className="num">{one.code}</span> · <Price e4={one.list_price_e4} /> ·{' '}
          <PriceDifference e4={one.dearer_by_e4} />
          {one.material ? ` · ${one.material}` : ''}
        </>
      }
      actions={one.on_shelf ? null : <ShelfState on_shelf={false} />}
    >
      {one.differences.length ? (
        <ul className="differences">
          {one.differences.map((each) => (
            <li key={each.name}>
              <span className="muted">{each.name}</span> {each.theirs || '—'}{' '}
              <span className="meta">
                {t('here')} {each.ours || '—'}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="meta">{t('no_difference')}</p>
      )}
    </Sentence>
  )
}

function PriceDifference({ e4 }: { e4: number }) {
  const t = useText()
  if (e4 === 0) return <>{t('same_price')}</>
  return (
    <span className={e4 < 0 ? 'tone-green' : 'tone-amber'}>
      {t(e4 < 0 ? 'cheaper' : 'dearer')} <Price e4={Math.abs(e4)} />
    </span>
  )
}
