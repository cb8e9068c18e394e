// One file in a row, and one picture in small.
import {
  FileAudio,
  FileSpreadsheet,
  FileText,
  Image,
  Presentation,
  type LucideIcon,
} from 'lucide-react'
import { useState } from 'react'
import { content_url, images, size_text, type Attachment } from '@/lib/attachments'
import { DateText } from './Money'

const icons: Record<string, LucideIcon> = {
  xlsx: FileSpreadsheet,
  pptx: Presentation,
  m4a: FileAudio,
  mp3: FileAudio,
}

export function FileIcon({ type, size = 18 }: { type: string; size?: number }) {
  const Icon = images.includes(type) ? Image : (icons[type] ?? FileText)
  return <Icon size={size} strokeWidth={1.6} aria-hidden />
}

interface MarkProps {
  file: Attachment
  onOpen: () => void
}

export function Thumbnail({ file, onOpen }: MarkProps) {
  const [broken, set_broken] = useState(false)
  return (
    <button
      type="button"
      className={`file-thumb${file.archived ? ' file-away' : ''}`}
      title={file.name}
      aria-label={file.name}
      onClick={onOpen}
    >
      {broken ? (
        <>
          <FileIcon type={file.type} size={24} />
          <span className="meta ellipsis">{file.name}</span>
        </>
      ) : (
        <img
          src={content_url(file.id)}
          alt=""
          loading="lazy"
          onError={() => {
            set_broken(true)
          }}
        />
      )}
    </button>
  )
}

export function FileRow({ file, onOpen }: MarkProps) {
  return (
    <button
      type="button"
      className={`file-row file-open${file.archived ? ' file-away' : ''}`}
      onClick={onOpen}
    >
      <FileIcon type={file.type} />
      <span className="file-row-main">
        <span className="ellipsis">{file.name}</span>
        <span className="meta ellipsis">
          {size_text(file.byte_count)} · {file.author_name} ·{' '}
          <DateText at={file.created_at} show="day" />
        </span>
      </span>
    </button>
  )
}
