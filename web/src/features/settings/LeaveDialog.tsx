// Somebody leaves: what is in their name moves to a successor, step by step with its count, and then
// the account closes. It can be stopped at any step and taken up again.
import { useState } from 'react'
import { useT } from '@/i18n'
import { api, ApiProblem } from '@/lib/api'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { ProblemLine } from '@/ui/ProblemLine'
import { Picker } from '@/ui/Picker'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { useRefresh, type Person } from './model'

interface Moved {
  handover_id: string | null
  customers_count: number
  orders_count: number
  opportunities_count: number
  inquiries_count: number
  proposals_count: number
  quotes_count: number
  segments_count: number
  offers_count: number
  approvals_count: number
  tickets_count: number
  cases_count: number
  changes_count: number
  contracts_count: number
  done: boolean
}

const nothing = {
  ...{ customers: 0, orders: 0, opportunities: 0, inquiries: 0 },
  ...{ proposals: 0, quotes: 0, segments: 0, offers: 0, approvals: 0, tickets: 0 },
  ...{ cases: 0, changes: 0, contracts: 0 },
}

function useLeave(person: Person, onDone: () => void) {
  const t = useText()
  const refresh = useRefresh()
  const [busy, set_busy] = useState(false)
  const [asks, set_asks] = useState(false)
  const [moved, set_moved] = useState(nothing)
  const [problem, set_problem] = useState<ApiProblem | null>(null)
  const hand_over = async (successor_id: string) => {
    let handover_id: string | null = null
    for (;;) {
      const body = handover_id ? { successor_id, handover_id } : { successor_id }
      const step: Moved = await api.post<Moved>(`/users/${person.id}/handover`, body)
      handover_id = step.handover_id
      set_moved((now) => ({
        customers: now.customers + step.customers_count,
        orders: now.orders + step.orders_count,
        opportunities: now.opportunities + step.opportunities_count,
        inquiries: now.inquiries + step.inquiries_count,
        proposals: now.proposals + step.proposals_count,
        quotes: now.quotes + step.quotes_count,
        segments: now.segments + step.segments_count,
        offers: now.offers + step.offers_count,
        approvals: now.approvals + step.approvals_count,
        tickets: now.tickets + step.tickets_count,
        cases: now.cases + step.cases_count,
        changes: now.changes + step.changes_count,
        contracts: now.contracts + step.contracts_count,
      }))
      if (step.done) return
    }
  }
  const run = async (successor_id: string | null) => {
    set_busy(true)
    set_problem(null)
    try {
      if (successor_id) await hand_over(successor_id)
      await api.post(`/users/${person.id}/departure`)
      toast.done(t('has_left', { name: person.name }))
      await Promise.all([refresh('user'), refresh('handover')])
      onDone()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (error.code === 'handover.open_work') set_asks(true)
      set_problem(error)
    } finally {
      set_busy(false)
    }
  }
  return { run, busy, asks, moved, problem }
}

export function LeaveDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useText()
  const shell = useT()
  const [successor, set_successor] = useState<string | null>(null)
  const { run, busy, asks, moved, problem } = useLeave(person, onClose)
  return (
    <Dialog
      open
      kind="sheet"
      title={t('leave_title', { name: person.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{shell('action.cancel')}</Button>
          <Button
            kind="danger"
            busy={busy}
            disabled={asks && !successor}
            onClick={() => void run(successor)}
          >
            {t('leave')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('leave_note')}</p>
        {asks ? (
          <label className="settings-successor">
            <span className="strong">{t('successor')}</span>
            <Picker<Person>
              label={t('successor')}
              path="/users"
              query={{ state: 'active' }}
              except={person.id}
              value={successor}
              name_of={(one) => one.name}
              onChange={(id) => {
                set_successor(id)
              }}
            />
          </label>
        ) : null}
        {Object.values(moved).some((count) => count > 0) ? (
          <p className="num" role="status">
            {t('moved', moved)}
          </p>
        ) : null}
        <ProblemLine error={problem} />
      </div>
    </Dialog>
  )
}
