// What a customer was merged into or from, with the way back. One that was merged leads to who it is
// now.
import { useQuery } from '@tanstack/react-query'
import { GitMerge, Undo2 } from 'lucide-react'
import { api } from '@/lib/api'
import { useAllowed } from '@/lib/session'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { Tag } from '@/ui/Tag'
import { useUndoMerge, type Merge } from '@/ui/use_undo_merge'
import { useText } from './i18n'
import type { Customer } from './model'

interface ListedMerge extends Merge {
  loser_name: string
  loser_code: string
  merged_by_name: string
  created_at: number
  actions: string[]
}

function useMerges(customer_id: string, on: boolean) {
  return useQuery({
    queryKey: ['customer', 'merges', customer_id],
    queryFn: ({ signal }) =>
      api.get<{ items: ListedMerge[] }>(`/customers/${customer_id}/merges`, { signal }),
    enabled: on,
  })
}

/** On the page of one that was merged: who it is now, and the way back. */
export function MergedNotice({ customer }: { customer: Customer }) {
  const t = useText()
  const merges = useMerges(customer.id, useAllowed('duplicates.read'))
  const undo = useUndoMerge()
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
  const undo = useUndoMerge()
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
