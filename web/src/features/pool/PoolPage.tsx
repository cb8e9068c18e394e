// The public pool, pool by pool: what one has left, customers to claim by one key, and whom one is about
// to lose. J/K move, C claims, U takes the last claim back; managers choose and hand out.
import { HandHelping, UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import { useLastDeed } from '@/lib/last_deed'
import { useListState, type ListState } from '@/lib/list_state'
import { useList, useListChanges } from '@/lib/use_list'
import { Button } from '@/ui/Button'
import { ExportLink } from '@/ui/ExportLink'
import { SearchBox } from '@/ui/ListTools'
import { NativeSelect } from '@/ui/NativeSelect'
import { Page } from '@/ui/Page'
import { useQueueKeys } from '@/ui/queue_keys'
import { QueueCard } from '@/ui/QueueCard'
import { Empty, Loaded } from '@/ui/States'
import { Tabs } from '@/ui/Tabs'
import { toast } from '@/ui/toast_store'
import { EndangeredCard } from './EndangeredCard'
import { HandoutDialog } from './HandoutDialog'
import { useText } from './i18n'
import {
  endangered_tab,
  left_of,
  tiers,
  useClaim,
  usePools,
  useUndoClaim,
  type Claimed,
  type Pool,
  type PoolCustomer,
} from './model'
import { PoolRow } from './PoolRow'
import './pool.css'

export default function PoolPage() {
  const t = useText()
  const pools = usePools()
  const [{ view }, change] = useListState()
  const open = (pools.data?.items ?? []).filter((one) => one.active)
  const pool = open.find((one) => one.id === view) ?? open[0]
  const losing = view === endangered_tab
  const tabs = [
    ...open.map(({ id, name }) => ({ key: id, label: name })),
    { key: endangered_tab, label: t('endangered') },
  ]
  return (
    <Page
      title={t('title')}
      subtitle={pool && !losing ? <Left pool={pool} /> : undefined}
      beside={
        <Tabs
          kind="views"
          label={t('pools')}
          items={tabs}
          value={losing ? endangered_tab : (pool?.id ?? endangered_tab)}
          onChange={(next) => {
            change({ view: next, q: '', filters: {} })
          }}
        />
      }
      actions={losing ? null : <PoolHead pool={pool} />}
    >
      <Loaded query={pools} lines={8}>
        {() =>
          losing ? (
            <EndangeredCard />
          ) : pool ? (
            <PoolList key={pool.id} pool={pool} />
          ) : (
            <Empty title={t('no_pools')} note={t('no_pools_note')} />
          )
        }
      </Loaded>
    </Page>
  )
}

/** The keys of the queue, and what it shows as a file. */
function PoolHead({ pool }: { pool: Pool | undefined }) {
  const t = useText()
  const [state] = useListState()
  return (
    <>
      <span className="meta desk-only">{t('keys')}</span>
      {pool ? <ExportLink path="/pool_customers" query={pool_query(pool, state)} /> : null}
    </>
  )
}

/** What the caller has left of the limits. */
function Left({ pool }: { pool: Pool }) {
  const t = useText()
  const claims = left_of(pool.daily_claims, pool.claimed_count)
  const room = left_of(pool.person_limit, pool.held_count)
  return (
    <>
      {claims === null
        ? t('claims_free', { count: pool.claimed_count })
        : t('claims_left', { count: claims })}
      {room === null ? null : <> · {t('room_left', { count: room })}</>}
    </>
  )
}

/** Claims, and the last of them taken back. */
function useClaims() {
  const t = useText()
  const undone = useUndoClaim(() => {
    toast.undone(t('claim_undone'))
  })
  const { remember, undo_last } = useLastDeed<Claimed>(({ customer_id }) => {
    undone.mutate(customer_id)
  })
  const claiming = useClaim(({ customer_id, name }) => {
    toast.done(t('claimed', { name }), () => undone.mutateAsync(customer_id))
  })
  return {
    claim: (customer: PoolCustomer) => {
      remember(claiming.mutateAsync(customer.id))
    },
    undo_last,
  }
}

/** Narrowed by what is in the address. */
function pool_query(pool: Pool, { q, filters }: ListState) {
  return { pool_id: pool.id, q: q || null, tier: filters.tier || null }
}

function usePoolList(pool: Pool) {
  const [state] = useListState()
  const list = useList<PoolCustomer>('pool_customer', '/pool_customers', pool_query(pool, state))
  const changes = useListChanges('pool_customer', () => void list.refetch())
  return { list, changes }
}

function PoolList({ pool }: { pool: Pool }) {
  const t = useText()
  const { list, changes } = usePoolList(pool)
  const rows = list.data?.pages.flatMap((page) => page.items)
  const { claim, undo_last } = useClaims()
  const [chosen, set_chosen] = useState<ReadonlySet<string>>(new Set())
  const [handing, set_handing] = useState(false)
  const assigns = pool.actions.includes('assign')
  const claim_at = (index: number) => {
    const row = rows?.[index]
    if (row?.actions.includes('claim')) claim(row)
  }
  const at = useQueueKeys(rows?.length ?? 0, true, claim_at, { c: claim_at }, { u: undo_last })
  const picked = (rows ?? []).filter((row) => chosen.has(row.id))
  return (
    <>
      <div className="row row-wrap">
        <PoolTools />
        {assigns && picked.length ? (
          <span className="push">
            <Button
              icon={UserRoundPlus}
              onClick={() => {
                set_handing(true)
              }}
            >
              {t('hand_out', { count: picked.length })}
            </Button>
          </span>
        ) : null}
      </div>
      <QueueCard
        {...{ list, at, changes }}
        className="pool-queue"
        items={rows}
        row={(row, active) => (
          <PoolRow
            row={row}
            active={active}
            chosen={assigns ? chosen.has(row.id) : undefined}
            onChoose={() => {
              const next = new Set(chosen)
              if (!next.delete(row.id)) next.add(row.id)
              set_chosen(next)
            }}
            action={
              row.actions.includes('claim') ? (
                <Button
                  size="small"
                  icon={HandHelping}
                  aria-label={t('claim_it', { name: row.name })}
                  onClick={() => {
                    claim(row)
                  }}
                >
                  {t('claim')}
                </Button>
              ) : null
            }
          />
        )}
        empty={<Empty title={t('none')} note={t('none_note')} />}
      />
      {handing ? (
        <HandoutDialog
          rows={picked}
          onClose={(done) => {
            set_handing(false)
            if (done) set_chosen(new Set())
          }}
        />
      ) : null}
    </>
  )
}

function PoolTools() {
  const t = useText()
  const [{ q, filters }, change] = useListState()
  return (
    <>
      <SearchBox
        value={q}
        hint={t('hint')}
        onValue={(next) => {
          change({ q: next })
        }}
      />
      <NativeSelect
        label={t('tier')}
        options={tiers.map((value) => ({
          value,
          label: value === 'all' ? t('all_tiers') : t('one_tier', { tier: value.toUpperCase() }),
        }))}
        value={tiers.find((one) => one === filters.tier) ?? 'all'}
        onChange={(tier) => {
          change({ filters: { ...filters, tier: tier === 'all' ? '' : tier } })
        }}
      />
    </>
  )
}
