// What the server says about price lists. Draws nothing.
import type { Row } from '@/lib/api_types'

export type Audience = 'everybody' | 'tier' | 'customer'
export type Standing = 'coming' | 'running' | 'over' | 'stopped'

export interface PriceLine {
  product_id: string | null
  from_quantity: number | null
  unit_price_e4: number | null
}

export interface Good {
  product_id: string
  code: string
  name: string
  unit: string
  list_price_e4: number
  floor_price_e4: number
}

export interface PriceList extends Row {
  version: number
  name: string
  audience: Audience
  tier: string
  customer_id: string | null
  customer_name: string
  valid_from: string
  valid_until: string | null
  active: boolean
  note: string
  line_count: number
  lines: PriceLine[]
  goods?: Good[]
  standing: Standing
  actions: string[]
  updated_at: number
}

/** The lines product by product, each with its quantities in order. */
export function by_product(list: PriceList): { good: Good; lines: PriceLine[] }[] {
  return (list.goods ?? []).map((good) => ({
    good,
    lines: list.lines
      .filter((line) => line.product_id === good.product_id)
      .sort((a, b) => (a.from_quantity ?? 0) - (b.from_quantity ?? 0)),
  }))
}
