// What is wrong with customers' records, the worst first: J/K move, F fixes, N says that it is no
// problem, U takes the last of these back. Many are chosen and fixed at once, with a preview.
import { CheckCheck, Undo2, Wrench } from 'lucide-react'
import { useState } from 'react'
import { useLastDeed } from '@/lib/last_deed'
import { useListState } from '@/lib/list_state'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { useList, useListChanges } from '@/lib/use_list'
import { Button } from '@/ui/Button'
import { useGo } from '@/ui/Link'
import { NativeSelect } from '@/ui/NativeSelect'
import { Page } from '@/ui/Page'
import { useQueueKeys } from '@/ui/queue_keys'
import { QueueCard } from '@/ui/QueueCard'
import { ScanButton } from '@/ui/ScanButton'
import { Empty } from '@/ui/States'
import { Tabs } from '@/ui/Tabs'
import { toast } from '@/ui/toast_store'
import { FixDialog, type Target } from './FixDialog'
import { FlawRow } from './FlawRow'
import { useText } from './i18n'
import {
  count_of,
  kinds,
  query_of,
  shared_fixes,
  tabs,
  useBoard,
  useDismiss,
  useReopen,
  useScan,
  useUndoFix,
  type Flaw,
} from './model'
import { PeopleCard, ScoresCard } from './People'
import './cleanup.css'

export default function CleanupPage() {
  const t = useText()
  const { tab, show } = useShown()
  return (
    <Page
      title={t('title')}
      subtitle={<Summary />}
      beside={
        <Tabs
          kind="views"
          label={t('tab')}
          items={tabs.map((key) => ({ key, label: t(`tab_${key}`) }))}
          value={tab}
          onChange={(key) => {
            show({ tab: key })
          }}
        />
      }
      actions={
        <>
          {tab === 'open' ? <span className="meta desk-only">{t('keys')}</span> : null}
          <LookNow />
        </>
      }
    >
      {tab === 'people' ? (
        <PeopleCard />
      ) : tab === 'scores' ? (
        <ScoresCard />
      ) : (
        <Flaws key={tab} state={tab} />
      )}
    </Page>
  )
}

/** Which rows are shown, by the address. */
function useShown() {
  const [{ filters }, change] = useListState()
  const { field, pending } = useMeta('flaw')
  const asked = filters.code ?? ''
  const known = pending || field('code')?.enum?.some((one) => one.value === asked)
  return {
    tab: tabs.find((one) => one === filters.tab) ?? 'open',
    kind: kinds.find((one) => one === filters.kind) ?? 'all',
    // One that nobody knows, of an old link, hides nothing.
    code: known ? asked : '',
    show: (next: { tab?: string; kind?: string; code?: string }) => {
      change({ filters: { ...filters, ...next } })
    },
  }
}

function Summary() {
  const t = useText()
  const all = useBoard().data?.all
  const scan = useScan().data
  if (scan?.running && scan.records_count)
    return <>{t('looked', { done: scan.looked_count, all: scan.records_count })}</>
  if (!all) return null
  return <>{t('summary', { score: all.average_score, count: all.resolved_7 })}</>
}

/** What one decides here, and how the last of it is taken back. */
function useDecisions() {
  const t = useText()
  const reopened = useReopen(() => {
    toast.undone(t('reopened'))
  })
  const undone = useUndoFix(({ fix, kept }) => {
    if (kept.length) toast.undone(t('undone_kept', { count: kept.length }))
    else toast.undone(t('undone', { count: fix.customers_count }))
  })
  const { remember, undo_last } = useLastDeed<() => void>((undo) => {
    undo()
  })
  const dismissed = useDismiss((flaw) => {
    toast.done(t('dismissed'), () => reopened.mutateAsync(flaw.id))
  })
  return {
    dismiss: (flaw: Flaw) => {
      const deed = dismissed.mutateAsync(flaw.id)
      remember(
        deed.then(() => () => {
          reopened.mutate(flaw.id)
        }),
      )
    },
    reopen: (flaw: Flaw) => {
      reopened.mutate(flaw.id)
    },
    tell_fixed: (fix: { id: string; flaws_count: number } | null) => {
      if (!fix) {
        toast.error(t('fixed_none'))
        return
      }
      toast.done(t('fixed', { count: fix.flaws_count }), () => undone.mutateAsync(fix.id))
      remember(
        Promise.resolve(() => {
          undone.mutate(fix.id)
        }),
      )
    },
    undo_last,
  }
}

function useFlaws(state: string) {
  const { kind, code } = useShown()
  const list = useList<Flaw>('flaw', '/flaws', query_of(state, kind, code))
  const changes = useListChanges('flaw', () => void list.refetch())
  return { list, changes, rows: list.data?.pages.flatMap((page) => page.items) }
}

function Flaws({ state }: { state: 'open' | 'dismissed' }) {
  const t = useText()
  const go = useGo()
  const { list, changes, rows } = useFlaws(state)
  const { dismiss, reopen, tell_fixed, undo_last } = useDecisions()
  const [chosen, set_chosen] = useState<ReadonlySet<string>>(new Set())
  const [target, set_target] = useState<Target | null>(null)
  const act = (action: string, index: number, run: (flaw: Flaw) => void) => {
    const flaw = rows?.[index]
    if (flaw?.actions.includes(action)) run(flaw)
  }
  const fix = (flaw: Flaw) => {
    set_target({ ids: [flaw.id], fixes: flaw.fixes })
  }
  const keys = {
    f: (index: number) => {
      act('fix', index, fix)
    },
    n: (index: number) => {
      act('dismiss', index, dismiss)
    },
  }
  const open = (index: number) => {
    const flaw = rows?.[index]
    if (flaw) go(`/customers/${flaw.customer_id}`)
  }
  const at = useQueueKeys(rows?.length ?? 0, true, open, keys, { u: undo_last })
  const picked = (rows ?? []).filter((row) => chosen.has(row.id))
  const empty = state === 'open' ? 'none' : 'no_dismissed'
  return (
    <>
      <Tools
        state={state}
        picked={picked}
        onFix={(next) => {
          set_target(next)
        }}
      />
      <QueueCard
        {...{ list, at, changes }}
        items={rows}
        row={(flaw, active) => (
          <FlawRow
            {...{ flaw, active }}
            chosen={flaw.actions.includes('fix') ? chosen.has(flaw.id) : undefined}
            onChoose={() => {
              const next = new Set(chosen)
              if (!next.delete(flaw.id)) next.add(flaw.id)
              set_chosen(next)
            }}
            actions={<Actions flaw={flaw} {...{ fix, dismiss, reopen }} />}
          />
        )}
        empty={<Empty title={t(empty)} note={t(`${empty}_note`)} />}
      />
      {target ? (
        <FixDialog
          target={target}
          onDone={(made) => {
            set_target(null)
            set_chosen(new Set())
            tell_fixed(made)
          }}
          onClose={() => {
            set_target(null)
          }}
        />
      ) : null}
    </>
  )
}

interface ToolsProps {
  state: 'open' | 'dismissed'
  picked: Flaw[]
  onFix: (target: Target) => void
}

/** Kinds with how many wait, one code, and what is done with many. */
function Tools({ state, picked, onFix }: ToolsProps) {
  const t = useText()
  const meta = useMeta('flaw')
  const may = useAllowed('cleanup.fix')
  const { kind, code, show } = useShown()
  const codes = useBoard().data?.codes ?? []
  const shown = codes.filter((one) => kind === 'all' || one.kind === kind)
  const one = codes.find((stand) => stand.code === code)
  return (
    <div className="row row-wrap">
      <Tabs
        label={t('kind')}
        items={kinds.map((key) => ({
          key,
          label: key === 'all' ? t('kind_all') : meta.option('kind', key),
          count: state === 'open' ? count_of(codes, key) : undefined,
        }))}
        value={kind}
        onChange={(key) => {
          show({ kind: key, code: '' })
        }}
      />
      <NativeSelect
        label={meta.label('code')}
        options={[
          { value: '', label: t('every_code') },
          ...shown.map((stand) => ({
            value: stand.code,
            label: meta.option('code', stand.code),
          })),
        ]}
        value={one ? code : ''}
        onChange={(next) => {
          show({ code: next })
        }}
      />
      {state === 'open' && may ? (
        <span className="push row">
          {picked.length ? (
            <Button
              icon={Wrench}
              onClick={() => {
                onFix({
                  ids: picked.map((flaw) => flaw.id),
                  fixes: shared_fixes(picked.map((flaw) => flaw.fixes)),
                })
              }}
            >
              {t('fix_chosen', { count: picked.length })}
            </Button>
          ) : null}
          {one?.open_count && !picked.length ? (
            <Button
              icon={Wrench}
              onClick={() => {
                onFix({ ids: [], code, fixes: one.fixes })
              }}
            >
              {t('fix_all')}
            </Button>
          ) : null}
        </span>
      ) : null}
    </div>
  )
}

interface ActionsProps {
  flaw: Flaw
  fix: (flaw: Flaw) => void
  dismiss: (flaw: Flaw) => void
  reopen: (flaw: Flaw) => void
}

function Actions({ flaw, fix, dismiss, reopen }: ActionsProps) {
  const t = useText()
  const may = (action: string) => flaw.actions.includes(action)
  const name = flaw.customer_name
  return (
    <>
      {may('fix') ? (
        <Button
          size="small"
          icon={Wrench}
          aria-label={t('fix_it', { name })}
          onClick={() => {
            fix(flaw)
          }}
        >
          {t('fix')}
        </Button>
      ) : null}
      {may('dismiss') ? (
        <Button
          size="small"
          kind="quiet"
          icon={CheckCheck}
          aria-label={t('dismiss_it', { name })}
          onClick={() => {
            dismiss(flaw)
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
            reopen(flaw)
          }}
        >
          {t('reopen')}
        </Button>
      ) : null}
    </>
  )
}

function LookNow() {
  const t = useText()
  return (
    <ScanButton
      permission="cleanup.scan"
      path="/cleanup_scans"
      entity="cleanup_scan"
      running={useScan().data?.running}
      words={{ start: t('look_now'), running: t('looking'), queued: t('look_queued') }}
    />
  )
}
