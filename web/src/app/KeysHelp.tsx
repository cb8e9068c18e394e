// The keys of the product, shown by `?`.
import { useEffect, useState } from 'react'
import { useT, type ShellKey } from '@/i18n'
import { Dialog } from '@/ui/Dialog'
import { keys_taken } from '@/ui/queue_keys'

const keys: [string, ShellKey][] = [
  ['Ctrl K', 'keys.palette'],
  ['F2', 'keys.knowledge'],
  ['J  K', 'keys.queue'],
  ['Enter', 'keys.open'],
  ['E', 'keys.complete'],
  ['S', 'keys.snooze'],
  ['Ctrl Enter', 'keys.submit'],
  ['Esc', 'keys.close'],
  ['?', 'keys.help'],
]

export function KeysHelp() {
  const t = useT()
  const [open, set_open] = useState(false)
  useEffect(() => {
    const on_key = (event: KeyboardEvent) => {
      if (event.key !== '?' || keys_taken(event)) return
      event.preventDefault()
      set_open(true)
    }
    addEventListener('keydown', on_key)
    return () => {
      removeEventListener('keydown', on_key)
    }
  }, [])
  return (
    <Dialog
      open={open}
      width={420}
      title={t('keys.title')}
      onClose={() => {
        set_open(false)
      }}
    >
      <dl className="keys-help">
        {keys.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd className="kbd">{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
