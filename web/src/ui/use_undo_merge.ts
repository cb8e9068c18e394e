// The way back of a merge of customers, with what it says afterwards; used where one merges and on
// the pages of those that were.
import { useLocale, useT } from '@/i18n'
import { api } from '@/lib/api'
import { format_names } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useWrite } from '@/lib/use_write'
import { toast } from './toast_store'
import { useRefusal } from './use_refusal'

export interface Merge {
  id: string
  winner_id: string
  loser_id: string
  state: 'done' | 'undone'
  /** Fields changed since, which stay as they are when it is undone. */
  kept: string[]
}

/** What a merge, and taking one back, changes. */
export const merge_entities = ['duplicate_pair', 'customer', 'order', 'follow_up', 'interaction']

export function useUndoMerge() {
  const t = useT()
  const locale = useLocale()
  const meta = useMeta('customer')
  const onRefused = useRefusal(t('merge.not_undone'))
  return useWrite<string, Merge>({
    send: (id, key) => api.post(`/customer_merges/${id}/undo`, {}, { key }),
    entities: merge_entities,
    onDone: ({ kept }) => {
      const fields = format_names(kept.map(meta.label), locale)
      toast.done(fields ? t('merge.undone_kept', { fields }) : t('merge.undone'))
    },
    onRefused,
  })
}
