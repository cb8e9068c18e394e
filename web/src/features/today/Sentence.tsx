// The greeting: what there is how much of, most pressing first, each piece leading to its section.
import { Fragment } from 'react'
import { useText } from './i18n'
import { count_text, type PartKind, type Today } from './model'

const place_of: Record<PartKind, string> = {
  overdue: 'today-overdue',
  due_today: 'today-today',
  my_orders: 'today-assistant',
  to_ship: 'today-warehouse',
  to_collect: 'today-finance',
  shortages: 'today-stock',
  low_stock: 'today-low',
  team_overdue: 'today-team',
  duplicates: '/duplicates',
}

/** A section of this page, or a page of its own. */
function href_of(kind: PartKind): string {
  const place = place_of[kind]
  return place.startsWith('/') ? place : `#${place}`
}

export function Sentence({ parts }: { parts: Today['parts'] }) {
  const t = useText()
  if (!parts.length) return <>{t('nothing_waits')}</>
  return (
    <p className="today-sentence">
      {parts.map((part, index) => (
        <Fragment key={part.kind}>
          {index ? t('comma') : null}
          <a
            className={part.kind.endsWith('overdue') ? 'today-pressing' : undefined}
            href={href_of(part.kind)}
          >
            {t(`part_${part.kind}`, { count: count_text(part.count) })}
          </a>
        </Fragment>
      ))}
      {t('full_stop')}
    </p>
  )
}
