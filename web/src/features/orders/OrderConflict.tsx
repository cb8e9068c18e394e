// The draft was changed by somebody else meanwhile: both versions side by side, nothing is lost
// without being chosen.
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { DateText, Money, Price, Quantity } from '@/ui/Money'
import { useT } from '@/i18n'
import { useText } from './i18n'
import type { Order, Review } from './model'

interface OrderConflictProps {
  mine: Review & { note: string }
  theirs: Order
  busy: boolean
  onKeep: () => void
  onDiscard: () => void
  onClose: () => void
}

interface SideLine {
  product_code: string
  product_name: string
  quantity: number
  unit_price_e4: number
}

interface Side {
  title: string
  customer_name: string
  promised_on: string | null
  amount_minor: number
  note: string
  lines: SideLine[]
}

export function OrderConflict(props: OrderConflictProps) {
  const { mine, theirs, busy } = props
  const t = useText()
  const shell = useT()
  return (
    <Dialog
      open
      title={shell('conflict.title')}
      width={880}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onDiscard}>{shell('conflict.discard')}</Button>
          {theirs.actions.includes('edit') ? (
            <Button kind="primary" busy={busy} onClick={props.onKeep}>
              {t('keep_mine')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="conflict-sides">
        <OneSide side={{ ...mine, title: shell('conflict.mine') }} />
        <OneSide side={{ ...theirs, title: shell('conflict.theirs') }} />
      </div>
      {theirs.actions.includes('edit') ? null : <p className="tone-red">{t('no_longer_draft')}</p>}
    </Dialog>
  )
}

function OneSide({ side }: { side: Side }) {
  const t = useText()
  return (
    <section className="stack">
      <h3>{side.title}</h3>
      <p>{side.customer_name}</p>
      <p className="muted">
        {t('promised_on')} <DateText on={side.promised_on} /> · <Money minor={side.amount_minor} />
      </p>
      {side.note ? <p>{side.note}</p> : null}
      <ul className="conflict-lines">
        {side.lines.map((line, index) => (
          <li key={index}>
            <span className="ellipsis">
              <span className="num muted">{line.product_code}</span> {line.product_name}
            </span>
            <Quantity value={line.quantity} />
            <Price e4={line.unit_price_e4} />
          </li>
        ))}
      </ul>
    </section>
  )
}
