// Colleagues an opportunity may be given to. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'

interface Colleague extends Row {
  name: string
  team_name: string
}

export function useColleagues(on: boolean): { value: string; label: string }[] {
  const { data } = useQuery({
    queryKey: ['user', 'colleagues'],
    queryFn: ({ signal }) =>
      api.get<ListOf<Colleague>>('/users', { query: { state: 'active', limit: 200 }, signal }),
    enabled: on,
  })
  return (data?.items ?? []).map(({ id, name, team_name }) => ({
    value: id,
    label: team_name ? `${name} · ${team_name}` : name,
  }))
}
