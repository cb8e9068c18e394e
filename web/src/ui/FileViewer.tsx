// One file, large: pictures are shown, everything else is fetched.
import { Archive, ArchiveRestore, ChevronLeft, ChevronRight, Download } from 'lucide-react'
import { useState } from 'react'
import { useT } from '@/i18n'
import { content_url, images, size_text, type Attachment } from '@/lib/attachments'
import { Button, IconButton } from './Button'
import { Dialog } from './Dialog'
import { FileIcon } from './FileMarks'
import { DateText } from './Money'

interface FileViewerProps {
  file: Attachment
  busy: boolean
  previous: string | undefined
  next: string | undefined
  onGo: (id: string) => void
  onClose: () => void
  onMove: (noun: 'archival' | 'restoration') => void
}

export function FileViewer(props: FileViewerProps) {
  const { file, busy, previous, next, onGo, onClose, onMove } = props
  const t = useT()
  const go = (id: string | undefined) => {
    if (id) onGo(id)
  }
  return (
    <div
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') go(previous)
        if (event.key === 'ArrowRight') go(next)
      }}
    >
      <Dialog
        open
        title={<span className="ellipsis">{file.name}</span>}
        width={860}
        onClose={onClose}
        footer={
          <>
            <span className="row">
              <IconButton
                icon={ChevronLeft}
                label={t('files.previous')}
                disabled={!previous}
                onClick={() => {
                  go(previous)
                }}
              />
              <IconButton
                icon={ChevronRight}
                label={t('files.next')}
                disabled={!next}
                onClick={() => {
                  go(next)
                }}
              />
            </span>
            {file.actions.includes('archive') ? (
              <Button
                className="push"
                icon={Archive}
                busy={busy}
                onClick={() => {
                  onMove('archival')
                }}
              >
                {t('files.archive')}
              </Button>
            ) : null}
            {file.actions.includes('restore') ? (
              <Button
                className="push"
                icon={ArchiveRestore}
                busy={busy}
                onClick={() => {
                  onMove('restoration')
                }}
              >
                {t('files.restore')}
              </Button>
            ) : null}
            <a
              className="btn btn-primary btn-normal"
              href={content_url(file.id)}
              download={file.name}
            >
              <Download size={16} aria-hidden />
              {t('files.download')}
            </a>
          </>
        }
      >
        <div className="file-view">
          <Picture key={file.id} file={file} />
          <p className="meta">
            {size_text(file.byte_count)} · {file.author_name} · <DateText at={file.created_at} />
          </p>
        </div>
      </Dialog>
    </div>
  )
}

function Picture({ file }: { file: Attachment }) {
  const t = useT()
  const [broken, set_broken] = useState(false)
  if (images.includes(file.type) && !broken)
    return (
      <img
        src={content_url(file.id)}
        alt={file.name}
        onError={() => {
          set_broken(true)
        }}
      />
    )
  return (
    <div className="file-plain">
      <FileIcon type={file.type} size={40} />
      <p>{t('files.not_shown')}</p>
    </div>
  )
}
