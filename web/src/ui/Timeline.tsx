import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocale } from '@/i18n'
import { useServerNow } from '@/lib/clock'
import { day_of, relative_day } from '@/lib/format'
import { useMaybeUser } from '@/lib/session'
import { DateText } from './Money'
import type { Tone } from './Tag'
import './timeline.css'

export interface TimelineItem {
  id: string
  at: number
  icon: LucideIcon
  tone?: Tone
  title: ReactNode
  /** Document number as a link. */
  link?: ReactNode
  who?: string
  value?: ReactNode
  text?: ReactNode
}

interface TimelineProps {
  items: TimelineItem[]
  /** The id of the one that was looked for. */
  marked?: string
}

/** What happened, newest first, under one heading per day. */
export function Timeline({ items, marked }: TimelineProps) {
  const locale = useLocale()
  const zone = useMaybeUser()?.org.timezone ?? 'Asia/Shanghai'
  const today = day_of(useServerNow(60_000), zone)
  const days = new Map<string, TimelineItem[]>()
  for (const item of items) {
    const day = day_of(item.at, zone)
    days.set(day, [...(days.get(day) ?? []), item])
  }
  return (
    <div className="timeline">
      {[...days].map(([day, entries]) => (
        <section key={day}>
          <h3 className="timeline-day num">
            {day} · {relative_day(day, today, locale)}
          </h3>
          <ol>
            {entries.map((item) => (
              <TimelineRow key={item.id} item={item} marked={item.id === marked} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function TimelineRow({ item, marked }: { item: TimelineItem; marked: boolean }) {
  return (
    <li
      className={marked ? 'timeline-item timeline-marked' : 'timeline-item'}
      aria-current={marked || undefined}
    >
      <span className={`timeline-icon tag-${item.tone ?? 'grey'}`}>
        <item.icon size={15} aria-hidden />
      </span>
      <div className="timeline-main">
        <div className="row row-wrap">
          <span className="strong">{item.title}</span>
          {item.link}
          <span className="meta">
            {item.who} <DateText at={item.at} show="time" />
          </span>
        </div>
        {item.text ? <div className="timeline-text">{item.text}</div> : null}
      </div>
      {item.value === undefined ? null : <div className="strong num">{item.value}</div>}
    </li>
  )
}
