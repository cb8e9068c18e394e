import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useT } from '@/i18n'
import { follow_events } from '@/lib/events'
import { composing } from '@/lib/keys'
import { set_preference_refused_handler } from '@/lib/preferences'
import { session_store } from '@/lib/session'
import { useStore } from '@/lib/store'
import { OfflineBanner } from '@/ui/OfflineBanner'
import { useRefusal } from '@/ui/use_refusal'
import { KeysHelp } from './KeysHelp'
import { KnowledgeSide } from './KnowledgeSide'
import { Palette } from './Palette'
import { PhoneBar } from './PhoneBar'
import { SideNav } from './SideNav'
import { useMenuBadges } from './menu_badges'
import { useOfflineWatch } from './offline_watch'
import { open_palette } from './palette_store'
import { useRecent } from './recent'
import { LeaveUnsent } from './SignOut'
import './shell.css'

/** The frame around every page of a signed-in user. */
export default function Shell() {
  const t = useT()
  const client = useQueryClient()
  const session = useStore(session_store)
  const printing = useRouterState({ select: (state) => state.location.pathname.endsWith('/print') })
  const user_id = session?.user.id
  useEffect(() => {
    if (!user_id) return
    return follow_events(client)
  }, [client, user_id])
  useEffect(() => {
    const on_key = (event: KeyboardEvent) => {
      if (composing(event) || event.altKey || event.shiftKey) return
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        open_palette()
      }
    }
    addEventListener('keydown', on_key)
    return () => {
      removeEventListener('keydown', on_key)
    }
  }, [])
  if (!session) return null
  return (
    <div className={`shell${printing ? ' shell-bare' : ''}`}>
      <a className="skip no-print" href="#content">
        {t('nav.skip')}
      </a>
      <SideNav />
      <main id="content" className="content" tabIndex={-1}>
        <OfflineBanner />
        <Outlet />
      </main>
      <KnowledgeSide />
      <PhoneBar />
      <Palette />
      <KeysHelp />
      <LeaveUnsent />
      <Watch />
    </div>
  )
}

/** What the frame keeps an eye on while somebody is signed in. */
function Watch() {
  const t = useT()
  const not_kept = useRefusal(t('state.not_kept'))
  useEffect(() => {
    set_preference_refused_handler(not_kept)
  })
  useMenuBadges()
  useOfflineWatch()
  useRecent()
  return null
}
