// Why one product may stand in for another: in which parameters it differs, where that is from and
// until when it holds. What holds no more is marked.
import { Tag } from './Tag'
import { useSaysText } from './says_texts'
import './sentence.css'

export interface GroundsOf {
  differences: { name: string; ours: string; theirs: string }[]
  source: string
  valid_until: string | null
  expired: boolean
}

export function Differences({ of }: { of: GroundsOf }) {
  const t = useSaysText()
  if (!of.differences.length) return null
  return (
    <ul className="differences">
      {of.differences.map((each) => (
        <li key={each.name}>
          <span className="muted">{each.name}</span> {each.theirs || '—'}{' '}
          <span className="meta">
            {t('here')} {each.ours || '—'}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Nothing where nobody wrote down where it is from. */
export function ClaimSource({ of }: { of: GroundsOf }) {
  const t = useSaysText()
  if (!of.source && !of.valid_until) return null
  return (
    <span className="meta">
      {of.source ? t('claim_source', { source: of.source }) : null}{' '}
      {of.expired ? (
        <Tag tone="red">{t('claim_expired', { day: of.valid_until ?? '' })}</Tag>
      ) : of.valid_until ? (
        t('claim_until', { day: of.valid_until })
      ) : null}
    </span>
  )
}
