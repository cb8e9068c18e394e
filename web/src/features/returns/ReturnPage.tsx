// One return: how far it is, what was found, and what the customer gets.
import { useParams } from '@tanstack/react-router'
import { Ban, Banknote, Check, PackageCheck, Repeat, ScanSearch, X } from 'lucide-react'
import { useState } from 'react'
import { useMeta } from '@/lib/meta'
import { useRecord } from '@/lib/use_record'
import { Attachments } from '@/ui/Attachments'
import { Card, CardRow, FactList } from '@/ui/Card'
import { CommentsCard } from '@/ui/CommentsCard'
import { Link } from '@/ui/Link'
import { Money } from '@/ui/Money'
import { useCauseName } from '@/ui/return_causes'
import { RecordPage, type RecordAction, type StatusStep } from '@/ui/RecordPage'
import { Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { InspectDialog } from './InspectDialog'
import { ReturnTag } from './marks'
import { useReturnWindow, type Return, type ReturnState } from './model'
import { DecideDialog, ReceiveDialog, SettleDialog } from './StepDialogs'

export default function ReturnPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Return>('return', '/returns', id)
  return (
    <Loaded query={record} lines={8}>
      {(document) => <Body document={document} />}
    </Loaded>
  )
}

const way: ReturnState[] = ['requested', 'approved', 'received', 'inspected']

function useSteps(document: Return): StatusStep[] {
  const meta = useMeta('return')
  const step = (key: ReturnState, state: StatusStep['state']): StatusStep => ({
    key,
    label: meta.option('state', key),
    state,
  })
  if (document.state === 'refused') return [step('requested', 'done'), step('refused', 'stopped')]
  const at = way.indexOf(document.state)
  const end = at >= 0 ? (document.wish === 'exchange' ? 'exchanged' : 'refunded') : document.state
  return [
    ...way.map((key, index) =>
      step(key, at < 0 || index < at ? 'done' : index === at ? 'now' : 'later'),
    ),
    step(end, at < 0 ? 'done' : 'later'),
  ]
}

const asked = ['approve', 'refuse', 'receive', 'inspect', 'refund', 'exchange', 'close'] as const
type Asked = (typeof asked)[number]
const icons = {
  approve: Check,
  refuse: X,
  receive: PackageCheck,
  inspect: ScanSearch,
  refund: Banknote,
  exchange: Repeat,
  close: Ban,
}

function Body({ document }: { document: Return }) {
  const t = useText()
  const meta = useMeta('return')
  const [asking, set_asking] = useState<Asked | null>(null)
  const onClose = () => {
    set_asking(null)
  }
  const actions: RecordAction[] = asked.map((key) => ({
    key,
    label: t(key),
    icon: icons[key],
    kind: key === 'refuse' ? 'danger' : undefined,
    main: key === document.wish,
    onRun: () => {
      set_asking(key)
    },
  }))
  return (
    <RecordPage
      entity="return"
      list_path="/returns"
      title={document.number}
      mark={<ReturnTag state={document.state} />}
      facts={[
        <Link key="customer" to={`/customers/${document.customer_id}`}>
          {document.customer_name}
        </Link>,
        <Link key="order" to={`/orders/${document.order_id}`} className="num">
          {document.order_number}
        </Link>,
        meta.option('wish', document.wish),
      ]}
      allowed={document.actions}
      actions={actions}
      steps={useSteps(document)}
      left={<Facts document={document} />}
    >
      <Window document={document} />
      <Goods document={document} />
      <Attachments entity="return" record_id={document.id} />
      <CommentsCard entity="return" record_id={document.id} />
      {asking === 'approve' || asking === 'refuse' ? (
        <DecideDialog {...{ document, onClose }} approve={asking === 'approve'} />
      ) : null}
      {asking === 'receive' ? <ReceiveDialog {...{ document, onClose }} /> : null}
      {asking === 'inspect' ? <InspectDialog {...{ document, onClose }} /> : null}
      {asking === 'refund' || asking === 'exchange' || asking === 'close' ? (
        <SettleDialog {...{ document, onClose }} kind={asking} />
      ) : null}
    </RecordPage>
  )
}

function Facts({ document }: { document: Return }) {
  const t = useText()
  const name = useCauseName()
  const later = (shown: boolean, label: string, value: React.ReactNode) =>
    shown ? [{ label, value }] : []
  return (
    <Card>
      <FactList
        facts={[
          { label: t('cause'), value: name(document.cause, document.cause_name) },
          { label: t('reason'), value: document.reason },
          { label: t('seller'), value: document.owner_name || '—' },
          { label: t('worth'), value: <Money minor={document.amount_minor} /> },
          ...later(
            document.inspected_at > 0,
            t('proposed'),
            <Money minor={document.proposed_minor} />,
          ),
          ...later(
            document.credit_minor > 0,
            t('credited'),
            <Money minor={document.credit_minor} />,
          ),
          ...later(
            !!document.exchange_order_id,
            t('exchange_order'),
            <Link to={`/orders/${document.exchange_order_id ?? ''}`} className="num">
              {document.exchange_number}
            </Link>,
          ),
          ...later(
            !!(document.decision_words || document.settlement_words),
            t('words'),
            [document.decision_words, document.settlement_words].filter(Boolean).join(' · '),
          ),
        ]}
      />
    </Card>
  )
}

/** Whether the after-sales policy still covers it: told, never enforced. */
function Window({ document }: { document: Return }) {
  const t = useText()
  const { kept, allowed } = useReturnWindow(document)
  if (!allowed) return null
  const over = kept > allowed
  return (
    <p>
      <Tag tone={over ? 'amber' : 'green'}>
        {t(over ? 'window_over' : 'window_in', { kept, allowed })}
      </Tag>
    </p>
  )
}

function Goods({ document }: { document: Return }) {
  const t = useText()
  return (
    <Card title={t('goods')} count={document.lines.length} inset="rows">
      {document.lines.map((line, index) => (
        <CardRow
          key={line.id}
          title={<span className="strong">{document.product_names[index]}</span>}
          note={
            <>
              <span className="num">{document.product_codes[index]}</span>
              {line.good > 0 ? ` · ${t('good', { count: line.good })}` : ''}
              {line.damaged > 0
                ? ` · ${t('bad', { count: line.damaged, fate: t(`fate_${line.fate}`) })} ${line.finding}`
                : ''}
            </>
          }
          value={line.quantity}
        />
      ))}
    </Card>
  )
}
