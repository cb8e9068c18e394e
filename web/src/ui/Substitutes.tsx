// What may be offered instead of a product: the best first, each with what is different; nothing when
// nobody named any.
import { useSubstitutes, type SubstituteTold } from '@/lib/knowledge'
import { Card } from './Card'
import { ClaimSource, Differences } from './Grounds'
import { Link } from './Link'
import { Price } from './Money'
import { Sentence } from './Sentence'
import { Tag } from './Tag'
import { useSaysText } from './says_texts'

export function SubstitutesCard({ product_id }: { product_id: string }) {
  const t = useSaysText()
  const told = useSubstitutes(product_id)
  const items = told.data?.items ?? []
  if (!items.length) return null
  return (
    <Card title={t('substitutes')} count={items.length}>
      {items.map((one, index) => (
        <Told key={one.product_id} one={one} rank={index + 1} />
      ))}
    </Card>
  )
}

function Told({ one, rank }: { one: SubstituteTold; rank: number }) {
  const t = useSaysText()
  return (
    <Sentence
      mark={<Tag>{rank}</Tag>}
      title={<Link to={`/products/${one.product_id}`}>{one.name}</Link>}
      words={one.words}
      copy={one.words}
      validity={one.expired ? 'expired' : 'unlimited'}
      until={one.valid_until}
      note={
        <>
          <span className="num">{one.code}</span> · <Price e4={one.list_price_e4} /> ·{' '}
          <PriceDifference e4={one.dearer_by_e4} />
          {one.material ? ` · ${one.material}` : ''}
        </>
      }
      actions={one.on_shelf ? null : <Tag>{t('stopped')}</Tag>}
    >
      {one.differences.length ? (
        <Differences of={one} />
      ) : (
        <p className="meta">{t('no_difference')}</p>
      )}
      <ClaimSource of={one} />
    </Sentence>
  )
}

function PriceDifference({ e4 }: { e4: number }) {
  const t = useSaysText()
  if (e4 === 0) return <>{t('same_price')}</>
  return (
    <span className={e4 < 0 ? 'tone-green' : 'tone-amber'}>
      {t(e4 < 0 ? 'cheaper' : 'dearer')} <Price e4={Math.abs(e4)} />
    </span>
  )
}
