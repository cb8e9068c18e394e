// What a version has otherwise than the one that was out before it.
import { useMeta } from '@/lib/meta'
import { Card, CardRow } from '@/ui/Card'
import { Money, Price, Quantity } from '@/ui/Money'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import type { LineDifference, Quote } from './model'

const words = {
  added: 'line_added',
  removed: 'line_removed_tag',
  changed: 'line_changed',
} as const
const tones = { added: 'green', removed: 'red', changed: 'amber' } as const

export function DifferencesCard({ of }: { of: Quote }) {
  const t = useText()
  const meta = useMeta('quote')
  const { differences: all } = of
  if (!all.revision_no) return null
  const same = !all.lines.length && !all.terms.length
  return (
    <Card title={t('differences', { number: all.revision_no })} inset="rows">
      {same ? <CardRow title={<span className="muted">{t('no_differences')}</span>} /> : null}
      {all.lines.map((one, index) => (
        <CardRow
          key={index}
          title={one.product}
          note={<Change of={one} />}
          value={<Tag tone={tones[one.change]}>{t(words[one.change])}</Tag>}
        />
      ))}
      {all.terms.length ? (
        <CardRow
          title={t('terms_changed')}
          note={all.terms.map((name) => meta.label(name)).join('、')}
        />
      ) : null}
      {same ? null : (
        <CardRow
          title={t('total')}
          value={
            <>
              <Money minor={all.amount_before_minor} /> → <Money minor={of.amount_minor} />
            </>
          }
        />
      )}
    </Card>
  )
}

function Change({ of }: { of: LineDifference }) {
  const before = (
    <>
      <Quantity value={of.quantity_before} unit={of.unit} /> × <Price e4={of.price_before_e4} />
    </>
  )
  const after = (
    <>
      <Quantity value={of.quantity_after} unit={of.unit} /> × <Price e4={of.price_after_e4} />
    </>
  )
  if (of.change === 'added') return after
  if (of.change === 'removed') return <s>{before}</s>
  return (
    <>
      {before} → {after}
    </>
  )
}
