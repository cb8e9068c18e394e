import { useMeta } from '@/lib/meta'
import { Tag, type Tone } from '@/ui/Tag'
import type { ReturnState } from './model'

const tones: Record<ReturnState, Tone> = {
  requested: 'amber',
  approved: 'act',
  received: 'blue',
  inspected: 'amber',
  refunded: 'green',
  exchanged: 'green',
  closed: 'grey',
  refused: 'grey',
}

export function ReturnTag({ state }: { state: ReturnState }) {
  return <Tag tone={tones[state]}>{useMeta('return').option('state', state)}</Tag>
}
