// What is done with the complaints that are chosen in the queue, and the keys for it.
import { GitMerge, UserRoundCog, WandSparkles, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { useAllowed } from '@/lib/session'
import { Button } from '@/ui/Button'
import { useQueueSelection, type Selection } from '@/ui/queue_selection'
import type { Ticket } from './model'
import type { TriageAct } from './triage'
import { TriageDialog } from './TriageDialog'
import { useTriageText } from './triage_texts'

/** Which are chosen, and the window about them while there is one. */
export function useTriaging(tickets: Ticket[] | undefined) {
  const allowed = useAllowed('tickets.assign')
  const [doing, set_doing] = useState<{ act: TriageAct; tickets: Ticket[] } | null>(null)
  const selection = useQueueSelection(tickets?.map((one) => one.id) ?? [])
  const begin = (act: TriageAct) => {
    const chosen = tickets?.filter((one) => selection.chosen.includes(one.id)) ?? []
    if (chosen.length > (act === 'join' ? 1 : 0)) set_doing({ act, tickets: chosen })
  }
  const key = (act: TriageAct) => () => {
    begin(act)
  }
  const close = () => {
    set_doing(null)
  }
  return {
    allowed,
    selection,
    begin,
    toggle: (ticket: Ticket | undefined) => {
      if (ticket && allowed) selection.toggle(ticket.id)
    },
    keys: { a: key('accept'), g: key('give'), m: key('join'), Escape: selection.clear },
    over: allowed ? selection.add_between : undefined,
    window: doing ? (
      <TriageDialog
        {...doing}
        onDone={() => {
          close()
          selection.clear()
        }}
        onClose={close}
      />
    ) : null,
  }
}

export function TriageKeys() {
  const t = useTriageText()
  return <p className="meta desk-only">{t('keys')}</p>
}

interface TriageBarProps {
  selection: Selection
  onBegin: (act: TriageAct) => void
}

/** What is done with those that are chosen. */
export function TriageBar({ selection, onBegin }: TriageBarProps) {
  const t = useTriageText()
  const count = selection.chosen.length
  if (!count) return null
  const button = (act: TriageAct, icon: LucideIcon, keys: string) => (
    <Button
      size="small"
      kind={act === 'accept' ? 'primary' : 'plain'}
      icon={icon}
      keys={keys}
      disabled={act === 'join' && count < 2}
      onClick={() => {
        onBegin(act)
      }}
    >
      {t(act)}
    </Button>
  )
  return (
    <div className="triage-bar" role="group" aria-label={t('chosen', { count })}>
      <span className="strong" role="status">
        {t('chosen', { count })}
      </span>
      {button('accept', WandSparkles, 'A')}
      {button('give', UserRoundCog, 'G')}
      {button('join', GitMerge, 'M')}
      <Button size="small" kind="quiet" className="push" onClick={selection.clear}>
        {t('clear')}
      </Button>
    </div>
  )
}
