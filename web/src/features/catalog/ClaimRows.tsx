// Inside the form of a product: for each of its substitutes where it is from that it may stand in, and
// until when that holds.
import { DateField } from '@/ui/DateField'
import { useText } from './i18n'
import type { Substitute, SubstituteClaim } from './model'
import './catalog.css'

interface ClaimRowsProps {
  claims: SubstituteClaim[]
  substitutes: Substitute[]
  names: Map<string, string>
  onChange: (claims: SubstituteClaim[]) => void
}

export function ClaimRows({ claims, substitutes, names, onChange }: ClaimRowsProps) {
  const t = useText()
  const ids = substitutes.flatMap((one) => (one.product_id ? [one.product_id] : []))
  if (!ids.length) return <p className="muted">{t('no_claims')}</p>
  const claim_of = (id: string): SubstituteClaim =>
    claims.find((one) => one.product_id === id) ?? { product_id: id, source: '', valid_until: null }
  const put = (id: string, part: Partial<SubstituteClaim>) => {
    const all = ids.map((one) => (one === id ? { ...claim_of(one), ...part } : claim_of(one)))
    onChange(all.filter((one) => one.source || one.valid_until))
  }
  return (
    <div className="row-fields">
      {ids.map((id, index) => {
        const name = names.get(id) ?? `${t('substitute')} ${index + 1}`
        const claim = claim_of(id)
        return (
          <div key={id} className="row-fields-claim">
            <span className="meta ellipsis">{name}</span>
            <input
              className="control"
              aria-label={`${name} ${t('claim_source')}`}
              placeholder={t('claim_source')}
              value={claim.source}
              maxLength={200}
              onChange={(event) => {
                put(id, { source: event.target.value })
              }}
            />
            <DateField
              id={`claim-${id}`}
              label={`${name} ${t('claim_until')}`}
              placeholder={t('claim_until')}
              value={claim.valid_until}
              onChange={(valid_until) => {
                put(id, { valid_until })
              }}
            />
          </div>
        )
      })}
    </div>
  )
}
