// Leaving: the server ends the session, this browser forgets what was seen. Notes that could not be
// sent would be lost, so one is asked first.
import { useQueryClient } from '@tanstack/react-query'
import { useT } from '@/i18n'
import { api } from '@/lib/api'
import { clear_badges } from '@/lib/badges'
import { current_owner } from '@/lib/offline/answers'
import { drop_notes, outbox } from '@/lib/offline/outbox'
import { end_session, forget_seen } from '@/lib/session'
import { create_store, useStore } from '@/lib/store'
import { Button, LinkButton } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { useGo } from '@/ui/Link'
import { toast } from '@/ui/toast_store'

const asking = create_store(false)

function useLeave(): () => Promise<void> {
  const t = useT()
  const go = useGo()
  const client = useQueryClient()
  return async () => {
    try {
      await api.remove('/session', { anonymous: true })
    } catch (error) {
      toast.error(t('state.failed'), error)
      return
    }
    // Forgotten before the page says that one has left: the next person may sit down at once.
    await drop_notes(current_owner()).catch(() => undefined)
    await forget_seen()
    go('/sign-in')
    end_session()
    clear_badges()
    client.clear()
  }
}

/** Leaves, or asks first where notes would be lost. */
export function useSignOut(): () => Promise<void> {
  const leave = useLeave()
  return async () => {
    if (outbox.get().length) asking.set(true)
    else await leave()
  }
}

export function LeaveUnsent() {
  const t = useT()
  const leave = useLeave()
  const open = useStore(asking)
  const { length: count } = useStore(outbox)
  const close = () => {
    asking.set(false)
  }
  if (!open) return null
  return (
    <Dialog
      open
      kind="sheet"
      title={t('offline.leave_title', { count })}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{t('action.cancel')}</Button>
          <Button
            kind="danger"
            onClick={() => {
              close()
              void leave()
            }}
          >
            {t('offline.leave')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('offline.leave_note')}</p>
        <div onClick={close}>
          <LinkButton to="/outbox">{t('offline.look')}</LinkButton>
        </div>
      </div>
    </Dialog>
  )
}
