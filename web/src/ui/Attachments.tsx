// The files of a record: dropped, pasted, chosen or photographed; sent with progress; looked at.
import { RotateCcw, X } from 'lucide-react'
import { useEffect, useRef, useState, type DragEvent } from 'react'
import { useT } from '@/i18n'
import { api } from '@/lib/api'
import {
  images,
  may_retry,
  useAttachments,
  useSending,
  useSendings,
  type Attachment,
  type FileHost,
  type Sending,
} from '@/lib/attachments'
import { useAllowed } from '@/lib/session'
import { useWrite } from '@/lib/use_write'
import { Button, IconButton } from './Button'
import { Card } from './Card'
import { FileInput, pasted_files } from './FileInput'
import { FileRow, Thumbnail } from './FileMarks'
import { FileViewer } from './FileViewer'
import { Progress } from './Progress'
import { toast } from './toast_store'
import './attachments.css'

/** Nothing for whoever may not see files. */
export function Attachments(host: FileHost) {
  return useAllowed('attachments.read') ? <Files {...host} /> : null
}

function Files({ entity, record_id }: FileHost) {
  const t = useT()
  const host = { entity, record_id }
  const files = useAttachments(host)
  const sendings = useSendings(host)
  const { send_files } = useSending()
  const [open, set_open] = useState<string | null>(null)
  const [archived, set_archived] = useState(false)
  const drop = useDrop((chosen) => {
    send_files(host, chosen)
  })
  const can_add = files.data?.can_add ?? false
  usePaste(can_add, (chosen) => {
    send_files(host, chosen)
  })
  if (!files.data) return null
  const { items } = files.data
  const live = items.filter((one) => !one.archived)
  const away = items.filter((one) => one.archived)
  if (!can_add && !items.length) return null
  const shown = archived ? [...live, ...away] : live
  const pictures = shown.filter((one) => images.includes(one.type))
  const others = shown.filter((one) => !images.includes(one.type))
  return (
    <div className={drop.over ? 'files-over' : undefined} {...(can_add ? drop.watch : {})}>
      <Card
        title={t('files.title')}
        count={live.length || undefined}
        extra={
          can_add ? (
            <FileInput
              onFiles={(chosen) => {
                send_files(host, chosen)
              }}
            />
          ) : null
        }
      >
        <div className="files">
          {sendings.map((one) => (
            <SendingRow key={one.id} sending={one} />
          ))}
          {pictures.length ? (
            <div className="files-grid">
              {pictures.map((one) => (
                <Thumbnail
                  key={one.id}
                  file={one}
                  onOpen={() => {
                    set_open(one.id)
                  }}
                />
              ))}
            </div>
          ) : null}
          {others.map((one) => (
            <FileRow
              key={one.id}
              file={one}
              onOpen={() => {
                set_open(one.id)
              }}
            />
          ))}
          {!shown.length && !sendings.length ? (
            <p className="meta">
              <span className="desk-only">{t('files.none_desk')}</span>
              <span className="phone-only">{t('files.none_phone')}</span>
            </p>
          ) : null}
          {away.length ? (
            <Button
              size="small"
              kind="quiet"
              onClick={() => {
                set_archived(!archived)
              }}
            >
              {t(archived ? 'files.hide_archived' : 'files.show_archived', { count: away.length })}
            </Button>
          ) : null}
        </div>
      </Card>
      <Viewer files={shown} open={open} onOpen={set_open} />
    </div>
  )
}

interface ViewerProps {
  files: Attachment[]
  open: string | null
  onOpen: (id: string | null) => void
}

function Viewer({ files, open, onOpen }: ViewerProps) {
  const t = useT()
  const move = useWrite<{ file: Attachment; noun: string }>({
    send: ({ file, noun }, key) => api.post(`/attachments/${file.id}/${noun}`, {}, { key }),
    entities: ['attachment'],
    onDone: (_, { file, noun }) => {
      if (noun === 'restoration') return
      onOpen(null)
      toast.done(t('files.archived'), () => move.mutateAsync({ file, noun: 'restoration' }))
    },
    onRefused: (problem) => {
      toast.error(t('state.failed'), problem)
    },
  })
  const at = files.findIndex((one) => one.id === open)
  const file = files[at]
  if (!file) return null
  const step = (by: number) => files[at + by]?.id
  return (
    <FileViewer
      file={file}
      busy={move.isPending}
      previous={step(-1)}
      next={step(1)}
      onGo={onOpen}
      onClose={() => {
        onOpen(null)
      }}
      onMove={(noun) => {
        move.mutate({ file, noun })
      }}
    />
  )
}

function SendingRow({ sending }: { sending: Sending }) {
  const t = useT()
  const { retry, cancel } = useSending()
  const { file, problem, ratio } = sending
  return (
    <div className="file-row" role="status">
      <div className="file-row-main">
        <span className="ellipsis">{file.name}</span>
        {problem ? (
          <span className="meta tone-red">
            {problem.fields[0]?.message ??
              (problem.offline ? t('state.offline_error') : problem.message)}
          </span>
        ) : (
          <Progress label={t('files.sending', { name: file.name })} ratio={ratio} thin />
        )}
      </div>
      {may_retry(sending) ? (
        <IconButton
          icon={RotateCcw}
          label={t('action.retry')}
          onClick={() => {
            retry(sending)
          }}
        />
      ) : null}
      <IconButton
        icon={X}
        label={t('files.cancel')}
        onClick={() => {
          cancel(sending)
        }}
      />
    </div>
  )
}

function useDrop(onFiles: (files: File[]) => void) {
  const [over, set_over] = useState(false)
  const has_files = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return {
    over,
    watch: {
      onDragOver: (event: DragEvent) => {
        if (!has_files(event)) return
        event.preventDefault()
        set_over(true)
      },
      onDragLeave: () => {
        set_over(false)
      },
      onDrop: (event: DragEvent) => {
        if (!has_files(event)) return
        event.preventDefault()
        set_over(false)
        onFiles([...event.dataTransfer.files])
      },
    },
  }
}

/** Pasting anywhere on the page but into a box to write in, which may take files itself. */
function usePaste(enabled: boolean, onFiles: (files: File[]) => void) {
  const latest = useRef(onFiles)
  useEffect(() => {
    latest.current = onFiles
  })
  useEffect(() => {
    if (!enabled) return undefined
    const on_paste = (event: ClipboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null
      if (target?.closest('input, textarea, [contenteditable]')) return
      const files = pasted_files(event)
      if (files.length) latest.current(files)
    }
    document.addEventListener('paste', on_paste)
    return () => {
      document.removeEventListener('paste', on_paste)
    }
  }, [enabled])
}
