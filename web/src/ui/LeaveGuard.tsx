// Asks before what was typed is lost: on the way to another page, and before the window closes. For forms
// that keep no draft. Leaving the session is never held up.
import { useBlocker } from '@tanstack/react-router'
import { useT } from '@/i18n'
import { Button } from './Button'
import { Dialog } from './Dialog'

const sign_in = '/sign-in'

export function LeaveGuard({ is_dirty }: { is_dirty: () => boolean }) {
  const t = useT()
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      is_dirty() && next.pathname !== current.pathname && next.pathname !== sign_in,
    enableBeforeUnload: is_dirty,
    withResolver: true,
  })
  if (status !== 'blocked') return null
  return (
    <Dialog
      open
      kind="sheet"
      title={t('form.leave_title')}
      onClose={reset}
      footer={
        <>
          <Button kind="danger" onClick={proceed}>
            {t('form.leave')}
          </Button>
          <Button kind="primary" onClick={reset}>
            {t('form.stay')}
          </Button>
        </>
      }
    >
      <p>{t('form.leave_note')}</p>
    </Dialog>
  )
}
