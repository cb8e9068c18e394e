// The review of suspected duplicates, the likeliest first: J/K move, M merges, N says that the two
// are not one, U takes the last decision back.
import { GitMerge, Split, Undo2 } from 'lucide-react'
import { useLastDeed } from '@/lib/last_deed'
import { useListState } from '@/lib/list_state'
import { useList, useListChanges } from '@/lib/use_list'
import { Button } from '@/ui/Button'
import { ExportLink } from '@/ui/ExportLink'
import { useGo } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { useQueueKeys } from '@/ui/queue_keys'
import { QueueCard } from '@/ui/QueueCard'
import { Empty } from '@/ui/States'
import { Tabs } from '@/ui/Tabs'
import { ScanButton } from '@/ui/ScanButton'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { levels, query_of, queues, useDismiss, useReopen, useScan, type Pair } from './model'
import { PairRow } from './PairRow'
import './duplicates.css'

export default function DuplicatesPage() {
  const t = useText()
  const go = useGo()
  const { queue, level, show } = useShown()
  const list = useList<Pair>('duplicate_pair', '/duplicates', query_of(queue, level))
  const changes = useListChanges('duplicate_pair', () => void list.refetch())
  const pairs = list.data?.pages.flatMap((page) => page.items)
  const { dismiss, reopen, undo_last } = useDecisions()
  const act = (action: string, index: number, run: (pair: Pair) => void) => {
    const pair = pairs?.[index]
    if (pair?.actions.includes(action)) run(pair)
  }
  const open_merge = (index: number) => {
    act('merge', index, (pair) => {
      go(`/duplicates/${pair.id}`)
    })
  }
  const say_no = (index: number) => {
    act('dismiss', index, dismiss)
  }
  const keys = { m: open_merge, n: say_no }
  const at = useQueueKeys(pairs?.length ?? 0, true, open_merge, keys, { u: undo_last })
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
            show({ queue: key })
          }}
        />
      }
      actions={
        <>
          <span className="meta desk-only">{t('keys')}</span>
          <ExportLink path="/duplicates" query={query_of(queue, level)} />
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
            show({ level: key })
          }}
        />
      </div>
      <QueueCard
        {...{ list, at, changes }}
        items={pairs}
        row={(pair, active) => (
          <PairRow
            {...{ pair, active }}
            actions={<Actions pair={pair} {...{ dismiss, reopen }} />}
          />
        )}
        empty={<Empty title={t('none')} note={t('none_note')} />}
      />
    </Page>
  )
}

/** Which pairs are shown, by the address. */
function useShown() {
  const [{ filters }, change] = useListState()
  return {
    queue: queues.find((one) => one === filters.queue) ?? 'open',
    level: levels.find((one) => one === filters.level) ?? 'all',
    show: (next: { queue?: string; level?: string }) => {
      change({ filters: { ...filters, ...next } })
    },
  }
}

/** What one decides here, and how the last decision is taken back. */
function useDecisions() {
  const t = useText()
  const reopened = useReopen(() => {
    toast.undone(t('reopened'))
  })
  const reopen = (id: string) => {
    reopened.mutate(id)
  }
  const { remember, undo_last } = useLastDeed<Pair>(({ id }) => {
    reopen(id)
  })
  const dismissed = useDismiss((pair) => {
    toast.done(t('dismissed'), () => reopened.mutateAsync(pair.id))
  })
  return {
    dismiss: (pair: Pair) => {
      remember(dismissed.mutateAsync({ id: pair.id, reason: '' }))
    },
    reopen,
    undo_last,
  }
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
  return (
    <ScanButton
      permission="duplicates.scan"
      path="/duplicate_scans"
      entity="duplicate_scan"
      running={useScan().data?.running}
      words={{ start: t('scan_now'), running: t('scanning'), queued: t('scan_queued') }}
    />
  )
}
