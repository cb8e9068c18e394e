// The greeting: what there is how much of, most pressing first, each piece leading to its section.
import { Fragment } from 'react'
import { Link } from '@/ui/Link'
import { useText } from './i18n'
import { count_text, type PartKind, type Today } from './model'

const place_of: Record<PartKind, string> = {
  tickets: 'today-tickets',
  late_tickets: 'today-late_tickets',
  sub_requests: 'today-sub_requests',
  inquiries: 'today-inquiries',
  approvals: 'today-approvals',
  overdue: 'today-overdue',
  due_today: 'today-today',
  my_orders: 'today-assistant',
  to_ship: 'today-warehouse',
  to_collect: 'today-finance',
  to_pick: 'today-picks',
  dues: 'today-dues',
  unmatched: 'today-unmatched',
  late_supply: 'today-supply',
  requests: 'today-requests',
  shortages: 'today-stock',
  low_stock: 'today-low',
  team_overdue: 'today-team',
  duplicates: '/duplicates',
}

export function Sentence({ parts }: { parts: Today['parts'] }) {
  const t = useText()
  if (!parts.length) return <>{t('nothing_waits')}</>
  return (
    <p className="today-sentence">
      {parts.map((part, index) => (
        <Fragment key={part.kind}>
          {index ? t('comma') : null}
          <Piece part={part} />
        </Fragment>
      ))}
      {t('full_stop')}
    </p>
  )
}

/** Leads to a section of this page, or to a page of its own. */
function Piece({ part: { kind, count } }: { part: Today['parts'][number] }) {
  const t = useText()
  const place = place_of[kind]
  const text = t(`part_${kind}`, { count: count_text(count) })
  if (place.startsWith('/')) return <Link to={place}>{text}</Link>
  return (
    <a className={kind.endsWith('overdue') ? 'today-pressing' : undefined} href={`#${place}`}>
      {text}
    </a>
  )
}
