// The scanner's field and the lines it counts on. The field keeps the focus: the next scan goes there.
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { api, ApiProblem, create_key_ring } from '@/lib/api'
import { record_key, useWrite } from '@/lib/use_write'
import { Card } from '@/ui/Card'
import { ScanField, type Scanned } from '@/ui/ScanField'
import { Empty } from '@/ui/States'
import { useText } from './i18n'
import { basket_of, read_scan, type DispatchView, type PickLine } from './model'

/** What is in the basket now, shown at once. */
function useShow() {
  const client = useQueryClient()
  return (now: DispatchView) => {
    client.setQueryData(record_key('dispatch', now.id), now)
    void client.invalidateQueries({ queryKey: ['dispatch'] })
  }
}

/** The first reason of a refusal, as it is said to the picker. */
function reason_of(error: unknown): string {
  if (!(error instanceof ApiProblem)) throw error
  return error.fields[0]?.message ?? error.message
}

export function Scanner({ dispatch }: { dispatch: DispatchView }) {
  const t = useText()
  const show = useShow()
  const [keys] = useState(create_key_ring)
  const take = async (typed: string): Promise<Scanned> => {
    const read = read_scan(typed)
    if (!read) return { text: t('scan_hint'), in_vain: true }
    try {
      const path = `/dispatches/${dispatch.id}/scans`
      const now = await api.post<DispatchView>(path, read, { key: keys.key_for(read) })
      keys.spent()
      show(now)
      return { text: t('scan_ok', { name: now.scanned, ...basket_of(now.lines) }) }
    } catch (error) {
      return { text: reason_of(error), in_vain: true }
    }
  }
  return <ScanField label={t('scan')} hint={t('scan_hint')} onScan={take} />
}

export function PickLines({ dispatch }: { dispatch: DispatchView }) {
  const t = useText()
  const picks = dispatch.actions.includes('scan')
  const shown = dispatch.lines.filter((line) => line.held > 0)
  return (
    <Card title={t('goods')} count={shown.length} inset="rows">
      {shown.length ? (
        shown.map((line) => (
          <Line key={line.order_line_id} dispatch={dispatch} line={line} picks={picks} />
        ))
      ) : (
        <Empty title={t('nothing_held')} />
      )}
    </Card>
  )
}

interface LineProps {
  dispatch: DispatchView
  line: PickLine
  picks: boolean
}

function Line({ dispatch, line, picks }: LineProps) {
  const t = useText()
  const done = line.picked === line.held
  return (
    <div className={`pick-line${done ? ' pick-line-done' : ''}`}>
      <div>
        <span className="strong">{line.product_name}</span>{' '}
        <span className="meta num">
          {line.product_code} {line.barcode}
        </span>
        <div className="meta">
          {line.places.map((place) => t('at_place', { ...place })).join(' · ')}
        </div>
      </div>
      {picks ? (
        <LineCount key={line.picked} dispatch={dispatch} line={line} />
      ) : (
        <span className="num strong">
          {dispatch.state === 'packed'
            ? t('picked_of', { picked: line.picked, held: line.held })
            : `${String(line.held)} ${line.unit}`}
        </span>
      )}
    </div>
  )
}

/** How many are in the basket, typed where a label cannot be read. */
function LineCount({ dispatch, line }: { dispatch: DispatchView; line: PickLine }) {
  const t = useText()
  const show = useShow()
  const [typed, set_typed] = useState(String(line.picked))
  const [problem, set_problem] = useState('')
  const count = useWrite<number, DispatchView>({
    send: (quantity, key) =>
      api.post(
        `/dispatches/${dispatch.id}/counts`,
        { order_line_id: line.order_line_id, quantity },
        { key },
      ),
    entities: ['dispatch'],
    onDone: show,
    onRefused: (error) => {
      set_problem(reason_of(error))
    },
  })
  const send = () => {
    const quantity = Number(typed || '0')
    if (quantity !== line.picked) count.mutate(quantity)
  }
  return (
    <div>
      <input
        className="control num"
        aria-label={t('count_of', { name: line.product_name })}
        aria-invalid={problem ? true : undefined}
        inputMode="numeric"
        value={typed}
        onChange={(event) => {
          set_typed(event.target.value.replace(/\D/gu, ''))
          set_problem('')
        }}
        onBlur={send}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          send()
        }}
      />
      <div className="meta num">
        {problem || t('picked_of', { picked: line.picked, held: line.held })}
      </div>
    </div>
  )
}
