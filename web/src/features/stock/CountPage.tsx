// A count of a warehouse (盘点), with a scanner or by hand, on the desk or on the phone. What differs
// and what orders would lose is said before anything is entered; each row is entered once.
import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { useListState } from '@/lib/list_state'
import { Button, IconButton, LinkButton } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Field } from '@/ui/Field'
import { LeaveGuard } from '@/ui/LeaveGuard'
import { Link } from '@/ui/Link'
import { NativeSelect } from '@/ui/NativeSelect'
import { Page } from '@/ui/Page'
import { ScanField, type Scanned } from '@/ui/ScanField'
import { Empty, Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { enter_row, find_counted, scanned_once, set_counted, type CountRow } from './count'
import { useCountText } from './count_texts'
import { useText } from './i18n'
import { useRefresh, useWarehouses, type Warehouse } from './model'
import './stock.css'

export default function CountPage() {
  const t = useCountText()
  const tt = useText()
  const warehouses = useWarehouses()
  return (
    <Page
      title={t('title')}
      layout="narrow"
      actions={<LinkButton to="/stock">{tt('back')}</LinkButton>}
    >
      <Loaded query={warehouses}>{({ items }) => <Count places={items} />}</Loaded>
    </Page>
  )
}

function Count({ places }: { places: Warehouse[] }) {
  const t = useCountText()
  const tt = useText()
  const [{ filters }, set_state] = useListState()
  const only = places.length === 1 ? places[0]?.id : undefined
  const place = filters.warehouse_id ?? only ?? ''
  const [rows, set_rows] = useState<CountRow[]>([])
  const open = rows.filter((row) => !row.result)
  return (
    <div className="stack">
      <LeaveGuard is_dirty={() => open.length > 0} />
      <Card>
        <div className="stack">
          <Field id="count-place" label={tt('warehouse')}>
            <NativeSelect
              id="count-place"
              label={tt('warehouse')}
              options={[
                { value: '', label: t('choose') },
                ...places.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={place}
              onChange={(warehouse_id) => {
                set_rows([])
                set_state({ filters: { ...filters, warehouse_id } })
              }}
            />
          </Field>
          {place ? <Scanner place={place} onRows={set_rows} /> : null}
        </div>
      </Card>
      {place ? <Rows rows={rows} onRows={set_rows} /> : null}
      {place && rows.length ? <Entering rows={rows} place={place} onRows={set_rows} /> : null}
    </div>
  )
}

type Changed = (next: (rows: CountRow[]) => CountRow[]) => void

function Scanner({ place, onRows }: { place: string; onRows: Changed }) {
  const t = useCountText()
  const scan = async (code: string): Promise<Scanned> => {
    const found = await find_counted(code, place)
    if ('none' in found) return { text: t(found.none, { code }), in_vain: true }
    onRows((rows) => scanned_once(rows, found.item))
    return { text: t('scanned', { name: found.item.name }) }
  }
  return <ScanField label={t('scan')} hint={t('scan_hint')} onScan={scan} />
}

function Rows({ rows, onRows }: { rows: CountRow[]; onRows: Changed }) {
  const t = useCountText()
  if (!rows.length) return <Empty title={t('none')} note={t('none_hint')} />
  return (
    <Card inset="rows">
      {rows.map((row) => (
        <OneRow
          key={`${row.item.product_id} ${row.result ? row.key : ''}`}
          row={row}
          onRows={onRows}
        />
      ))}
    </Card>
  )
}

function OneRow({ row, onRows }: { row: CountRow; onRows: Changed }) {
  const t = useCountText()
  const id = useId()
  const { item, counted, result, refusal } = row
  const missing = item.reserved - counted
  return (
    <div className="count-row">
      <label htmlFor={id} className="count-name">
        <span className="strong">{item.name}</span>{' '}
        <span className="meta num">
          {item.code} · {t('book')} {item.on_hand}
        </span>
        {!result && missing > 0 ? (
          <span className="tone-red count-says">{t('loses', { count: missing })}</span>
        ) : null}
        {refusal ? (
          <span className="field-error count-says" role="alert">
            {refusal}
          </span>
        ) : null}
        {result?.lost.length ? (
          <span className="tone-red count-says">
            {t('lost')}
            {result.lost.map((one) => (
              <Link key={one.order_id} to={`/orders/${one.order_id}`} className="num">
                {one.order_number} −{one.quantity}{' '}
              </Link>
            ))}
          </span>
        ) : null}
      </label>
      <Difference count={result ? result.difference : counted - item.on_hand} />
      {result ? (
        <Tag tone="green">{t('done')}</Tag>
      ) : (
        <>
          <input
            id={id}
            className="control num count-number"
            inputMode="numeric"
            value={String(counted)}
            onChange={(event) => {
              const typed = Number(event.target.value.replace(/\D/g, '').slice(0, 9))
              onRows((rows) => set_counted(rows, item.product_id, typed))
            }}
          />
          <IconButton
            icon={X}
            label={t('remove', { name: item.name })}
            onClick={() => {
              onRows((rows) => rows.filter((one) => one !== row))
            }}
          />
        </>
      )}
    </div>
  )
}

function Difference({ count }: { count: number }) {
  const t = useCountText()
  if (count === 0) return <span className="muted">{t('same')}</span>
  return (
    <span className={`strong num ${count < 0 ? 'tone-red' : 'tone-green'}`}>
      {count > 0 ? '+' : '−'}
      {Math.abs(count)}
    </span>
  )
}

interface EnteringProps {
  rows: CountRow[]
  place: string
  onRows: Changed
}

/** Why it differs, once for all, and the button. */
function Entering({ rows, place, onRows }: EnteringProps) {
  const t = useCountText()
  const refresh = useRefresh()
  const [note, set_note] = useState('')
  const [busy, set_busy] = useState(false)
  const open = rows.filter((row) => !row.result)
  const enter = async () => {
    set_busy(true)
    let differing = 0
    let refused = 0
    try {
      for (const row of open) {
        const after = await enter_row(row, place, note)
        if (after.result?.difference) ++differing
        if (after.refusal) ++refused
        onRows((now) => now.map((one) => (one === row ? after : one)))
      }
      if (refused) toast.error(t('failed', { count: refused }))
      else toast.done(t('entered', { count: open.length, differing }))
    } catch (error) {
      toast.error(error instanceof Error ? error.message : String(error))
    } finally {
      set_busy(false)
      refresh('stock')
    }
  }
  if (!open.length)
    return (
      <Button
        kind="primary"
        onClick={() => {
          onRows(() => [])
        }}
      >
        {t('again')}
      </Button>
    )
  const differs = open.some((row) => row.counted !== row.item.on_hand)
  return (
    <Card>
      <div className="stack">
        {differs ? (
          <Field id="count-note" label={t('reason')} required>
            <input
              id="count-note"
              className="control"
              maxLength={200}
              placeholder={t('reason_hint')}
              value={note}
              onChange={(event) => {
                set_note(event.target.value)
              }}
            />
          </Field>
        ) : null}
        <Button
          kind="primary"
          size="large"
          busy={busy}
          disabled={differs && !note.trim()}
          onClick={() => void enter()}
        >
          {t('enter', { count: open.length })}
        </Button>
      </div>
    </Card>
  )
}
