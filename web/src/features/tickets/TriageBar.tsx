// What is done with the complaints that are chosen in the queue, how the last of it is taken back, and
// the keys for both.
import { GitMerge, UserRoundCog, WandSparkles, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { useLastDeed } from '@/lib/last_deed'
import { useAllowed } from '@/lib/session'
import { Button } from '@/ui/Button'
import { useQueueSelection, type Selection } from '@/ui/queue_selection'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import type { Ticket } from './model'
import { useUndoTriage, type TriageAct, type Undo } from './triage'
import { TriageDialog } from './TriageDialog'
import { useTriageText } from './triage_texts'

/** Tells that many were done and keeps how that is taken back: from its message, or by a key. */
function useTakingBack() {
  const t = useTriageText()
  const undo = useUndoTriage((rows) => {
    const refused = rows.filter((row) => row.refusal)
    const [first] = refused
    if (first)
      toast.error(
        t('not_undone', { count: refused.length, title: first.title, why: first.refusal }),
      )
    else toast.undone(t('undone', { count: rows.length }))
  }, useRefusal())
  const { remember, undo_last } = useLastDeed<Undo>((deed) => {
    undo.mutate(deed)
  })
  return {
    undo_last,
    done: (text: string, deed: Undo) => {
      toast.done(text, () => undo.mutateAsync(deed))
      remember(Promise.resolve(deed))
    },
  }
}

/** Which are chosen, and the window about them while there is one. */
export function useTriaging(tickets: Ticket[] | undefined) {
  const allowed = useAllowed('tickets.assign')
  const [doing, set_doing] = useState<{ act: TriageAct; tickets: Ticket[] } | null>(null)
  const back = useTakingBack()
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
    keys: {
      a: key('accept'),
      g: key('give'),
      m: key('join'),
      u: () => {
        if (allowed) back.undo_last()
      },
      Escape: selection.clear,
    },
    over: allowed ? selection.add_between : undefined,
    window: doing ? (
      <TriageDialog
        {...doing}
        onActed={back.done}
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
