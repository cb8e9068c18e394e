// One stage of the board: how many and how much, its cards by page, and where a card may be dropped.
import { useState } from 'react'
import { useLocale } from '@/i18n'
import { format_money, format_number } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { useList, useListChanges } from '@/lib/use_list'
import { Button } from '@/ui/Button'
import { Link } from '@/ui/Link'
import { Skeleton, ErrorState } from '@/ui/States'
import { BoardCard } from './BoardCard'
import { useText } from './i18n'
import {
  is_open,
  list_path,
  may_enter,
  query_of_column,
  type Opportunity,
  type Stage,
  type StageSum,
} from './model'

const page_size = 20

export interface BoardHands {
  dragged: Opportunity | null
  followed: string | null
  onDrag: (card: Opportunity | null) => void
  onMove: (card: Opportunity, to: Stage, by_key: boolean) => void
}

interface BoardColumnProps {
  sum: StageSum
  closed_from: string
  owner_id: string
  with_owner: boolean
  /** The one a phone shows. */
  chosen: boolean
  hands: BoardHands
}

export function BoardColumn(props: BoardColumnProps) {
  const { sum, closed_from, owner_id, chosen, hands } = props
  const { stage } = sum
  const [over, set_over] = useState(false)
  const meta = useMeta('opportunity')
  const list = useList<Opportunity>(
    'opportunity',
    '/opportunities',
    query_of_column(stage, closed_from, owner_id),
    page_size,
  )
  const changes = useListChanges('opportunity', () => void list.refetch())
  const takes = !!hands.dragged && may_enter(hands.dragged, stage)
  const state = `${chosen ? ' board-column-chosen' : ''}${takes ? ' board-column-open' : ''}`
  return (
    <section
      className={`board-column board-${stage}${state}${takes && over ? ' board-column-over' : ''}`}
      aria-label={meta.option('stage', stage)}
      {...changes.watch}
      onDragOver={(event) => {
        if (!takes) return
        event.preventDefault()
        set_over(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node)) set_over(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        set_over(false)
        if (hands.dragged && takes) hands.onMove(hands.dragged, stage, false)
      }}
    >
      <ColumnHead sum={sum} closed_from={closed_from} owner_id={owner_id} />
      <Cards {...props} list={list} />
    </section>
  )
}

type HeadProps = Pick<BoardColumnProps, 'sum' | 'closed_from' | 'owner_id'>

function ColumnHead({ sum, closed_from, owner_id }: HeadProps) {
  const t = useText()
  const locale = useLocale()
  const { currency } = useUser().org
  const stage = useMeta('opportunity').option('stage', sum.stage)
  const amount = format_money(sum.amount_minor, { currency, locale, compact: true })
  const open = is_open(sum.stage)
  const behind = list_path({
    stage: sum.stage,
    owner_id,
    closed_on_from: open ? null : closed_from,
  })
  return (
    <header className="board-head">
      <h2>
        <Link to={behind}>{stage}</Link>
        <span className="card-count num">{format_number(sum.opportunity_count, locale)}</span>
      </h2>
      <span
        className="num strong"
        title={t('column', { stage, count: sum.opportunity_count, sum: amount })}
      >
        {amount}
      </span>
      <span className="meta board-percent">
        {open ? t('percent', { percent: sum.probability_percent }) : t('of_month')}
      </span>
    </header>
  )
}

type CardsProps = BoardColumnProps & { list: ReturnType<typeof useList<Opportunity>> }

function Cards({ sum, with_owner, hands, list }: CardsProps) {
  const t = useText()
  if (list.isPending) return <Skeleton lines={5} height={20} />
  if (list.error && !list.data)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  const cards = list.data?.pages.flatMap((page) => page.items) ?? []
  const left = Math.max(0, sum.opportunity_count - cards.length)
  return (
    <div className="board-cards">
      {cards.length ? null : <p className="board-none muted">{t('no_cards')}</p>}
      {cards.map((card) => (
        <BoardCard
          key={card.id}
          card={card}
          focused={hands.followed === card.id}
          with_owner={with_owner}
          onMove={hands.onMove}
          onDrag={hands.onDrag}
        />
      ))}
      {list.hasNextPage ? (
        <Button
          kind="quiet"
          size="small"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('more', { count: left })}
        </Button>
      ) : null}
    </div>
  )
}
