// Has everybody looked at now, and says so while that runs.
import { Radar } from 'lucide-react'
import { api } from '@/lib/api'
import { useAllowed } from '@/lib/session'
import { useWrite } from '@/lib/use_write'
import { Button } from './Button'
import { toast } from './toast_store'
import { useRefusal } from './use_refusal'

interface ScanButtonProps {
  permission: string
  /** Where a scan is asked for, and what it is. */
  path: string
  entity: string
  running: boolean | undefined
  words: { start: string; running: string; queued: string }
}

export function ScanButton({ permission, path, entity, running, words }: ScanButtonProps) {
  const may = useAllowed(permission)
  const start = useWrite<undefined, unknown>({
    send: (_, key) => api.post(path, {}, { key }),
    entities: [entity],
    onDone: () => {
      toast.done(words.queued)
    },
    onRefused: useRefusal(),
  })
  if (!may) return null
  const busy = start.isPending || running === true
  return (
    <Button
      icon={Radar}
      busy={busy}
      onClick={() => {
        start.mutate(undefined)
      }}
    >
      {busy ? words.running : words.start}
    </Button>
  )
}
