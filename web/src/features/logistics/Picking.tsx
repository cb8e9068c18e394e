// The scanner's field and the lines it counts on. The field keeps the focus: the next scan goes there.
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { api, ApiProblem } from '@/lib/api'
import { composing } from '@/lib/keys'
import { record_key, useWrite } from '@/lib/use_write'
import { Card } from '@/ui/Card'
import { Empty } from '@/ui/States'
import { useText } from './i18n'
import { basket_of, read_scan, type DispatchView, type PickLine } from './model'

function useShow() {
  const client = useQueryClient()
  return (now: DispatchView) => {
    client.setQueryData(record_key('dispatch', now.id), now)
  }
}

/** The first reason of a refusal, as it is said to the picker. */
function reason_of(error: unknown): string {
  if (!(error instanceof ApiProblem)) throw error
  return error.fields[0]?.message ?? error.message
}

export function Scanner({ dispatch }: { dispatch: DispatchView }) {
  const t = useText()
  const id = useId()
  const show = useShow()
  const field = useRef<HTMLInputElement>(null)
  const [code, set_code] = useState('')
  const [said, set_said] = useState<{ text: string; bad: boolean } | null>(null)
  useEffect(() => {
    field.current?.focus()
  }, [])
  const scan = useWrite<{ code: string; quantity: number }, DispatchView>({
    send: (body, key) => api.post(`/dispatches/${dispatch.id}/scans`, body, { key }),
    entities: ['dispatch'],
    onDone: (now) => {
      show(now)
      set_said({
        text: t('scan_ok', { name: now.scanned, ...basket_of(now.lines) }),
        bad: false,
      })
    },
    onRefused: (error) => {
      set_said({ text: reason_of(error), bad: true })
    },
  })
  const on_key = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || composing(event.nativeEvent) || event.ctrlKey) return
    event.preventDefault()
    event.stopPropagation()
    const read = read_scan(code)
    set_code('')
    if (read) scan.mutate(read)
  }
  return (
    <div className="pick-scan">
      <label htmlFor={id}>{t('scan')}</label>
      <input
        id={id}
        ref={field}
        className="control"
        autoComplete="off"
        autoCapitalize="off"
        enterKeyHint="next"
        value={code}
        onChange={(event) => {
          set_code(event.target.value)
        }}
        onKeyDown={on_key}
      />
      <p
        className={`pick-said${said?.bad ? ' pick-bad' : ''}`}
        role={said?.bad ? 'alert' : 'status'}
      >
        {said?.text ?? t('scan_hint')}
      </p>
    </div>
  )
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
