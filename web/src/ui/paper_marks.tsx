// The small signs of proposals and quotes, and the columns their lists share.
import { useServerNow } from '@/lib/clock'
import { add_days } from '@/lib/day_input'
import type { Row } from '@/lib/api_types'
import { day_of } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { DateText, Money } from './Money'
import type { Column } from './table_types'
import { Tag, type Tone } from './Tag'

export const paper_tones = {
  draft: 'grey',
  approval: 'amber',
  ready: 'act',
  sent: 'act',
  accepted: 'green',
  declined: 'red',
  expired: 'amber',
  withdrawn: 'grey',
  superseded: 'grey',
  dropped: 'grey',
} as const satisfies Record<string, Tone>

export type PaperState = keyof typeof paper_tones
export type PaperKind = 'proposal' | 'quote'

const hour_ms = 3_600_000
/** An answer is due soon; a proposal takes longer to be thought about. */
export const soon_days = { proposal: 7, quote: 3 } as const

export function useToday(): string {
  return day_of(useServerNow(hour_ms), useUser().org.timezone)
}

export function PaperStateTag({ kind, state }: { kind: PaperKind; state: PaperState }) {
  return <Tag tone={paper_tones[state]}>{useMeta(kind).option('state', state)}</Tag>
}

interface PaperUntilProps {
  kind: PaperKind
  of: { state: PaperState; valid_until: string | null }
}

/** Amber in the last days of one that waits for an answer. */
export function PaperUntil({ kind, of }: PaperUntilProps) {
  const last = add_days(useToday(), soon_days[kind])
  const ends = of.state === 'sent' && !!of.valid_until && of.valid_until <= last
  return (
    <span className={ends ? 'tone-amber' : undefined}>
      <DateText on={of.valid_until} />
    </span>
  )
}

interface PaperItem extends Row {
  number: string
  state: PaperState
  amount_minor: number
  valid_until: string | null
  sent_at: number
  created_at: number
}

/** Behind the title. */
export function paper_columns<T extends PaperItem>(kind: PaperKind): Column<T>[] {
  return [
    { key: 'number', render: (row) => <span className="num">{row.number}</span> },
    { key: 'customer_name', sort: false },
    {
      key: 'state',
      sort: false,
      render: (row) => <PaperStateTag kind={kind} state={row.state} />,
    },
    { key: 'amount_minor', align: 'end', render: (row) => <Money minor={row.amount_minor} /> },
    { key: 'valid_until', render: (row) => <PaperUntil kind={kind} of={row} /> },
    { key: 'sent_at', render: (row) => <DateText at={row.sent_at || null} show="day" /> },
    { key: 'owner_name', sort: false },
    {
      key: 'created_at',
      hidden_at_first: true,
      render: (row) => <DateText at={row.created_at} show="day" />,
    },
  ]
}
