// How the state of money that came in looks.
import { useMeta } from '@/lib/meta'
import { Tag, type Tone } from '@/ui/Tag'
import type { BankReceipt } from './model'

const tones: Record<BankReceipt['state'], Tone> = {
  unmatched: 'amber',
  credit: 'blue',
  settled: 'green',
  voided: 'grey',
}

export function StateTag({ state }: { state: BankReceipt['state'] }) {
  const meta = useMeta('bank_receipt')
  return <Tag tone={tones[state]}>{meta.option('state', state)}</Tag>
}
