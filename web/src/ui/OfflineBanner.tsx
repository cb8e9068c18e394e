import { CloudOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useT } from '@/i18n'

function subscribe(listener: () => void) {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

export function OfflineBanner() {
  const t = useT()
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  if (online) return null
  return (
    <div className="offline no-print" role="status">
      <CloudOff size={16} aria-hidden />
      {t('state.offline')}
    </div>
  )
}
