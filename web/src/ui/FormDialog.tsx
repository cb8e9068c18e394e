// The frame of a small form in a window: Ctrl Enter sends, the server's reasons stand below.
// Without antd, so that Today stays light.
import type { KeyboardEvent, ReactNode } from 'react'
import { useT } from '@/i18n'
import { ApiProblem } from '@/lib/api'
import { Button } from './Button'
import { Dialog } from './Dialog'
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
  const problem = error instanceof ApiProblem ? error : null
  const send = () => {
    if (ready && !busy) onSend()
  }
  const on_key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key !== 'Enter') return
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    send()
  }
  return (
    <Dialog
      open
      kind="sheet"
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button kind="primary" keys="Ctrl ↵" busy={busy} disabled={!ready} onClick={send}>
            {action}
          </Button>
        </>
      }
    >
      <form
        className="dialog-form"
        onKeyDown={on_key}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {children}
        {problem ? (
          <p className="tone-red" role="alert">
            {problem.fields.map((field) => field.message).join(' ') || problem.message}
          </p>
        ) : null}
      </form>
    </Dialog>
  )
}
