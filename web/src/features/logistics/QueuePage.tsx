// What can leave the house, the most urgent first, with why. Whoever may puts an order first or holds
// it back, and takes that back.
import { useState } from 'react'
import { useList } from '@/lib/use_list'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Link, useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Empty, ErrorState, Skeleton } from '@/ui/States'
import { useText } from './i18n'
import { LogisticsTabs } from './LogisticsTabs'
import { DispatchTag, PlacingTag, Promised, Risks, ScoreText } from './marks'
import type { Dispatch } from './model'
import { PlaceDialog } from './PlaceDialog'
import './logistics.css'

export default function QueuePage() {
  return <DispatchList at="queue" query={{ in_queue: true }} />
}

interface DispatchListProps {
  at: 'queue' | 'risk'
  query: Record<string, string | boolean>
}

export function DispatchList({ at, query }: DispatchListProps) {
  const t = useText()
  const [placing, set_placing] = useState<Dispatch | null>(null)
  const list = useList<Dispatch>('dispatch', '/dispatches', query)
  const body = () => {
    if (list.isPending) return <Skeleton lines={6} />
    if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
    const items = list.data.pages.flatMap((page) => page.items)
    if (!items.length)
      return (
        <Empty
          title={t(at === 'queue' ? 'none' : 'no_risks')}
          note={t(at === 'queue' ? 'none_note' : 'no_risks_note')}
        />
      )
    return items.map((row) => <QueueRow key={row.id} row={row} onPlace={set_placing} />)
  }
  return (
    <Page title={t('title')} beside={<LogisticsTabs at={at} />}>
      <Card inset="rows">
        {body()}
        {list.hasNextPage ? (
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        ) : null}
      </Card>
      {placing ? (
        <PlaceDialog
          row={placing}
          onClose={() => {
            set_placing(null)
          }}
        />
      ) : null}
    </Page>
  )
}

function QueueRow({ row, onPlace }: { row: Dispatch; onPlace: (row: Dispatch) => void }) {
  const t = useText()
  const go = useGo()
  return (
    <CardRow
      title={
        <>
          <Link to={`/dispatches/${row.id}`} className="strong">
            {row.customer_name}
          </Link>
          <span className="num muted">{row.order_number}</span>
          <DispatchTag state={row.state} />
          <PlacingTag row={row} />
        </>
      }
      note={
        <>
          <Promised on={row.promised_on} /> · {t('lines_of', { count: row.line_count })} ·{' '}
          {t('held', { count: row.held })}
          {row.picker_name ? ` · ${t('picker')} ${row.picker_name}` : ''}
        </>
      }
      below={
        <>
          {row.risks.length ? <Risks risks={row.risks} /> : null}
          <div className="meta">
            <ScoreText row={row} />
          </div>
        </>
      }
      value={t('score', { count: row.score })}
      action={
        <>
          {row.actions.includes('place') ? (
            <Button
              size="small"
              onClick={() => {
                onPlace(row)
              }}
            >
              {t('place')}
            </Button>
          ) : null}
          {row.actions.some((one) => one === 'pick' || one === 'scan' || one === 'send') ? (
            <Button
              size="small"
              kind="primary"
              onClick={() => {
                go(`/dispatches/${row.id}`)
              }}
            >
              {t(row.state === 'to_pick' ? 'begin' : row.state === 'packed' ? 'send' : 'unpack')}
            </Button>
          ) : null}
        </>
      }
    />
  )
}
