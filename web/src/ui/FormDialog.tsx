// The frame of a small form in a window: Enter goes on, Ctrl Enter sends, the server's reasons stand
// below.
// Without antd, so that Today stays light.
import { useId, type KeyboardEvent, type ReactNode } from 'react'
import { useT } from '@/i18n'
import { goes_on, sends } from '@/lib/keys'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { focus_next, moves_on } from './form_keys'
import { ProblemLine } from './ProblemLine'
import './form.css'

interface FormDialogProps {
  title: string
  /** What the main button says. */
  action: string
  busy: boolean
  ready: boolean
  error: unknown
  onSend: () => void
  onClose: () => void
  children: ReactNode
}

export function FormDialog(props: FormDialogProps) {
  const { title, action, busy, ready, error, onSend, onClose, children } = props
  const t = useT()
  const id = useId()
  const send = () => {
    if (ready && !busy) onSend()
  }
  // What is on its way closes its own window when it has arrived, and no other one.
  const leave = () => {
    if (!busy) onClose()
  }
  const on_key = (event: KeyboardEvent) => {
    const from = event.target as HTMLElement
    if (sends(event)) send()
    else if (goes_on(event) && moves_on(from)) focus_next(from.closest('dialog'), from)
    else return
    event.preventDefault()
  }
  return (
    <Dialog
      open
      kind="sheet"
      title={title}
      onClose={leave}
      footer={
        <>
          <Button disabled={busy} onClick={leave}>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            form={id}
            kind="primary"
            keys="Ctrl ↵"
            busy={busy}
            disabled={!ready}
          >
            {action}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="dialog-form"
        tabIndex={-1}
        onKeyDown={on_key}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {children}
        <ProblemLine error={error} />
      </form>
    </Dialog>
  )
}
