// One invoice: under whose title, of which orders, and what finance did with it.
import { useParams } from '@tanstack/react-router'
import { Ban, FileCheck, Mail, Printer, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useMeta } from '@/lib/meta'
import { useRecord } from '@/lib/use_record'
import { Attachments } from '@/ui/Attachments'
import { Card, CardRow, FactList } from '@/ui/Card'
import { CommentsCard } from '@/ui/CommentsCard'
import { Link, useGo } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { RecordPage, type RecordAction } from '@/ui/RecordPage'
import { Loaded } from '@/ui/States'
import { useText } from './i18n'
import { ActDialog, type Asking } from './InvoiceDialogs'
import { InvoiceTag } from './marks'
import type { Invoice } from './model'

export default function InvoicePage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Invoice>('invoice', '/invoices', id)
  return (
    <Loaded query={record} lines={8}>
      {(invoice) => <Body invoice={invoice} />}
    </Loaded>
  )
}

function useActions(invoice: Invoice, ask: (what: Asking) => void): RecordAction[] {
  const t = useText()
  const go = useGo()
  const button = (key: Asking, icon: RecordAction['icon'], danger = false): RecordAction => ({
    key,
    label: t(key),
    icon,
    ...(danger ? { kind: 'danger' as const } : {}),
    onRun: () => {
      ask(key)
    },
  })
  return [
    button('issue', FileCheck),
    button('deliver', Mail),
    {
      key: 'print',
      label: t('print_request'),
      icon: Printer,
      always: true,
      onRun: () => {
        go(`/invoices/${invoice.id}/print`)
      },
    },
    button('reverse', Undo2, true),
    button('void', Ban, true),
  ]
}

function Body({ invoice }: { invoice: Invoice }) {
  const t = useText()
  const [asking, set_asking] = useState<Asking | null>(null)
  const actions = useActions(invoice, set_asking)
  return (
    <RecordPage
      entity="invoice"
      list_path="/invoices"
      title={invoice.number}
      mark={<InvoiceTag state={invoice.state} />}
      facts={[
        <Link key="customer" to={`/customers/${invoice.customer_id}`} className="strong">
          {invoice.customer_name}
        </Link>,
        <Money key="amount" minor={invoice.amount_minor} />,
        invoice.requester_name,
        <DateText key="at" at={invoice.created_at} />,
      ]}
      allowed={invoice.actions}
      actions={actions}
      right={
        <>
          <Attachments entity="invoice" record_id={invoice.id} />
          <CommentsCard entity="invoice" record_id={invoice.id} />
        </>
      }
    >
      <TitleFacts invoice={invoice} />
      <Card title={t('orders')} count={invoice.parts.length} inset="rows">
        {invoice.parts.map((part) => (
          <CardRow
            key={part.id}
            title={
              <Link to={`/orders/${part.order_id}`} className="num">
                {part.order_number}
              </Link>
            }
            value={<Money minor={part.amount_minor} />}
          />
        ))}
      </Card>
      {asking ? (
        <ActDialog
          invoice={invoice}
          what={asking}
          onClose={() => {
            set_asking(null)
          }}
        />
      ) : null}
    </RecordPage>
  )
}

const title_facts = ['name', 'tax_no', 'address', 'phone', 'bank', 'account', 'email'] as const
const issue_facts = ['code', 'invoice_no', 'tracking_no', 'red_no', 'reason', 'note'] as const

function TitleFacts({ invoice }: { invoice: Invoice }) {
  const t = useText()
  const meta = useMeta('invoice')
  const shown = [...title_facts, ...issue_facts].filter((key) => invoice[key])
  return (
    <Card title={t('invoice')}>
      <FactList
        facts={[
          { label: meta.label('kind'), value: meta.option('kind', invoice.kind) },
          ...shown.map((key) => ({ label: meta.label(key), value: invoice[key] })),
          ...(invoice.issued_on
            ? [{ label: meta.label('issued_on'), value: <DateText on={invoice.issued_on} /> }]
            : []),
          ...(invoice.delivered_at
            ? [
                {
                  label: meta.label('sent_by'),
                  value: (
                    <>
                      {meta.option('sent_by', invoice.sent_by)}{' '}
                      <DateText at={invoice.delivered_at} />
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  )
}
