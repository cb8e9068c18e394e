// What was picked leaves: by whom, under which number, in how many packages, for how much.
import { useId, useState } from 'react'
import { api } from '@/lib/api'
import { parse_scaled } from '@/lib/format'
import { usePinned } from '@/lib/use_pinned'
import { useWrite } from '@/lib/use_write'
import { FormDialog } from '@/ui/FormDialog'
import { NativeSelect } from '@/ui/NativeSelect'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { basket_of, useCarriers, useSources, type DispatchView, type Waybill } from './model'

interface Consignment {
  carrier_id: string
  tracking_no: string
  packages: string
  weight: string
  freight: string
  expected_on: string
}

const empty: Consignment = {
  carrier_id: '',
  tracking_no: '',
  packages: '1',
  weight: '',
  freight: '',
  expected_on: '',
}

export function consignment_of(waybill: Waybill): Consignment {
  return {
    carrier_id: waybill.carrier_id ?? '',
    tracking_no: waybill.tracking_no,
    packages: String(waybill.package_count),
    weight: waybill.weight_g ? String(waybill.weight_g / 1000) : '',
    freight: waybill.freight_minor ? String(waybill.freight_minor / 100) : '',
    expected_on: waybill.expected_on ?? '',
  }
}

export function body_of(values: Consignment) {
  return {
    carrier_id: values.carrier_id || null,
    tracking_no: values.tracking_no.trim(),
    package_count: Number(values.packages || '0'),
    weight_g: parse_scaled(values.weight || '0', 3) ?? 0,
    freight_minor: parse_scaled(values.freight || '0', 2) ?? 0,
    expected_on: values.expected_on || null,
  }
}

interface ConsignmentFieldsProps {
  values: Consignment
  onChange: (values: Consignment) => void
}

export function ConsignmentFields({ values, onChange }: ConsignmentFieldsProps) {
  const t = useText()
  const id = useId()
  const carriers = useCarriers()
  const field = (
    name: keyof Consignment,
    label: string,
    more: { type?: string; inputMode?: 'numeric' | 'decimal' } = {},
  ) => (
    <>
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        className="control"
        autoComplete="off"
        {...more}
        value={values[name]}
        onChange={(event) => {
          onChange({ ...values, [name]: event.target.value })
        }}
      />
    </>
  )
  return (
    <>
      <label htmlFor={`${id}-carrier`}>{t('carrier')}</label>
      <NativeSelect
        id={`${id}-carrier`}
        label={t('carrier')}
        options={[
          { value: '', label: t('no_carrier') },
          ...carriers.map((one) => ({ value: one.id, label: one.name })),
        ]}
        value={values.carrier_id}
        onChange={(carrier_id) => {
          onChange({ ...values, carrier_id })
        }}
      />
      {field('tracking_no', t('tracking_no'))}
      {field('packages', t('packages'), { inputMode: 'numeric' })}
      {field('weight', t('weight'), { inputMode: 'decimal' })}
      {field('freight', t('freight'), { inputMode: 'decimal' })}
      {field('expected_on', t('expected'), { type: 'date' })}
    </>
  )
}

/** The warehouses that can give of what was picked, and how many pieces each. */
function usePlaces(dispatch: DispatchView) {
  const t = useText()
  const sources = useSources(dispatch)
  const names = new Map(sources.map((one) => [one.warehouse_id, one.warehouse_name]))
  return [...names].map(([value, name]) => {
    const count = dispatch.lines.reduce((sum, line) => {
      const source = sources.find(
        (one) => one.order_line_id === line.order_line_id && one.warehouse_id === value,
      )
      return sum + Math.min(line.picked, (source?.held ?? 0) + (source?.free ?? 0))
    }, 0)
    return { value, label: t('from_place', { name, count }) }
  })
}

export function SendDialog({ dispatch, onClose }: { dispatch: DispatchView; onClose: () => void }) {
  const t = useText()
  const id = useId()
  const [values, set_values] = useState(empty)
  const [warehouse_id, set_warehouse] = useState('')
  const places = usePlaces(dispatch)
  const send = useWrite<Consignment, DispatchView>({
    send: (typed, key) => {
      const from = warehouse_id ? { warehouse_id } : {}
      return api.post(
        `/dispatches/${dispatch.id}/shipments`,
        { ...body_of(typed), ...from },
        { key },
      )
    },
    entities: ['dispatch', 'waybill', 'order', 'stock'],
    onDone: (now) => {
      toast.done(t('sent', { number: now.waybills.at(-1)?.shipment_number ?? '' }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('send_title', { number: dispatch.order_number })}
      action={t('send')}
      busy={send.isPending}
      ready={Number(values.packages) > 0}
      error={send.error}
      onClose={onClose}
      onSend={() => {
        send.mutate(values)
      }}
    >
      <p className="meta">{t('send_note', { count: basket_of(dispatch.lines).picked })}</p>
      {places.length > 1 ? (
        <>
          <label htmlFor={id}>{t('send_from')}</label>
          <NativeSelect
            id={id}
            label={t('send_from')}
            options={[{ value: '', label: t('from_held') }, ...places]}
            value={warehouse_id}
            onChange={set_warehouse}
          />
        </>
      ) : null}
      <ConsignmentFields values={values} onChange={set_values} />
    </FormDialog>
  )
}

export function EditWaybillDialog({ waybill, onClose }: { waybill: Waybill; onClose: () => void }) {
  const t = useText()
  const [seen] = usePinned(waybill)
  const [values, set_values] = useState(() => consignment_of(seen))
  const save = useWrite<Consignment>({
    send: (typed) => api.patch(`/waybills/${seen.id}`, body_of(typed), seen.version),
    entities: ['waybill', 'dispatch'],
    onDone: () => {
      toast.done(t('saved'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('edit')}
      action={t('edit')}
      busy={save.isPending}
      ready={Number(values.packages) > 0}
      error={save.error}
      onClose={onClose}
      onSend={() => {
        save.mutate(values)
      }}
    >
      <ConsignmentFields values={values} onChange={set_values} />
    </FormDialog>
  )
}
