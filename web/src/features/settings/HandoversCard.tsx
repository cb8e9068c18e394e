// What this person handed over, and taking it back as far as it is still the successor's.
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { api, ApiProblem } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { useAllowed } from '@/lib/session'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { DateText } from '@/ui/Money'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { useRefresh, type Person } from './model'

interface Handover extends Row {
  to_name: string
  moved_count: number
  returned_count: number
  kept_count: number
  state: 'moved' | 'returned'
  created_at: number
  actions: string[]
}

interface Returned {
  returned_count: number
  kept_count: number
  done: boolean
}

export function HandoversCard({ person }: { person: Person }) {
  const t = useText()
  const may = useAllowed('users.edit')
  const found = useQuery({
    queryKey: ['handover', 'list', person.id],
    queryFn: ({ signal }) =>
      api.get<ListOf<Handover>>('/handovers', { query: { from_id: person.id, limit: 20 }, signal }),
    enabled: may,
  }).data
  if (!found?.items.length) return null
  return (
    <Card title={t('handovers')}>
      {found.items.map((one) => (
        <CardRow
          key={one.id}
          title={t('handed_over', { name: one.to_name, count: one.moved_count })}
          note={
            <>
              <DateText at={one.created_at} show="day" />
              {one.returned_count + one.kept_count > 0
                ? ` · ${t('taken_back', { count: one.returned_count, kept: one.kept_count })}`
                : ''}
            </>
          }
          action={<TakeBack handover={one} left={person.state === 'left'} />}
        />
      ))}
    </Card>
  )
}

function useTakeBack(handover: Handover) {
  const t = useText()
  const refresh = useRefresh()
  const [busy, set_busy] = useState(false)
  const run = async () => {
    set_busy(true)
    let back = 0
    let kept = 0
    try {
      for (let done = false; !done;) {
        const step = await api.post<Returned>(`/handovers/${handover.id}/reversal`)
        back += step.returned_count
        kept += step.kept_count
        done = step.done
      }
      toast.done(t('taken_back', { count: back, kept }))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast.error(t('not_saved'), error)
    } finally {
      set_busy(false)
      await refresh('handover')
    }
  }
  return { run, busy }
}

/** Whoever left is let back in first. */
function TakeBack({ handover, left }: { handover: Handover; left: boolean }) {
  const t = useText()
  const { run, busy } = useTakeBack(handover)
  if (!handover.actions.includes('return')) return null
  if (left) return <span className="muted">{t('reinstate_first')}</span>
  return (
    <Button size="small" icon={Undo2} busy={busy} onClick={() => void run()}>
      {t('take_back')}
    </Button>
  )
}
