// What a customer was merged into or from, with the way back. One that was merged leads to who it is
// now.
import { useQuery } from '@tanstack/react-query'
import { GitMerge, Undo2 } from 'lucide-react'
import { api } from '@/lib/api'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { useWrite } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import type { Customer } from './model'

interface Merge {
  id: string
  winner_id: string
  loser_id: string
  winner_name: string
  loser_name: string
  loser_code: string
  state: 'done' | 'undone'
  kept: string[]
  merged_by_name: string
  undone_by_name: string
  created_at: number
  actions: string[]
}

function useMerges(customer_id: string, on: boolean) {
  return useQuery({
    queryKey: ['customer', 'merges', customer_id],
    queryFn: ({ signal }) =>
      api.get<{ items: Merge[] }>(`/customers/${customer_id}/merges`, { signal }),
    enabled: on,
  })
}

function useUndo() {
  const t = useText()
  const meta = useMeta('customer')
  return useWrite<string, Merge>({
    send: (id, key) => api.post(`/customer_merges/${id}/undo`, {}, { key }),
    entities: ['customer', 'order', 'follow_up', 'interaction', 'duplicate_pair'],
    onDone: ({ kept }) => {
      const fields = kept.map(meta.label).join(', ')
      toast.done(fields ? t('merge_undone_kept', { fields }) : t('merge_undone'))
    },
    onRefused: (problem) => {
      toast.error(t('merge_not_undone'), problem)
    },
  })
}

/** On the page of one that was merged: who it is now, and the way back. */
export function MergedNotice({ customer }: { customer: Customer }) {
  const t = useText()
  const merges = useMerges(customer.id, useAllowed('duplicates.read'))
  const undo = useUndo()
  const own = merges.data?.items.find(
    (one) => one.loser_id === customer.id && one.actions.includes('undo'),
  )
  return (
    <p className="callout callout-amber" role="status">
      <GitMerge size={16} aria-hidden />
      <span>
        {t('merged_into')}{' '}
        <Link to={`/customers/${customer.survivor_id ?? ''}`} className="strong">
          {customer.survivor_name}
        </Link>
      </span>
      {own ? (
        <span className="push">
          <Button
            size="small"
            icon={Undo2}
            busy={undo.isPending}
            onClick={() => {
              undo.mutate(own.id)
            }}
          >
            {t('undo_merge')}
          </Button>
        </span>
      ) : null}
    </p>
  )
}

/** Who became part of this customer. */
export function MergesCard({ customer_id }: { customer_id: string }) {
  const t = useText()
  const merges = useMerges(customer_id, true)
  const undo = useUndo()
  const items = merges.data?.items.filter((one) => one.winner_id === customer_id) ?? []
  if (!items.length) return null
  return (
    <Card title={t('merged_from')} count={items.length} inset="rows">
      {items.map((merge) => (
        <CardRow
          key={merge.id}
          title={
            <>
              <Link to={`/customers/${merge.loser_id}`}>{merge.loser_name}</Link>
              {merge.state === 'undone' ? <Tag>{t('merge_was_undone')}</Tag> : null}
            </>
          }
          note={
            <>
              <span className="num">{merge.loser_code}</span> · {merge.merged_by_name} ·{' '}
              <DateText at={merge.created_at} show="day" />
            </>
          }
          action={
            merge.actions.includes('undo') ? (
              <Button
                size="small"
                kind="quiet"
                icon={Undo2}
                busy={undo.isPending && undo.variables === merge.id}
                aria-label={`${t('undo_merge')}: ${merge.loser_name}`}
                onClick={() => {
                  undo.mutate(merge.id)
                }}
              >
                {t('undo_merge')}
              </Button>
            ) : null
          }
        />
      ))}
    </Card>
  )
}
