// Amounts of stock as every page of this feature shows them.
import { Quantity } from '@/ui/Money'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import type { Move } from './model'

interface ShortageProps {
  /** Free over all warehouses; the safety stock is meant that way. */
  available: number | undefined
  safety: number
}

/** Colour always with a word: nothing free, or less than wanted. */
export function Shortage({ available, safety }: ShortageProps) {
  const t = useText()
  if (available === undefined) return null
  if (available <= 0) return <Tag tone="red">{t('none_left')}</Tag>
  if (available < safety) return <Tag tone="amber">{t('low')}</Tag>
  return null
}

export function Change({ move, unit }: { move: Move; unit?: string }) {
  return (
    <span className={`nowrap${move.quantity > 0 ? ' tone-green' : ''}`}>
      {move.quantity > 0 ? '+' : ''}
      <Quantity value={move.quantity} unit={unit} />
    </span>
  )
}
