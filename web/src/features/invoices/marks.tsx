// How the state of an invoice looks.
import { useMeta } from '@/lib/meta'
import { Tag, type Tone } from '@/ui/Tag'
import type { InvoiceState } from './model'

const tones: Record<InvoiceState, Tone> = {
  requested: 'amber',
  issued: 'blue',
  delivered: 'green',
  voided: 'grey',
  reversed: 'red',
}

export function InvoiceTag({ state }: { state: InvoiceState }) {
  const meta = useMeta('invoice')
  return <Tag tone={tones[state]}>{meta.option('state', state)}</Tag>
}
