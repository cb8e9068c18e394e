// While an order is entered: that it may have been entered already, with the order it repeats.
import { goods_of, type Entry } from './entry'
import { useTwins } from './model'
import { WarningText } from './ReviewStep'

interface TwinHintProps {
  entry: Entry
  /** The draft being changed. */
  except_id: string | undefined
}

export function TwinHint({ entry, except_id }: TwinHintProps) {
  const { customer_id, customer_ref } = entry
  const question = { customer_id, customer_ref: customer_ref.trim(), lines: goods_of(entry) }
  const twins = useTwins({ ...question, ...(except_id ? { except_id } : {}) })
  if (!twins.length) return null
  return (
    <div className="callout callout-amber entry-twins" role="status">
      {twins.map((twin) => (
        <p key={twin.code}>
          <WarningText warning={twin} />
        </p>
      ))}
    </div>
  )
}
