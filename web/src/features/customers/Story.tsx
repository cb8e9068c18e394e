// What happened with a customer: narrowed by group, page by page, newest first.
import { useRouter, useRouterState } from '@tanstack/react-router'
import { ArrowUpToLine, ChevronDown, Undo2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useMeta } from '@/lib/meta'
import { Button, IconButton } from '@/ui/Button'
import { FieldValue } from '@/ui/FieldValue'
import { Link } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { Empty, ErrorState, Skeleton } from '@/ui/States'
import { Tabs } from '@/ui/Tabs'
import { Tag } from '@/ui/Tag'
import { Timeline, type TimelineItem } from '@/ui/Timeline'
import { useWithdraw } from './conversations'
import { useText } from './i18n'
import { useTimeline, type Change, type Happening, type TimelineGroup } from './model'
import { link_of, look_of, title_key, without_echoes } from './story'

const groups: TimelineGroup[] = ['all', 'talk', 'deal', 'order', 'change']

/** The record a search in notes led to: the story begins there until one asks for all of it. */
function useEntry(): [entry: string, leave: () => void] {
  const router = useRouter()
  const found: unknown = useRouterState({ select: (now) => now.location.search as unknown })
  const entry = (found as Record<string, unknown>).entry
  return [
    typeof entry === 'string' || typeof entry === 'number' ? String(entry) : '',
    () => {
      router.history.replace(router.state.location.pathname)
    },
  ]
}

export function Story({ customer_id }: { customer_id: string }) {
  const t = useText()
  const [group, set_group] = useState<TimelineGroup>('all')
  const [entry, leave] = useEntry()
  const timeline = useTimeline(customer_id, group, entry)
  const place = useRef<HTMLDivElement>(null)
  const arrived = entry !== '' && timeline.isSuccess
  useEffect(() => {
    if (arrived) place.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'center' })
  }, [arrived, entry])
  return (
    <div className="stack" ref={place}>
      <div className="row row-wrap">
        <Tabs
          label={t('story')}
          value={group}
          onChange={(key) => {
            set_group(key as TimelineGroup)
          }}
          items={groups.map((key) => ({ key, label: t(`group_${key}`) }))}
        />
        {entry ? (
          <Button icon={ArrowUpToLine} onClick={leave}>
            {t('story_newest')}
          </Button>
        ) : null}
      </div>
      <Body customer_id={customer_id} timeline={timeline} entry={entry} />
    </div>
  )
}

/** Which item stands out: what first told of the record. */
function mark_of(items: Happening[], entry: string): string | undefined {
  const first = entry ? items.find((one) => one.entity_id === entry) : undefined
  return first && String(first.seq)
}

interface BodyProps {
  customer_id: string
  timeline: ReturnType<typeof useTimeline>
  entry: string
}

function Body({ customer_id, timeline, entry }: BodyProps) {
  const t = useText()
  const tell = useTelling(customer_id)
  if (timeline.isPending) return <Skeleton lines={6} height={20} />
  if (timeline.error) {
    return <ErrorState error={timeline.error} onRetry={() => void timeline.refetch()} />
  }
  const items = without_echoes(timeline.data.pages.flatMap((page) => page.items))
  if (!items.length && !timeline.hasNextPage)
    return <Empty title={t('no_story')} note={t('no_story_hint')} />
  return (
    <>
      <Timeline items={items.map(tell)} marked={mark_of(items, entry)} />
      {timeline.hasNextPage ? (
        <div className="story-more">
          <Button
            icon={ChevronDown}
            busy={timeline.isFetchingNextPage}
            onClick={() => void timeline.fetchNextPage()}
          >
            {t('more')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function useTelling(customer_id: string): (item: Happening) => TimelineItem {
  const t = useText()
  const event = useMeta('event')
  const withdraw = useWithdraw(customer_id)
  return (item) => {
    const key = title_key(item)
    const unnumbered = item.entity === 'inquiry' ? t('to_inquiry') : ''
    const number = item.number || item.order_number || unnumbered
    const link = link_of(item)
    const by = item.path === 'import' ? t('by_import') : item.path === 'rule' ? t('by_rule') : ''
    return {
      id: String(item.seq),
      at: item.at,
      ...look_of(item),
      title: key ? t(key) : event.option('kind', item.kind),
      link: number && link ? <Link to={link}>{number}</Link> : number,
      who: [item.actor_name, by].filter(Boolean).join(' · '),
      value: item.amount_minor === null ? undefined : <Money minor={item.amount_minor} />,
      text: <Told item={item} onWithdraw={withdraw} />,
    }
  }
}

const written_at_once_ms = 5 * 60_000

/** Written down later than it was: without a network. */
const was_earlier = ({ at, happened_at }: Happening) =>
  happened_at > 0 && at - happened_at > written_at_once_ms

function Told({ item, onWithdraw }: { item: Happening; onWithdraw: (id: string) => void }) {
  const t = useText()
  const interaction = useMeta('interaction')
  if (item.seq < 0) {
    return (
      <>
        {item.words} <Tag>{t('sending')}</Tag>
      </>
    )
  }
  return (
    <>
      {item.entity === 'opportunity' ? <DealLine item={item} /> : null}
      {item.entity === 'follow_up' && item.due_on ? <PlanLine item={item} /> : null}
      {was_earlier(item) ? (
        <span className="meta">
          {t('happened')} <DateText at={item.happened_at} />
        </span>
      ) : null}
      {item.words && item.entity !== 'opportunity' ? (
        <span className="row row-top">
          {item.wrong_number ? <Tag tone="amber">{interaction.label('wrong_number')}</Tag> : null}
          {item.from_customer ? <Tag tone="act">{interaction.label('from_customer')}</Tag> : null}
          {item.spoke_with ? <Tag>{item.spoke_with}</Tag> : null}
          <span className={item.withdrawn ? 'story-withdrawn' : 'story-words'}>{item.words}</span>
          {item.withdrawn ? <Tag>{t('withdrawn')}</Tag> : null}
          {item.can_withdraw ? (
            <IconButton
              icon={Undo2}
              label={t('withdraw')}
              onClick={() => {
                onWithdraw(item.entity_id)
              }}
            />
          ) : null}
        </span>
      ) : null}
      {item.changes.length ? (
        <ul className="story-changes">
          {item.changes.map((change) => (
            <ChangeLine key={change.field} change={change} />
          ))}
        </ul>
      ) : null}
    </>
  )
}

/** Which opportunity, where it stands and when it is to close. */
function DealLine({ item }: { item: Happening }) {
  const meta = useMeta('opportunity')
  const stage = (value: string) => meta.option('stage', value)
  return (
    <span className="row row-wrap">
      <Link to={`/opportunities/${item.entity_id}`}>{item.words}</Link>
      <span>
        {item.from_stage ? `${stage(item.from_stage)} → ` : ''}
        {stage(item.stage)}
      </span>
      {item.due_on ? (
        <span className="muted">
          {meta.label('expected_close_on')} <DateText on={item.due_on} />
        </span>
      ) : null}
    </span>
  )
}

/** Which cadence a follow-up comes from, how and when. */
function PlanLine({ item }: { item: Happening }) {
  const meta = useMeta('follow_up')
  const why = item.situation === 'by_hand' ? '' : meta.option('situation', item.situation)
  return (
    <span className="row row-wrap">
      {why ? <span>{why}</span> : null}
      <span>{meta.option('channel', item.channel)}</span>
      <span className="muted">
        {meta.label('due_on')} <DateText on={item.due_on} />
      </span>
    </span>
  )
}

function ChangeLine({ change }: { change: Change }) {
  const t = useText()
  const meta = useMeta('customer')
  const field = meta.field(change.field)
  const side = (text: string) => {
    if (!text) return <span className="muted">{t('empty_value')}</span>
    // Names of people and joined lists come as text already.
    const plain = !field || field.type === 'id' || field.type === 'list'
    return plain ? text : <FieldValue field={field} value={text} />
  }
  return (
    <li>
      <span className="muted">{field?.label ?? change.field}</span>
      {change.hidden ? (
        <span className="muted">{t('hidden_value')}</span>
      ) : (
        <span>
          {change.before ? <>{side(change.before)} → </> : null}
          {side(change.after)}
        </span>
      )}
    </li>
  )
}
