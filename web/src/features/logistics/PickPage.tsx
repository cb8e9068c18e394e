// One order being picked: a scanner types a code and Enter, each counts a piece; what is wrong or too
// much is said loudly. Works with a thumb on a phone.
import { useParams } from '@tanstack/react-router'
import { ListOrdered, PackageCheck, PackageOpen, Printer, Send, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api'
import { useRecord } from '@/lib/use_record'
import { useWrite } from '@/lib/use_write'
import { Card, CardRow, FactList } from '@/ui/Card'
import { Link, useGo } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { RecordPage, type RecordAction } from '@/ui/RecordPage'
import { Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useText } from './i18n'
import { DispatchTag, PlacingTag, Promised, Risks, ScoreText, WaybillTag } from './marks'
import { basket_of, type DispatchView } from './model'
import { PickLines, Scanner } from './Picking'
import { PlaceDialog } from './PlaceDialog'
import { SendDialog } from './SendDialog'
import './logistics.css'

export default function PickPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<DispatchView>('dispatch', '/dispatches', id)
  return (
    <Loaded query={record} lines={8}>
      {(dispatch) => <Body dispatch={dispatch} />}
    </Loaded>
  )
}

type Asking = 'send' | 'place' | null

function useActions(dispatch: DispatchView, ask: (what: Asking) => void): RecordAction[] {
  const t = useText()
  const go = useGo()
  const act = useWrite<{ noun: string; done: string }>({
    send: ({ noun }, key) =>
      api.post(`/dispatches/${dispatch.id}/${noun}`, {}, { key, version: dispatch.version }),
    entities: ['dispatch', 'order'],
    onDone: (_, { done }) => {
      toast.done(done)
    },
    onRefused: useRefusal(),
  })
  const runs = (noun: string, done: string) => () => {
    act.mutate({ noun, done })
  }
  const busy = act.isPending
  const number = dispatch.order_number
  return [
    {
      key: 'pick',
      label: t('begin'),
      icon: PackageOpen,
      busy,
      onRun: runs('picking', t('begun', { number })),
    },
    {
      key: 'pack',
      label: t('pack'),
      icon: PackageCheck,
      busy,
      main: true,
      onRun: runs('packing', t('packed_done')),
    },
    {
      key: 'send',
      label: t('send'),
      icon: Send,
      main: true,
      onRun: () => {
        ask('send')
      },
    },
    { key: 'unpack', label: t('unpack'), busy, onRun: runs('unpacking', t('begun', { number })) },
    { key: 'stop', label: t('stop'), icon: Undo2, busy, onRun: runs('stopping', t('stopped')) },
    {
      key: 'place',
      label: t('place'),
      icon: ListOrdered,
      onRun: () => {
        ask('place')
      },
    },
    {
      key: 'print',
      label: t('print_list'),
      icon: Printer,
      always: true,
      onRun: () => {
        go(`/dispatches/${dispatch.id}/print`)
      },
    },
  ]
}

function Body({ dispatch }: { dispatch: DispatchView }) {
  const t = useText()
  const [asking, set_asking] = useState<Asking>(null)
  const actions = useActions(dispatch, set_asking)
  const onClose = () => {
    set_asking(null)
  }
  const picks = dispatch.actions.includes('scan')
  const basket = basket_of(dispatch.lines)
  return (
    <RecordPage
      entity="dispatch"
      list_path="/dispatches"
      title={dispatch.customer_name}
      mark={
        <span className="row">
          <DispatchTag state={dispatch.state} />
          <PlacingTag row={dispatch} />
        </span>
      }
      facts={[
        <Link key="order" to={`/orders/${dispatch.order_id}`} className="num">
          {dispatch.order_number}
        </Link>,
        <Promised key="on" on={dispatch.promised_on} />,
      ]}
      allowed={dispatch.actions}
      actions={actions}
      left={<Facts dispatch={dispatch} />}
    >
      {dispatch.risks.length ? (
        <Card title={t('risk')}>
          <Risks risks={dispatch.risks} />
        </Card>
      ) : null}
      {picks ? (
        <Card title={t('basket', basket)}>
          <Scanner dispatch={dispatch} />
        </Card>
      ) : null}
      <PickLines dispatch={dispatch} />
      <Waybills dispatch={dispatch} />
      {asking === 'send' ? <SendDialog {...{ dispatch, onClose }} /> : null}
      {asking === 'place' ? <PlaceDialog row={dispatch} onClose={onClose} /> : null}
    </RecordPage>
  )
}

function Facts({ dispatch }: { dispatch: DispatchView }) {
  const t = useText()
  return (
    <Card>
      <FactList
        facts={[
          { label: t('address'), value: dispatch.delivery_address || '—' },
          {
            label: t('contact'),
            value: [dispatch.contact_name, dispatch.contact_phone].filter(Boolean).join(' ') || '—',
          },
          { label: t('picker'), value: dispatch.picker_name || '—' },
          { label: t('seller'), value: dispatch.owner_name || '—' },
          {
            label: t('score', { count: dispatch.score }),
            value: <ScoreText row={dispatch} />,
          },
          ...(dispatch.outcome === 'open'
            ? []
            : [
                {
                  label: t('delivered_at'),
                  value: (
                    <>
                      <DateText on={dispatch.delivered_on} />{' '}
                      <Tag tone={dispatch.outcome === 'kept' ? 'green' : 'amber'}>
                        {t(`outcome_${dispatch.outcome}`)}
                      </Tag>
                    </>
                  ),
                },
              ]),
        ]}
      />
    </Card>
  )
}

function Waybills({ dispatch }: { dispatch: DispatchView }) {
  const t = useText()
  if (!dispatch.waybills.length) return null
  return (
    <Card title={t('waybills')} count={dispatch.waybills.length} inset="rows">
      {dispatch.waybills.map((one) => (
        <CardRow
          key={one.id}
          title={
            <>
              <Link to={`/waybills/${one.id}`} className="num">
                {one.shipment_number}
              </Link>
              <WaybillTag state={one.state} />
            </>
          }
          note={[one.carrier_name, one.tracking_no].filter(Boolean).join(' ')}
          value={<DateText at={one.shipped_at} />}
        />
      ))}
    </Card>
  )
}
