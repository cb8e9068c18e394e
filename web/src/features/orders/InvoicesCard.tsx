// What of an order is invoiced, and asking for an invoice of what is not.
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { parse_scaled } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { useWrite } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { FormDialog } from '@/ui/FormDialog'
import { Link } from '@/ui/Link'
import { Money } from '@/ui/Money'
import { NativeSelect } from '@/ui/NativeSelect'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useInvoiceText } from './invoice_texts'
import type { Order } from './model'

interface Invoice extends Row {
  number: string
  name: string
  invoice_no: string
  state: string
  amount_minor: number
}

interface Invoiced {
  left_minor: number
  invoices: Invoice[]
  may_request: boolean
}

interface Title extends Row {
  name: string
  active: boolean
}

export function InvoicesCard({ order }: { order: Order }) {
  const sees = useAllowed('invoices.read')
  const done = order.commercial === 'confirmed' || order.commercial === 'closed'
  return sees && done && !order.source ? <Invoices order={order} /> : null
}

function Invoices({ order }: { order: Order }) {
  const t = useInvoiceText()
  const meta = useMeta('invoice')
  const [asking, set_asking] = useState(false)
  const found = useQuery({
    queryKey: ['invoice', 'of_order', order.id, order.version],
    queryFn: ({ signal }) => api.get<Invoiced>(`/orders/${order.id}/invoices`, { signal }),
  })
  if (!found.data) return null
  const { invoices, left_minor, may_request } = found.data
  return (
    <Card
      title={t('card')}
      inset="rows"
      extra={
        may_request ? (
          <Button
            size="small"
            icon={Plus}
            onClick={() => {
              set_asking(true)
            }}
          >
            {t('request')}
          </Button>
        ) : null
      }
    >
      {invoices.map((invoice) => (
        <CardRow
          key={invoice.id}
          title={
            <span className="row">
              <Link to={`/invoices/${invoice.id}`} className="num">
                {invoice.number}
              </Link>
              <Tag>{meta.option('state', invoice.state)}</Tag>
            </span>
          }
          note={[invoice.name, invoice.invoice_no].filter(Boolean).join(' · ')}
          value={<Money minor={invoice.amount_minor} />}
        />
      ))}
      <CardRow
        title={<span className="muted">{t('left')}</span>}
        value={<Money minor={left_minor} />}
      />
      {asking ? (
        <RequestDialog
          order={order}
          left_minor={left_minor}
          onClose={() => {
            set_asking(false)
          }}
        />
      ) : null}
    </Card>
  )
}

const money_digits = 2

interface RequestProps {
  order: Order
  left_minor: number
  onClose: () => void
}

function RequestDialog({ order, left_minor, onClose }: RequestProps) {
  const t = useInvoiceText()
  const id = useId()
  const titles = useQuery({
    queryKey: ['invoice_title', order.customer_id],
    queryFn: ({ signal }) =>
      api.get<ListOf<Title>>(`/customers/${order.customer_id}/invoice_titles`, { signal }),
  })
  const active = (titles.data?.items ?? []).filter((title) => title.active)
  const [title_id, set_title] = useState('')
  const [amount, set_amount] = useState(() => (left_minor / 100).toFixed(money_digits))
  const [note, set_note] = useState('')
  const chosen = title_id || active[0]?.id || ''
  const amount_minor = parse_scaled(amount, money_digits)
  const request = useWrite<void, Invoice>({
    send: (_, key) =>
      api.post<Invoice>(
        '/invoices',
        { title_id: chosen, orders: [{ order_id: order.id, amount_minor }], note },
        { key },
      ),
    entities: ['invoice'],
    onDone: (made) => {
      toast.done(t('requested', { number: made.number }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('request')}
      action={t('request')}
      busy={request.isPending}
      ready={chosen !== '' && amount_minor !== null && amount_minor > 0}
      error={request.error}
      onClose={onClose}
      onSend={() => {
        request.mutate()
      }}
    >
      {titles.data && !active.length ? (
        <p>
          {t('no_titles')} <Link to={`/customers/${order.customer_id}`}>{t('to_customer')}</Link>
        </p>
      ) : (
        <>
          <label htmlFor={`${id}-title`}>{t('title')}</label>
          <NativeSelect
            id={`${id}-title`}
            label={t('title')}
            value={chosen}
            options={active.map((title) => ({ value: title.id, label: title.name }))}
            onChange={set_title}
          />
        </>
      )}
      <label htmlFor={`${id}-amount`}>{t('amount')}</label>
      <input
        id={`${id}-amount`}
        className="control num"
        inputMode="decimal"
        value={amount}
        onChange={(event) => {
          set_amount(event.target.value)
        }}
      />
      <label htmlFor={`${id}-note`}>{t('note')}</label>
      <input
        id={`${id}-note`}
        className="control"
        maxLength={500}
        value={note}
        onChange={(event) => {
          set_note(event.target.value)
        }}
      />
    </FormDialog>
  )
}
