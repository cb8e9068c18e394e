// A document of some of an order's lines on its way: typed quantities, the server's problems at the
// lines they are about, one idempotency key. Shared by shipments and returns.
import { useState } from 'react'
import { ApiProblem, create_key_ring } from '@/lib/api'
import { parse_scaled } from '@/lib/format'
import { toast } from '@/ui/toast_store'
import { useFormAct } from './act'
import { useText } from './i18n'
import type { Amounts } from './LineAmounts'
import type { Order, OrderLine } from './model'

interface LineDocument {
  order: Order
  noun: 'shipments' | 'returns'
  lines: OrderLine[]
  /** Quantities to begin with. */
  first: (lines: OrderLine[]) => Amounts
  /** What is said when no line has a quantity. */
  nothing: string
  onDone: (now: Order) => void
}

export const typed_quantity = (text: string | undefined) => parse_scaled(text ?? '', 0) ?? 0

/** `lines.2.quantity` of what was sent, by line; anything else stands at the first line. */
function problems_by_line(error: ApiProblem, sent: { line_id: string }[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const { path, message } of error.fields) {
    const at = Number(/^lines[.[](\d+)/u.exec(path)?.[1] ?? 0)
    found.set(sent[at]?.line_id ?? '', message)
  }
  return found
}

export function useLineDocument({ order, noun, first, nothing, onDone, ...rest }: LineDocument) {
  const t = useText()
  const act = useFormAct(order)
  // The lines as they were when the window opened: none leaves it while one types.
  const [lines] = useState(rest.lines)
  const [amounts, set_amounts] = useState(() => first(lines))
  const [problems, set_problems] = useState<Map<string, string>>(new Map())
  const [busy, set_busy] = useState(false)
  const [keys] = useState(create_key_ring)
  const send = async (more: Record<string, unknown>) => {
    const sent = lines
      .map(({ id }) => ({ line_id: id, quantity: typed_quantity(amounts[id]) }))
      .filter((part) => part.quantity !== 0)
    if (!sent.length) return toast.error(nothing)
    const body = { lines: sent, ...more }
    set_busy(true)
    try {
      onDone(await act({ noun, body }, keys.key_for(body)))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      set_problems(problems_by_line(error, sent))
      if (!error.fields.length) toast.error(t('not_done'), error)
    } finally {
      set_busy(false)
    }
  }
  return { lines, amounts, set_amounts, problems, busy, send }
}
