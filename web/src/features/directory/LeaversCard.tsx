// Who left a platform and still has customers: never moved silently, handed over from here.
import { useState } from 'react'
import { useT } from '@/i18n'
import { api, ApiProblem } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import { useMeta } from '@/lib/meta'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Dialog } from '@/ui/Dialog'
import { Link } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { Picker } from '@/ui/Picker'
import { ProblemLine } from '@/ui/ProblemLine'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { useLeavers, type Leaver } from './model'

export function LeaversCard() {
  const t = useText()
  const meta = useMeta('platform')
  const leavers = useLeavers()
  const [from, set_from] = useState<Leaver | null>(null)
  const items = leavers.data?.items ?? []
  if (!items.length) return null
  return (
    <Card title={t('leavers')} count={items.length} inset="rows">
      <p className="directory-note">{t('leavers_note')}</p>
      {items.map((one) => (
        <CardRow
          key={one.user_id}
          title={<Link to={`/settings/people/${one.user_id}`}>{one.user_name}</Link>}
          note={
            <>
              {meta.option('kind', one.kind)} · {t('left_on')}{' '}
              <DateText at={one.left_at} show="day" />
            </>
          }
          value={t('customers', { count: one.customer_count })}
          action={
            <Button
              size="small"
              onClick={() => {
                set_from(one)
              }}
            >
              {t('hand_over')}
            </Button>
          }
        />
      ))}
      {from ? (
        <HandOverDialog
          leaver={from}
          onClose={() => {
            set_from(null)
          }}
        />
      ) : null}
    </Card>
  )
}

/** Step by step until nothing is left; can be stopped and taken up again. */
async function hand_over(user_id: string, successor_id: string): Promise<void> {
  let handover_id: string | null = null
  for (let done = false; !done;) {
    const step: { handover_id: string | null; done: boolean } = await api.post(
      `/users/${user_id}/handover`,
      handover_id ? { successor_id, handover_id } : { successor_id },
    )
    handover_id = step.handover_id
    done = step.done
  }
}

function HandOverDialog({ leaver, onClose }: { leaver: Leaver; onClose: () => void }) {
  const t = useText()
  const shell = useT()
  const client = useQueryClient()
  const [successor, set_successor] = useState<string | null>(null)
  const [busy, set_busy] = useState(false)
  const [problem, set_problem] = useState<ApiProblem | null>(null)
  const run = async (to: string) => {
    set_busy(true)
    set_problem(null)
    try {
      await hand_over(leaver.user_id, to)
      toast.done(t('handed_over'))
      onClose()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      set_problem(error)
    } finally {
      set_busy(false)
      await client.invalidateQueries({ queryKey: ['live'] })
    }
  }
  return (
    <Dialog
      open
      kind="sheet"
      title={t('hand_over_title', { name: leaver.user_name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{shell('action.cancel')}</Button>
          <Button
            kind="primary"
            busy={busy}
            disabled={!successor}
            onClick={() => {
              if (successor) void run(successor)
            }}
          >
            {t('hand_over')}
          </Button>
        </>
      }
    >
      <label className="stack">
        <span className="strong">{t('successor')}</span>
        <Picker<Row & { name: string }>
          label={t('successor')}
          path="/users"
          query={{ state: 'active' }}
          value={successor}
          name_of={(one) => one.name}
          onChange={(id) => {
            set_successor(id)
          }}
        />
      </label>
      <ProblemLine error={problem} />
    </Dialog>
  )
}
