// Writes: optimistic where asked, rolled back on a refusal, then the entity's queries are fetched
// again. The idempotency key stays the same while the same content is sent again.
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ApiProblem, create_key_ring } from './api'

export interface WriteOptions<In, Out> {
  /** Sends it; a POST passes `key` on: `api.post(path, body, { key })`. */
  send: (input: In, key: string) => Promise<Out>
  /** Entities whose records and lists change, e.g. `['order', 'stock']`. */
  entities: string[]
  /** Changes the cache at once and returns how to take that back. */
  optimistic?: (client: QueryClient, input: In) => () => void
  onDone?: (out: Out, input: In) => void
  onRefused?: (problem: ApiProblem, input: In) => void
}

/** Whatever is written may stand in them: what is asked of the server live, and what is searched. */
const always_stale = ['live', 'search']

export function useWrite<In = void, Out = unknown>(options: WriteOptions<In, Out>) {
  const client = useQueryClient()
  const [keys] = useState(create_key_ring)
  const flying = useRef(new Map<string, Promise<Out>>())
  const mutation = useMutation<Out, unknown, In, (() => void) | undefined>({
    mutationFn: (input) => options.send(input, keys.key_for(input ?? null)),
    onMutate: (input) => options.optimistic?.(client, input),
    onSuccess: (out, input) => {
      keys.spent()
      options.onDone?.(out, input)
    },
    onError: (error, input, rollback) => {
      rollback?.()
      if (error instanceof ApiProblem) options.onRefused?.(error, input)
    },
    onSettled: async () => {
      const stale = (key: unknown) => [...options.entities, ...always_stale].includes(String(key))
      await client.invalidateQueries({ predicate: ({ queryKey }) => stale(queryKey[0]) })
    },
  })
  // The same content twice before there is an answer is a double click: it is sent once.
  const mutateAsync = (input: In): Promise<Out> => {
    const content = JSON.stringify(input ?? null)
    const known = flying.current.get(content)
    if (known) return known
    const sent = mutation.mutateAsync(input).finally(() => flying.current.delete(content))
    flying.current.set(content, sent)
    return sent
  }
  const mutate = (input: In): void => {
    mutateAsync(input).catch(() => undefined) // told by onRefused
  }
  return { ...mutation, mutate, mutateAsync }
}

/** A record by entity and id under the key the event stream knows: `[entity, 'record', id]`. */
export const record_key = (entity: string, id: string) => [entity, 'record', id] as const

/** Key of a list, told to be out of date by the event stream but not fetched under the pointer. */
export const list_key = (entity: string, query: unknown) => [entity, 'list', query] as const
