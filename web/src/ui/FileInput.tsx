import { Camera, Paperclip } from 'lucide-react'
import { useRef, type ChangeEvent, type ClipboardEvent } from 'react'
import { useT } from '@/i18n'
import { accepted } from '@/lib/attachments'
import { Button, IconButton } from './Button'

interface FileInputProps {
  onFiles: (files: File[]) => void
  /** Icons only, for a toolbar. */
  compact?: boolean
  /** Where not every kind of file is taken. */
  accept?: string
}

/** Chooses files; on a phone also takes a picture. */
export function FileInput({ onFiles, compact, accept = accepted }: FileInputProps) {
  const t = useT()
  const files = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const taken = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])]
    event.target.value = ''
    if (chosen.length) onFiles(chosen)
  }
  const choose = () => files.current?.click()
  const shoot = () => camera.current?.click()
  return (
    <span className="row row-wrap">
      {compact ? (
        <>
          <IconButton icon={Paperclip} label={t('files.choose')} onClick={choose} />
          <IconButton
            className="phone-only"
            icon={Camera}
            label={t('files.camera')}
            onClick={shoot}
          />
        </>
      ) : (
        <>
          <Button className="phone-only" size="small" kind="quiet" icon={Camera} onClick={shoot}>
            {t('files.camera')}
          </Button>
          <Button size="small" kind="quiet" icon={Paperclip} onClick={choose}>
            {t('files.choose')}
          </Button>
        </>
      )}
      <input ref={files} type="file" multiple hidden accept={accept} onChange={taken} />
      <input
        ref={camera}
        type="file"
        hidden
        accept="image/*"
        capture="environment"
        onChange={taken}
      />
    </span>
  )
}

/** The files of a paste, taken out of the text that would else be put in. */
export function pasted_files(event: ClipboardEvent | globalThis.ClipboardEvent): File[] {
  const files = [...(event.clipboardData?.files ?? [])]
  if (files.length) event.preventDefault()
  return files
}
