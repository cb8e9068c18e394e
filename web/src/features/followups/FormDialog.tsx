// The frame of a small form in a window: Ctrl Enter sends, the server's reasons stand below.
import type { ReactNode } from 'react'
import { useT } from '@/i18n'
import { ApiProblem } from '@/lib/api'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import '@/ui/form.css'

interface FormDialogProps {
  title: string
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
  const shell = useT()
  const problem = error instanceof ApiProblem ? error : null
  const send = () => {
    if (ready && !busy) onSend()
  }
  return (
    <Dialog
      open
      kind="sheet"
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{shell('action.cancel')}</Button>
          <Button kind="primary" keys="Ctrl ↵" busy={busy} disabled={!ready} onClick={send}>
            {action}
          </Button>
        </>
      }
    >
      <form
        className="follow-form"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
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
