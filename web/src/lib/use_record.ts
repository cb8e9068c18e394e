import { useQuery } from '@tanstack/react-query'
import { api } from './api'
import type { Row } from './api_types'
import { record_key } from './use_write'

/** One record, kept current by the event stream. */
export function useRecord<T extends Row>(entity: string, path: string, id: string) {
  return useQuery({
    queryKey: record_key(entity, id),
    queryFn: ({ signal }) => api.get<T>(`${path}/${encodeURIComponent(id)}`, { signal }),
  })
}
