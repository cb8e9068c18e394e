// The lines and shipments of an order a complaint is about. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { useAllowed } from '@/lib/session'

interface OrderParts {
  lines: { id: string; product_code: string; product_name: string; quantity: number }[]
  shipments: { id: string; number: string; carrier: string; tracking_no: string }[]
}

export interface NamedPart {
  value: string
  label: string
}

/** Empty while no order is chosen, or for whoever may not see it. */
export function useOrderParts(order_id: string | null): {
  lines: NamedPart[]
  shipments: NamedPart[]
} {
  const may = useAllowed('orders.read')
  const order = useQuery({
    queryKey: ['order', order_id, 'parts'],
    queryFn: ({ signal }) => api.get<OrderParts>(`/orders/${order_id ?? ''}`, { signal }),
    enabled: may && order_id !== null,
    retry: false,
  })
  return {
    lines: (order.data?.lines ?? []).map((line) => ({
      value: line.id,
      label: `${line.product_code} ${line.product_name} × ${String(line.quantity)}`,
    })),
    shipments: (order.data?.shipments ?? []).map((one) => ({
      value: one.id,
      label: [one.number, one.carrier, one.tracking_no].filter(Boolean).join(' · '),
    })),
  }
}
