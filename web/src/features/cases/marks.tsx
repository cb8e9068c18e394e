// How a case stands, in a word with its colour.
import type { Case, CaseState, Freshness } from '@/lib/cases'
import { useMeta } from '@/lib/meta'
import { StatusDot, Tag, type Tone } from '@/ui/Tag'

const tones: Record<CaseState, Tone> = {
  draft: 'grey',
  reviewing: 'amber',
  published: 'green',
  archived: 'grey',
}

export function StateTag({ of }: { of: Case }) {
  const meta = useMeta('ticket_case')
  return <StatusDot tone={tones[of.state]}>{meta.option('state', of.state)}</StatusDot>
}

const freshness_tones: Partial<Record<Freshness, Tone>> = { due: 'amber', overdue: 'red' }

/** Only where somebody has to look at it again. */
export function FreshnessTag({ of }: { of: Case }) {
  const meta = useMeta('ticket_case')
  const tone = freshness_tones[of.freshness]
  return tone ? <Tag tone={tone}>{meta.option('freshness', of.freshness)}</Tag> : null
}
