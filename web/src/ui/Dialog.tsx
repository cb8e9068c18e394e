import { X } from 'lucide-react'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useT } from '@/i18n'
import { IconButton } from './Button'
import './dialog.css'

interface DialogProps {
  open: boolean
  title: ReactNode
  onClose: () => void
  children: ReactNode
  /** Buttons at the bottom right. */
  footer?: ReactNode
  width?: number
  /** `sheet` rises from the bottom on a phone. */
  kind?: 'dialog' | 'sheet'
}

/** Where the hands start: what is marked, else the first box, else the main button; where that has to
 * wait, its form, so that the keys that send it are heard. */
function first_control(dialog: HTMLElement): HTMLElement | null {
  return (
    dialog.querySelector<HTMLElement>('[data-autofocus]') ??
    dialog.querySelector<HTMLElement>('.dialog-body :is(input, textarea, select)') ??
    dialog.querySelector<HTMLElement>('.dialog-foot .btn-primary:not(:disabled)') ??
    dialog.querySelector<HTMLElement>('.dialog-body form')
  )
}

/** A modal window on the browser's own <dialog>: focus stays inside, Esc closes, focus returns. */
export function Dialog({ open, title, onClose, children, footer, width = 520, kind }: DialogProps) {
  const t = useT()
  const title_id = useId()
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (open && dialog && !dialog.open) {
      dialog.showModal()
      first_control(dialog)?.focus()
    }
    return () => {
      dialog?.close()
    }
  }, [open])
  if (!open) return null
  return (
    <dialog
      ref={ref}
      className={`dialog dialog-${kind ?? 'dialog'}`}
      style={{ width }}
      aria-labelledby={title_id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => {
        if (event.target === ref.current) onClose()
      }}
    >
      <div className="dialog-box">
        <header className="dialog-head">
          <h2 id={title_id}>{title}</h2>
          <IconButton icon={X} label={t('action.close')} onClick={onClose} />
        </header>
        <div className="dialog-body">{children}</div>
        {footer ? <footer className="dialog-foot">{footer}</footer> : null}
      </div>
    </dialog>
  )
}
