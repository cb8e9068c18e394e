// A private link for the customer, with the words to send it with: to be copied into the chat one
// has with them. Empty url: closed.
import { useT } from '@/i18n'
import { copy_text } from '@/lib/clipboard'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { toast } from './toast_store'

interface LinkDialogProps {
  url: string
  title: string
  note: string
  /** What is copied; names the url. */
  message: string
  onClose: () => void
}

export function LinkDialog({ url, title, note, message, onClose }: LinkDialogProps) {
  const t = useT()
  const copy = () => {
    copy_text(message).then(
      () => {
        toast.done(t('link.copied'))
        onClose()
      },
      () => {
        toast.error(t('action.copy_failed'))
      },
    )
  }
  return (
    <Dialog
      open={url !== ''}
      kind="sheet"
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.done')}</Button>
          <Button kind="primary" onClick={copy}>
            {t('action.copy')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="meta">{note}</p>
        <textarea
          className="control control-long"
          rows={4}
          readOnly
          aria-label={title}
          value={message}
          onFocus={(event) => {
            event.target.select()
          }}
        />
      </div>
    </Dialog>
  )
}
