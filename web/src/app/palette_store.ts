import { create_store } from '@/lib/store'

export const palette_open = create_store(false)

export function open_palette(): void {
  palette_open.set(true)
}

export function close_palette(): void {
  palette_open.set(false)
}
