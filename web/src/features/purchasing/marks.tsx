import { useMeta } from '@/lib/meta'
import { Tag, type Tone } from '@/ui/Tag'
import type { OrderState } from './model'

const tones: Record<OrderState, Tone> = {
  draft: 'grey',
  sent: 'blue',
  confirmed: 'act',
  partly_received: 'amber',
  received: 'green',
  cancelled: 'grey',
}

export function OrderTag({ state }: { state: OrderState }) {
  return <Tag tone={tones[state]}>{useMeta('purchase_order').option('state', state)}</Tag>
}
