// How many customers match, how many of them may be written to, and the first of them.
import { useEffect, useState } from 'react'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { useSegmentPreview, type SegmentFilter } from './model'

const pause_ms = 350
const most_counted = 10_000
const shown = 6

/** What is typed counts once the hands rest. */
function useRested(filter: SegmentFilter): SegmentFilter {
  const [rested, set_rested] = useState(filter)
  useEffect(() => {
    const timer = setTimeout(() => {
      set_rested(filter)
    }, pause_ms)
    return () => {
      clearTimeout(timer)
    }
  }, [filter])
  return rested
}

export function Reach({ filter, brief }: { filter: SegmentFilter; brief?: boolean }) {
  const t = useText()
  const { data } = useSegmentPreview(useRested(filter))
  if (!data) return null
  const { count, consented, reachable, items } = data
  const matches = count > most_counted ? t('matches_many') : t('matches', { count })
  if (brief) return <span className="segment-brief">{matches}</span>
  return (
    <div className="segment-reach" role="status">
      <p className="strong">{matches}</p>
      <p className="meta">{t('reach', { consented, reachable })}</p>
      <ul>
        {items.slice(0, shown).map((one) => (
          <li key={one.id} className="row">
            <span className="ellipsis">{one.name}</span>
            <span className="push row">
              {one.has_email ? null : <Tag>{t('no_email')}</Tag>}
              <Tag tone={one.consent === 'given' ? 'green' : 'grey'}>
                {t(`consent_${one.consent}`)}
              </Tag>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
