// The way an opportunity came: stages with the time spent in each, and each day that was promised.
import { ArrowRight, CalendarClock, CalendarPlus, Plus, ThumbsDown, Trophy } from 'lucide-react'
import { useMeta } from '@/lib/meta'
import { Card } from '@/ui/Card'
import { Loaded } from '@/ui/States'
import { Timeline, type TimelineItem } from '@/ui/Timeline'
import { useText } from './i18n'
import { useHistory, type Opportunity } from './model'
import { way_of, type Happened } from './way'

const ends = {
  won: { icon: Trophy, tone: 'green' },
  lost: { icon: ThumbsDown, tone: 'red' },
} as const

function useTold(): (happened: Happened) => TimelineItem {
  const t = useText()
  const meta = useMeta('opportunity')
  return (happened) => {
    const { id, at } = happened
    if (happened.kind === 'began')
      return { id, at, icon: Plus, title: t('began', { day: happened.day }) }
    const { who } = happened
    if (happened.kind === 'day') {
      const { from, to, days } = happened
      return {
        id,
        at,
        who,
        icon: days > 0 ? CalendarClock : CalendarPlus,
        tone: days > 0 ? 'amber' : 'grey',
        title: t(days > 0 ? 'day_later' : 'day_sooner', { from, to }),
        value: t('days_moved', { count: days > 0 ? `+${days}` : String(days) }),
      }
    }
    const from = meta.option('stage', happened.from)
    const to = meta.option('stage', happened.to)
    const look =
      happened.to === 'won' || happened.to === 'lost'
        ? ends[happened.to]
        : ({ icon: ArrowRight, tone: 'act' } as const)
    return {
      id,
      at,
      who,
      ...look,
      title: t('stage_moved', { from, to }),
      text: t('stayed', { stage: from, count: happened.working_days }),
    }
  }
}

export function Way({ one }: { one: Opportunity }) {
  const t = useText()
  const told = useTold()
  const history = useHistory(one.id)
  return (
    <Card title={t('way')}>
      <Loaded query={history} lines={4}>
        {(found) => <Timeline items={way_of(found, one.created_at).map(told)} />}
      </Loaded>
    </Card>
  )
}
