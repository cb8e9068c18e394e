// What a page is about while one talks to a customer, and whether the panel beside it is open. A page
// says which products are at hand; the panel answers for them. Draws nothing.
import { useEffect } from 'react'
import { create_store } from './store'

export interface AtHand {
  id: string
  name: string
}

const nothing: AtHand[] = []
export const products_at_hand = create_store<AtHand[]>(nothing)

/** The customer this page is about; null: none in particular. */
export const customer_at_hand = create_store<string | null>(null)

/** Null: closed. `from`: where the focus was, and goes back to. */
export const knowledge_panel = create_store<{ from: Element | null } | null>(null)

export function open_knowledge(): void {
  knowledge_panel.set({ from: document.activeElement })
}

export function close_knowledge(): void {
  knowledge_panel.set(null)
}

/** The customer of this page, for as long as it is shown. */
export function useCustomerAtHand(id: string | null | undefined): void {
  useEffect(() => {
    customer_at_hand.set(id ? id : null)
    return () => {
      customer_at_hand.set(null)
    }
  }, [id])
}

/** The products of this page, for as long as it is shown; each once, those without an id left out. */
export function useAtHand(products: { id: string | null | undefined; name: string }[]): void {
  const known = new Map<string, AtHand>()
  for (const { id, name } of products) if (id) known.set(id, { id, name })
  const key = JSON.stringify([...known.values()])
  useEffect(() => {
    products_at_hand.set(JSON.parse(key) as AtHand[])
    return () => {
      products_at_hand.set(nothing)
    }
  }, [key])
}
