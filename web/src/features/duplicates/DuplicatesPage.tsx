// The review of suspected duplicates, the likeliest first: J/K move, M merges, N says that the two
// are not one, U takes the last decision back.
import { GitMerge, Radar, Split, Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useAllowed } from '@/lib/session'
import { useList, useListChanges } from '@/lib/use_list'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { useGo } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { keys_taken, useQueueKeys } from '@/ui/queue_keys'
import { Empty, Loaded } from '@/ui/States'
import { Tabs } from '@/ui/Tabs'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import {
  levels,
  query_of,
  queues,
  useDismiss,
  useReopen,
  useScan,
  useScanNow,
  type LevelChoice,
  type Pair,
  type Queue,
} from './model'
import { PairRow } from './PairRow'
import './duplicates.css'

export default function DuplicatesPage() {
  const t = useText()
  const go = useGo()
  const [queue, set_queue] = useState<Queue>('open')
  const [level, set_level] = useState<LevelChoice>('all')
  const list = useList<Pair>('duplicate_pair', '/duplicates', query_of(queue, level))
  const { stale, watch, refresh } = useListChanges('duplicate_pair', () => void list.refetch())
  const pairs = list.data?.pages.flatMap((page) => page.items) ?? []
  const { dismiss, reopen, undo_last } = useDecisions()
  const act = (action: string, index: number, run: (pair: Pair) => void) => {
    const pair = pairs[index]
    if (pair?.actions.includes(action)) run(pair)
  }
  const open_merge = (index: number) => {
    act('merge', index, (pair) => {
      go(`/duplicates/${pair.id}`)
    })
  }
  const at = useQueueKeys(pairs.length, true, open_merge, {
    m: open_merge,
    n: (index) => {
      act('dismiss', index, dismiss)
    },
  })
  useUndoKey(undo_last)
  return (
    <Page
      title={t('title')}
      subtitle={<Scanned />}
      beside={
        <Tabs
          kind="views"
          label={t('queue')}
          items={queues.map((key) => ({ key, label: t(`queue_${key}`) }))}
          value={queue}
          onChange={(key) => {
            set_queue(key as Queue)
          }}
        />
      }
      actions={
        <>
          <span className="meta desk-only">{t('keys')}</span>
          <ScanNow />
        </>
      }
    >
      <div className="row row-wrap">
        <Tabs
          label={t('level')}
          items={levels.map((key) => ({ key, label: t(`level_${key}`) }))}
          value={level}
          onChange={(key) => {
            set_level(key as LevelChoice)
          }}
        />
        {stale ? (
          <Button size="small" kind="quiet" icon={Radar} onClick={refresh}>
            {t('more')}
          </Button>
        ) : null}
      </div>
      <Card inset="rows" className="twins">
        <div {...watch}>
          <Loaded query={{ ...list, data: list.data ? pairs : undefined }} lines={8}>
            {(found) =>
              found.length ? (
                found.map((pair, index) => (
                  <PairRow
                    key={pair.id}
                    pair={pair}
                    active={index === at}
                    actions={<Actions pair={pair} {...{ dismiss, reopen }} />}
                  />
                ))
              ) : (
                <Empty title={t('none')} note={t('none_note')} />
              )
            }
          </Loaded>
        </div>
        {list.hasNextPage ? (
          <div className="twins-more">
            <Button busy={list.isFetching} onClick={() => void list.fetchNextPage()}>
              {t('more')}
            </Button>
          </div>
        ) : null}
      </Card>
    </Page>
  )
}

/** What one decides here, and how the last decision is taken back. */
function useDecisions() {
  const t = useText()
  const [last, set_last] = useState<string | null>(null)
  const reopened = useReopen(() => {
    set_last(null)
    toast.done(t('reopened'))
  })
  const reopen = (id: string) => {
    reopened.mutate(id)
  }
  const dismissed = useDismiss((pair) => {
    set_last(pair.id)
    toast.done(t('dismissed'), () => reopened.mutateAsync(pair.id))
  })
  return {
    dismiss: (pair: Pair) => {
      dismissed.mutate({ id: pair.id, reason: '' })
    },
    reopen,
    undo_last: () => {
      if (last) reopen(last)
    },
  }
}

function useUndoKey(undo: () => void) {
  useEffect(() => {
    const on_key = (event: KeyboardEvent) => {
      if (!keys_taken(event) && event.key.toLowerCase() === 'u') undo()
    }
    addEventListener('keydown', on_key)
    return () => {
      removeEventListener('keydown', on_key)
    }
  })
}

interface ActionsProps {
  pair: Pair
  dismiss: (pair: Pair) => void
  reopen: (id: string) => void
}

function Actions({ pair, dismiss, reopen }: ActionsProps) {
  const t = useText()
  const go = useGo()
  const may = (action: string) => pair.actions.includes(action)
  const name = pair.first.name
  return (
    <>
      {may('merge') ? (
        <Button
          size="small"
          icon={GitMerge}
          aria-label={t('merge_them', { name })}
          onClick={() => {
            go(`/duplicates/${pair.id}`)
          }}
        >
          {t('merge')}
        </Button>
      ) : null}
      {may('dismiss') ? (
        <Button
          size="small"
          kind="quiet"
          icon={Split}
          aria-label={t('dismiss_them', { name })}
          onClick={() => {
            dismiss(pair)
          }}
        >
          {t('dismiss')}
        </Button>
      ) : null}
      {may('reopen') ? (
        <Button
          size="small"
          icon={Undo2}
          onClick={() => {
            reopen(pair.id)
          }}
        >
          {t('reopen')}
        </Button>
      ) : null}
    </>
  )
}

function Scanned() {
  const t = useText()
  const scan = useScan().data
  if (!scan?.finished_at) return null
  return (
    <>
      {t('scanned', { count: scan.customers_count.toLocaleString('en') })} ·{' '}
      <DateText at={scan.finished_at} />
    </>
  )
}

function ScanNow() {
  const t = useText()
  const may = useAllowed('duplicates.scan')
  const scan = useScan().data
  const start = useScanNow(() => {
    toast.done(t('scan_queued'))
  })
  if (!may) return null
  const busy = start.isPending || (scan?.running ?? false)
  return (
    <Button
      icon={Radar}
      busy={busy}
      onClick={() => {
        start.mutate(undefined)
      }}
    >
      {busy ? t('scanning') : t('scan_now')}
    </Button>
  )
}
