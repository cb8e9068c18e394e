import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tree_of, type Team } from './model'
import { permission_words } from './permission_words'

const team = (id: string, parent_id: string | null = null) => ({ id, name: id, parent_id }) as Team

describe('teams', () => {
  it('stand after their parent, one level deeper', () => {
    const nodes = tree_of([team('b', 'a'), team('a'), team('c', 'b'), team('d')])
    expect(nodes.map(({ team: one, depth }) => `${one.id}${depth}`)).toEqual([
      'a0',
      'b1',
      'c2',
      'd0',
    ])
  })
  it('whose parent is unknown are roots', () => {
    expect(tree_of([team('a', 'gone')]).map((one) => one.depth)).toEqual([0])
  })
})

describe('permissions', () => {
  it('named by the API have words for both of their parts', () => {
    const api = JSON.parse(readFileSync('../docs/api/openapi.json', 'utf8')) as {
      paths: Record<string, Record<string, { 'x-permission'?: string }>>
    }
    const names = Object.values(api.paths).flatMap((path) =>
      Object.values(path).map((operation) => operation['x-permission'] ?? ''),
    )
    const parts = new Set(names.filter(Boolean).flatMap((name) => name.split('.')))
    expect(parts.size).toBeGreaterThan(10)
    expect([...parts].filter((part) => !(part in permission_words.en))).toEqual([])
  })
})
