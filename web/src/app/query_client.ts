import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '@/lib/api'

const retries = 2

/** Refusals are final; only a lost connection or a busy server is worth asking again. */
function worth_retrying(failures: number, error: unknown): boolean {
  if (failures >= retries) return false
  return !(error instanceof ApiProblem) || error.offline || error.status === 503
}

export const query_client = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: worth_retrying, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
})
