// How many customers match, how many of them may be written to, and the first of them.
import { useEffect, useState } from 'react'
import { RefreshCw, Users } from 'lucide-react'
import { Button } from '@/ui/Button'
import { DateText } from '@/ui/Money'
import { ProblemLine } from '@/ui/ProblemLine'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { elsewhere, useSegmentCount, type SegmentFilter, type SegmentPreview } from './model'

const pause_ms = 350
const most_counted = 10_000
const shown = 6

/** What is typed counts once the hands rest. */
export function useRested(filter: SegmentFilter): SegmentFilter {
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

function useMatches() {
  const t = useText()
  return (count: number) => (count > most_counted ? t('matches_many') : t('matches', { count }))
}

/** The count of a segment in a list: taken when somebody asks, and shown with its time. */
export function Count({ filter, name }: { filter: SegmentFilter; name: string }) {
  const t = useText()
  const matches = useMatches()
  const { data, error, dataUpdatedAt, isFetching, refetch } = useSegmentCount(filter)
  const what = t(data ? 'count_again' : 'count')
  return (
    <span className="segment-brief row row-wrap">
      {data ? (
        <>
          {matches(data.count)}
          <span className="meta">
            <DateText at={dataUpdatedAt} />
          </span>
        </>
      ) : (
        <ProblemLine error={error} />
      )}
      <Button
        kind="quiet"
        size="small"
        icon={data ? RefreshCw : Users}
        busy={isFetching}
        aria-label={t('count_of', { what, name })}
        onClick={() => void refetch()}
      >
        {what}
      </Button>
    </span>
  )
}

interface ReachProps {
  data?: SegmentPreview
  error: unknown
}

export function Reach({ data, error }: ReachProps) {
  const t = useText()
  const matches = useMatches()
  if (error)
    return (
      <div className="segment-reach" role="status">
        <p className="tone-red">{t('not_counted')}</p>
        <ProblemLine error={elsewhere(error)} />
      </div>
    )
  if (!data) return null
  const { count, consented, reachable, items } = data
  return (
    <div className="segment-reach" role="status">
      <p className="strong">{matches(count)}</p>
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
