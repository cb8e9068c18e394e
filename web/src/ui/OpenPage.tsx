// The frame of a page that somebody opens by a private link, without signing in: what the link
// opens, that it opens nothing, that it could not be asked. That the page was opened is told by the
// page itself. Nothing is kept in the browser.
import { useQuery } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { api, ApiProblem } from '@/lib/api'
import { Empty, ErrorState, Skeleton } from './States'
import './form.css'
import './open_page.css'

const looked_ms = 1000

interface OpenPageProps<T> {
  /** `/open_resolutions/TOKEN`. */
  path: string
  /** `action`: what may be done by a link that opens nothing any more. */
  gone: { title: string; note: string; action?: ReactNode }
  /** Somebody looked at something that waits for them. */
  waits: (page: T) => boolean
  children: (page: T) => ReactNode
}

export function OpenPage<T>({ path, gone, waits, children }: OpenPageProps<T>) {
  const page = useQuery({
    queryKey: ['open_page', path],
    queryFn: ({ signal }) => api.get<T>(path, { signal, anonymous: true }),
    retry: false,
    refetchOnWindowFocus: false,
  })
  useOpening(path, page.data !== undefined && waits(page.data))
  const is_gone = page.error instanceof ApiProblem && page.error.status === 404
  return (
    <main className="open-page">
      {page.data ? (
        children(page.data)
      ) : is_gone ? (
        <Empty title={gone.title} note={gone.note} action={gone.action} />
      ) : page.error ? (
        <ErrorState error={page.error} onRetry={() => void page.refetch()} />
      ) : (
        <Skeleton lines={8} height={20} />
      )}
    </main>
  )
}

/** Tells that somebody looked, once they have for a second. */
function useOpening(path: string, there: boolean) {
  useEffect(() => {
    if (!there) return undefined
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible')
        void api.post(`${path}/opening`, {}, { anonymous: true }).catch(() => null)
    }, looked_ms)
    return () => {
      clearTimeout(timer)
    }
  }, [there, path])
}
