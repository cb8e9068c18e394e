// Above every page: that there is no network and since when what is shown is as it is, and what is
// still on its way to the server.
import { useRouterState } from '@tanstack/react-router'
import { CloudOff, CloudUpload, TriangleAlert } from 'lucide-react'
import { useT } from '@/i18n'
import { format_instant } from '@/lib/format'
import { useAsOf } from '@/lib/offline/answers'
import { useOnline } from '@/lib/offline/network'
import { outbox } from '@/lib/offline/outbox'
import { useUser } from '@/lib/session'
import { useStore } from '@/lib/store'
import { Link } from './Link'
import './states.css'

export function OfflineBanner() {
  const online = useOnline()
  const notes = useStore(outbox)
  if (online && !notes.length) return null
  const refused = notes.some(({ state }) => state === 'refused')
  const look = refused ? 'bad' : online ? 'calm' : 'warn'
  return (
    <div className={`offline offline-${look} no-print`} role="status">
      {online ? null : <NoNetwork />}
      {notes.length ? <Unsent /> : null}
    </div>
  )
}

function NoNetwork() {
  const t = useT()
  const { timezone } = useUser().org
  const page = useRouterState({ select: (now) => now.location.pathname })
  const at = useAsOf(page)
  return (
    <span className="row">
      <CloudOff size={16} aria-hidden />
      {at === undefined
        ? t('state.offline')
        : t('offline.shown_as_of', { at: format_instant(at, timezone, 'minute') })}
    </span>
  )
}

function Unsent() {
  const t = useT()
  const online = useOnline()
  const notes = useStore(outbox)
  const refused = notes.filter(({ state }) => state === 'refused').length
  const Icon = refused ? TriangleAlert : CloudUpload
  const key = refused ? 'offline.refused' : online ? 'offline.sending' : 'offline.waiting'
  return (
    <Link to="/outbox" className="row offline-unsent">
      <Icon size={16} aria-hidden />
      {t(key, { count: refused || notes.length })}
    </Link>
  )
}
