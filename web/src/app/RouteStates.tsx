import type { ErrorComponentProps } from '@tanstack/react-router'
import { useT } from '@/i18n'
import { ApiProblem } from '@/lib/api'
import { LinkButton } from '@/ui/Button'
import '@/ui/page.css'
import { Empty, ErrorState, Skeleton } from '@/ui/States'

export function RoutePending() {
  return (
    <div className="page">
      <Skeleton lines={8} height={20} />
    </div>
  )
}

export function RouteError({ error }: ErrorComponentProps) {
  // A page's script may be gone after an upgrade; a reload fetches the new one. Without a network a
  // script that was never kept is as much out of reach as an answer.
  const told = navigator.onLine ? error : new ApiProblem({ status: 0 })
  return (
    <div className="page">
      <ErrorState
        error={told}
        onRetry={() => {
          location.reload()
        }}
      />
    </div>
  )
}

export function RouteMissing() {
  const t = useT()
  return (
    <div className="page">
      <Empty
        title={t('state.missing_page')}
        note={t('state.missing_page_hint')}
        action={<LinkButton to="/">{t('state.home')}</LinkButton>}
      />
    </div>
  )
}
