// What was changed since an order was confirmed, and what became of it; nothing where there was none.
import { Card, CardRow } from '@/ui/Card'
import { DateText, Money } from '@/ui/Money'
import { StatusDot } from '@/ui/Tag'
import { ChangeEffects } from './ChangeEffects'
import { useChanges } from './changes'
import { useChangeText } from './change_texts'
import type { Order } from './model'

const tones = {
  waiting: 'amber',
  applied: 'green',
  refused: 'red',
  overtaken: 'red',
  dropped: 'grey',
} as const

export function ChangesCard({ order }: { order: Order }) {
  const t = useChangeText()
  const changes = useChanges(order)
  const items = changes.data?.items ?? []
  if (!items.length) return null
  return (
    <Card title={t('card')} count={items.length} inset="rows">
      {items.map((one) => (
        <CardRow
          key={one.id}
          title={
            <>
              <StatusDot tone={tones[one.state]}>{t(one.state)}</StatusDot>
              <span>{one.reason}</span>
            </>
          }
          note={
            <span className="row row-wrap">
              <span>{t('by', { name: one.author_name })}</span>
              <DateText at={one.created_at} />
              {one.refused_because ? <span className="tone-red">{one.refused_because}</span> : null}
            </span>
          }
          value={
            <>
              <Money minor={one.amount_before_minor} /> → <Money minor={one.amount_after_minor} />
            </>
          }
          below={<ChangeEffects lines={one.lines} head={one.head} />}
        />
      ))}
    </Card>
  )
}
