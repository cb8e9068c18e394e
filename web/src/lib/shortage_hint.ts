// What one can say while a product is lacking: when there is more, and what could stand in. Draws
// nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from './api'

export interface StandIn {
  product_id: string
  code: string
  name: string
  unit: string
  words: string
  list_price_e4: number
  difference_e4: number
  available: number
  /** In parameters: ours is of what is lacking. */
  differences: { name: string; ours: string; theirs: string }[]
  source: string
  valid_until: string | null
  expired: boolean
}

interface ShortageHint {
  /** When everybody who waits already is served, and what comes in covers more; not known: null. */
  covered_on: string | null
  coming: { expected_on: string; quantity: number }[]
  substitutes: StandIn[]
}

export function useShortageHint(product_id: string, wanted: boolean) {
  return useQuery({
    queryKey: ['live', 'shortage', product_id],
    queryFn: ({ signal }) => api.get<ShortageHint>(`/products/${product_id}/shortage`, { signal }),
    enabled: wanted,
  })
}
