import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '@/lib/api'

const retries = 2

/** Refusals are final; only a lost connection or a busy server is worth asking again. */
function worth_retrying(failures: number, error: unknown): boolean {
  if (failures >= retries) return false
  if (!(error instanceof ApiProblem) || error.status === 503) return true
  return error.offline && navigator.onLine
}

export const query_client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: worth_retrying,
      refetchOnWindowFocus: true,
      refetchOnReconnect: true,
      // Without a network the one door answers from what was kept, or says that it cannot.
      networkMode: 'always',
    },
    // Refused at once, not sent behind somebody's back later: only notes wait, and are seen to.
    mutations: { retry: false, networkMode: 'always' },
  },
})
