// People, teams and what roles may do, as the settings pages ask for them.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'

export interface Person extends Row {
  name: string
  email: string
  team_id: string | null
  team_name: string
  roles: string[]
  locale: string
  state: 'active' | 'left'
  created_at: number
}

export interface Team extends Row {
  name: string
  parent_id: string | null
  version: number
}

export interface PermissionRow {
  name: string
  scopes: { role: string; scope: string }[]
}

export const roles = [
  'assistant',
  'manager',
  'finance',
  'warehouse',
  'purchasing',
  'service',
  'marketing',
  'hr',
  'admin',
  'auditor',
] as const

export function useTeams() {
  return useQuery({
    queryKey: ['team', 'all'],
    queryFn: ({ signal }) => api.get<ListOf<Team>>('/teams', { query: { limit: 200 }, signal }),
  })
}

export function usePermissions() {
  return useQuery({
    queryKey: ['permissions'],
    queryFn: ({ signal }) => api.get<{ items: PermissionRow[] }>('/permissions', { signal }),
  })
}

export function useRefresh() {
  const client = useQueryClient()
  return (entity: string) => client.invalidateQueries({ queryKey: [entity] })
}

export interface TeamNode {
  team: Team
  depth: number
}

/** Teams in the order of the tree, each after its parent; a team whose parent is unknown is a root. */
export function tree_of(teams: Team[]): TeamNode[] {
  const known = new Set(teams.map((team) => team.id))
  const nodes: TeamNode[] = []
  const walk = (parent: string | null, depth: number) => {
    for (const team of teams) {
      const above = team.parent_id && known.has(team.parent_id) ? team.parent_id : null
      if (above !== parent || nodes.some((node) => node.team.id === team.id)) continue
      nodes.push({ team, depth })
      walk(team.id, depth + 1)
    }
  }
  walk(null, 0)
  return nodes
}

export const label_of = ({ team, depth }: TeamNode) => `${'　'.repeat(depth)}${team.name}`
