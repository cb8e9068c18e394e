import type { LucideIcon } from 'lucide-react'
import { CloudOff, Inbox, Lock, SearchX, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '@/i18n'
import { ApiProblem } from '@/lib/api'
import { Button, LinkButton } from './Button'
import './states.css'

interface StateProps {
  icon: LucideIcon
  title: ReactNode
  note?: ReactNode
  action?: ReactNode
}

function State({ icon: Icon, title, note, action }: StateProps) {
  return (
    <div className="state">
      <Icon size={26} strokeWidth={1.5} aria-hidden />
      <p className="strong">{title}</p>
      {note ? <p className="state-note">{note}</p> : null}
      {action ? <div className="state-action">{action}</div> : null}
    </div>
  )
}

/** Nothing here; `action` is the next thing to do. */
export function Empty({ title, note, action }: Partial<Omit<StateProps, 'icon'>>) {
  const t = useT()
  return <State icon={Inbox} title={title ?? t('state.empty')} note={note} action={action} />
}

export function NoMatch({ onClear }: { onClear: () => void }) {
  const t = useT()
  return (
    <State
      icon={SearchX}
      title={t('list.no_match')}
      note={t('list.no_match_hint')}
      action={<Button onClick={onClear}>{t('list.clear')}</Button>}
    />
  )
}

export function NoPermission() {
  const t = useT()
  return <State icon={Lock} title={t('state.forbidden')} note={t('state.forbidden_hint')} />
}

/** Where the list of a record's address is: /customers/7/edit → /customers. */
const list_of = (path: string) => path.replace(/\/\d+(\/.*)?$/u, '')

function Missing() {
  const t = useT()
  const { pathname } = location
  const list = list_of(pathname)
  return (
    <State
      icon={SearchX}
      title={t('state.missing')}
      note={t('state.missing_hint')}
      action={list === pathname ? null : <LinkButton to={list}>{t('state.to_list')}</LinkButton>}
    />
  )
}

/** A failed read: says what happened, offers a retry, shows the reference id. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT()
  const problem = error instanceof ApiProblem ? error : null
  if (problem?.status === 403) return <NoPermission />
  if (problem?.status === 404) {
    return <Missing />
  }
  const retry = onRetry ? <Button onClick={onRetry}>{t('action.retry')}</Button> : null
  if (problem?.offline) {
    return <State icon={CloudOff} title={t('state.offline_error')} action={retry} />
  }
  const reference = problem?.reference
  return (
    <div role="alert">
      <State
        icon={TriangleAlert}
        title={t('state.error')}
        note={
          <>
            {problem?.fields.map((field) => field.message).join(' ') || problem?.message}
            {reference ? (
              <span className="state-ref">{t('state.reference', { reference })}</span>
            ) : null}
          </>
        }
        action={retry}
      />
    </div>
  )
}

/** Grey lines in the shape of what comes. */
export function Skeleton({ lines = 3, height = 16 }: { lines?: number; height?: number }) {
  const t = useT()
  return (
    <div className="skeleton" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <i key={index} style={{ height, width: `${92 - ((index * 17) % 40)}%` }} />
      ))}
    </div>
  )
}

interface QueryLike<T> {
  data: T | undefined
  error: unknown
  isPending: boolean
  refetch: () => unknown
}

/** Draws a query: skeleton, error with retry, or its content. */
export function Loaded<T>(props: {
  query: QueryLike<T>
  lines?: number
  children: (value: T) => ReactNode
}) {
  const { query, lines, children } = props
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  return <Skeleton lines={lines} />
}
