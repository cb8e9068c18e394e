import type { Cited } from '@/lib/knowledge'
import { useMeta } from '@/lib/meta'
import { Tag } from './Tag'

/** Says so where a case that something rests on should not be relied on as it is. */
export function CitedTag({ cited }: { cited: Cited }) {
  const meta = useMeta('knowledge_card')
  if (cited === 'none' || cited === 'holds') return null
  return <Tag tone={cited === 'due' ? 'amber' : 'red'}>{meta.option('cited', cited)}</Tag>
}
