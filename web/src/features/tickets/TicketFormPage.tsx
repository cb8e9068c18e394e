// The form of a new complaint, perhaps of a customer or an order, and of one being changed.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Row } from '@/lib/api_types'
import { useMeta } from '@/lib/meta'
import { Card } from '@/ui/Card'
import { TypedHintsCard } from '@/ui/CaseHintsCard'
import { ChangePage } from '@/ui/ChangePage'
import { customer_field } from '@/ui/customer_field'
import { EntityForm, save_record, type FormField } from '@/ui/EntityForm'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Picker } from '@/ui/Picker'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { entities, type Ticket } from './model'
import { useOrderParts } from './order_parts'
import './tickets.css'

interface NamedOption extends Row {
  name: string
  code: string
}

interface OrderOption extends Row {
  number: string
  customer_name: string
}

function product_field(ticket?: Ticket): FormField {
  return {
    name: 'product_id',
    render: ({ id, value, onChange }) => (
      <Picker<NamedOption>
        id={id}
        path="/products"
        value={value as string | null}
        value_label={ticket?.product_name}
        name_of={(row) => `${row.code} ${row.name}`}
        onChange={onChange}
      />
    ),
  }
}

function order_field(label?: string): FormField {
  return {
    name: 'order_id',
    render: ({ id, value, onChange }) => (
      <Picker<OrderOption>
        id={id}
        path="/orders"
        value={value as string | null}
        value_label={label}
        name_of={(row) => `${row.number} ${row.customer_name}`}
        onChange={onChange}
      />
    ),
  }
}

/** Which line and which shipment of it, once an order is chosen. */
function usePartFields(order_id: string | null): FormField[] {
  const { lines, shipments } = useOrderParts(order_id)
  return [
    ...(lines.length ? [{ name: 'order_line_id', kind: 'choice' as const, options: lines }] : []),
    ...(shipments.length
      ? [{ name: 'shipment_id', kind: 'choice' as const, options: shipments }]
      : []),
  ]
}

const id_of = (value: unknown) => (typeof value === 'string' && value ? value : null)

function useSaved() {
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  return (saved: Ticket) => {
    toast.done(t('saved', { number: saved.number }))
    for (const entity of entities) void client.invalidateQueries({ queryKey: [entity] })
    go(`/tickets/${saved.id}`, 'replace')
  }
}

function NewForm() {
  const go = useGo()
  const meta = useMeta('ticket')
  const onDone = useSaved()
  const asked = new URLSearchParams(location.search)
  const customer_id = asked.get('customer_id')
  const [typed, set_typed] = useState({ words: '', product_id: null as string | null })
  const [order_id, set_order_id] = useState(asked.get('order_id'))
  const parts = usePartFields(order_id)
  const fields: FormField[] = [
    customer_field({ name: asked.get('customer_name') }),
    { name: 'words', kind: 'long_text', required: true, span: 2 },
    { name: 'title', span: 2 },
    {
      name: 'channel',
      options: (meta.field('channel')?.enum ?? []).filter((one) => one.value !== 'note'),
    },
    order_field(asked.get('order_number') ?? undefined),
    ...parts,
    product_field(),
  ]
  return (
    <>
      <Card>
        <EntityForm<Ticket>
          entity="ticket"
          fields={fields}
          initial={{
            channel: 'phone',
            customer_id,
            order_id: asked.get('order_id'),
            order_line_id: asked.get('order_line_id'),
          }}
          draft={customer_id ? undefined : 'ticket.new'}
          onValues={({ words, product_id, order_id }) => {
            set_order_id(id_of(order_id))
            set_typed({
              words: (words as string | null) ?? '',
              product_id: product_id as string | null,
            })
          }}
          onSubmit={save_record<Ticket>('/tickets')}
          onDone={onDone}
          onCancel={() => {
            go('/tickets')
          }}
        />
      </Card>
      <TypedHintsCard {...typed} />
    </>
  )
}

const changeable = ['title', 'words', 'order_id', 'order_line_id', 'shipment_id', 'product_id']

function ChangeForm({ ticket }: { ticket: Ticket }) {
  const go = useGo()
  const onDone = useSaved()
  const [order_id, set_order_id] = useState(ticket.order_id)
  const parts = usePartFields(order_id)
  const fields: FormField[] = [
    { name: 'title', span: 2 },
    { name: 'words', kind: 'long_text', required: true, span: 2 },
    order_field(ticket.order_number),
    ...parts,
    product_field(ticket),
  ]
  return (
    <EntityForm<Ticket>
      entity="ticket"
      fields={fields}
      initial={Object.fromEntries(changeable.map((name) => [name, ticket[name]]))}
      onValues={(values) => {
        set_order_id(id_of(values.order_id))
      }}
      version={ticket.version}
      onSubmit={save_record<Ticket>('/tickets', ticket.id)}
      onDone={onDone}
      onCancel={() => {
        go(`/tickets/${ticket.id}`)
      }}
    />
  )
}

export default function TicketFormPage() {
  const t = useText()
  const { id = '' } = useParams({ strict: false })
  if (id)
    return (
      <ChangePage<Ticket>
        entity="ticket"
        path="/tickets"
        id={id}
        title={t('edit')}
        name_of={({ number }) => number}
      >
        {(ticket) => (
          <Card>
            <ChangeForm ticket={ticket} />
          </Card>
        )}
      </ChangePage>
    )
  return (
    <Page title={t('new')} layout="narrow">
      <NewForm />
    </Page>
  )
}
