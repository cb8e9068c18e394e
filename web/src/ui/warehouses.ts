// The warehouses by name, for whoever chooses one or shows where goods were; stock keeps them.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'

export interface WarehouseName extends Row {
  name: string
}

export function useWarehouses(): WarehouseName[] {
  const found = useQuery({
    queryKey: ['warehouse', 'all'],
    queryFn: ({ signal }) =>
      api.get<ListOf<WarehouseName>>('/warehouses', { query: { limit: 200 }, signal }),
  })
  return found.data?.items ?? []
}
