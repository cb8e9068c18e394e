// State changes of an order: a POST to a noun with the version one saw. Somebody else's change in
// between comes back as the current order, which is then shown.
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { api, ApiProblem } from '@/lib/api'
import { usePinned } from '@/lib/use_pinned'
import { record_key, useWrite } from '@/lib/use_write'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import type { Order } from './model'

export interface Act {
  noun: string
  body: Record<string, unknown>
}

export function send_act(order: Order, act: Act, key: string): Promise<Order> {
  return api.post<Order>(`/orders/${order.id}/${act.noun}`, act.body, {
    key,
    version: order.version,
  })
}

const changed_with_it = ['order', 'stock', 'stock_move', 'live']

/** The order as it is now, and everything that shows it. */
export function show_now(client: QueryClient, order: Order): void {
  client.setQueryData(record_key('order', order.id), order)
  for (const entity of changed_with_it) void client.invalidateQueries({ queryKey: [entity] })
}

/** A stale refusal without its record: the page already shows it, the form stays open. */
export function take_stale(client: QueryClient, error: unknown, text: string): unknown {
  if (!(error instanceof ApiProblem) || error.status !== 409 || !error.current) return error
  show_now(client, error.current as unknown as Order)
  return new ApiProblem({ ...error.problem, detail: text, current: undefined })
}

/** It needs approval, and nobody said why yet. */
export const asks_reason = (error: unknown): boolean =>
  error instanceof ApiProblem && error.fields.some(({ path }) => path === 'approval_reason')

/** For buttons that act at once; `takes` deals with a refusal itself. */
export function useAct(order: Order, takes?: (problem: ApiProblem) => boolean) {
  const t = useText()
  const client = useQueryClient()
  return useWrite<Act, Order>({
    send: (act, key) => send_act(order, act, key),
    entities: changed_with_it,
    onDone: (now) => {
      show_now(client, now)
    },
    onRefused: (problem) => {
      if (takes?.(problem)) return
      toast.error(t('not_done'), take_stale(client, problem, t('changed_meanwhile')))
    },
  })
}

/** For forms: sends on the order as it was when the form opened, shows the new one, and tells a
 * stale page what happened; sent again, it stands on what that page shows by then. */
export function useFormAct(order: Order, open = true) {
  const t = useText()
  const client = useQueryClient()
  const [seen, told] = usePinned(order, open)
  return async (act: Act, key: string): Promise<Order> => {
    try {
      const now = await send_act(seen, act, key)
      show_now(client, now)
      return now
    } catch (error) {
      told(error)
      throw take_stale(client, error, t('changed_meanwhile'))
    }
  }
}
