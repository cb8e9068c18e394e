// While somebody is signed in: what waits is sent when the server is back, and what is on the screen
// is asked for again.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useT } from '@/i18n'
import { on_reached } from '@/lib/offline/network'
import { watch_notes } from '@/lib/offline/outbox'
import { start_sender } from '@/lib/offline/sender'
import { owner_of, session_store } from '@/lib/session'
import { useStore } from '@/lib/store'
import { toast } from '@/ui/toast_store'

export function useOfflineWatch(): void {
  const t = useT()
  const client = useQueryClient()
  const session = useStore(session_store)
  const owner = session ? owner_of(session) : ''
  useEffect(() => {
    if (!owner) return
    const stop = [
      watch_notes(owner),
      start_sender((count) => {
        toast.done(t('offline.was_sent', { count }))
        void client.invalidateQueries()
      }),
      on_reached(() => void client.invalidateQueries()),
    ]
    return () => {
      stop.forEach((one) => {
        one()
      })
    }
  }, [client, owner, t])
}
