// Who complained by the public form, as they said; and, while nobody knows whose complaint it is,
// who it may be, to be confirmed with one click or chosen.
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import { useMeta } from '@/lib/meta'
import { Button } from '@/ui/Button'
import { Card, CardRow, FactList } from '@/ui/Card'
import { FormDialog } from '@/ui/FormDialog'
import { DateText } from '@/ui/Money'
import { Picker } from '@/ui/Picker'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useIntakeText } from './intake_texts'
import { useAct, type Ticket } from './model'

interface Suggested {
  customer_id: string
  name: string
  by_phone: boolean
  by_order: boolean
  order_id: string | null
}

interface Intake {
  by_form: boolean
  name: string
  phone: string
  order_no: string
  matched_by: string
  created_at: number
  suggested: Suggested[]
}

interface CustomerOption extends Row {
  name: string
}

interface Naming {
  customer_id: string
  order_id: string | null
}

export function IntakeCard({ ticket }: { ticket: Ticket }) {
  const t = useIntakeText()
  const meta = useMeta('ticket_intake')
  const [choosing, set_choosing] = useState(false)
  const intake = useQuery({
    queryKey: ['ticket', 'intake', ticket.id, ticket.customer_id],
    queryFn: ({ signal }) => api.get<Intake>(`/tickets/${ticket.id}/intake`, { signal }),
  })
  const name = useAct<Naming>('customer', {
    onDone: () => {
      toast.done(t('named'))
    },
    onRefused: useRefusal(),
  })
  if (!intake.data?.by_form) return null
  const { suggested, ...said } = intake.data
  const names = ticket.actions.includes('name_customer')
  return (
    <Card title={t('by_form')}>
      <FactList
        facts={[
          { label: meta.label('name'), value: said.name },
          { label: meta.label('phone'), value: said.phone },
          { label: meta.label('order_no'), value: said.order_no || '—' },
          { label: meta.label('matched_by'), value: meta.option('matched_by', said.matched_by) },
          {
            label: meta.label('created_at'),
            value: <DateText at={said.created_at} show="minute" />,
          },
        ]}
      />
      {ticket.customer_id ? null : <p className="tone-amber">{t('unknown')}</p>}
      {names
        ? suggested.map((one) => (
            <CardRow
              key={one.customer_id}
              title={one.name}
              note={[one.by_phone ? t('by_phone') : '', one.by_order ? t('by_order') : '']
                .filter(Boolean)
                .join(' · ')}
              action={
                <Button
                  size="small"
                  kind="primary"
                  busy={name.isPending}
                  onClick={() => {
                    const { customer_id, order_id } = one
                    name.mutate({ id: ticket.id, body: { customer_id, order_id } })
                  }}
                >
                  {t('is_it')}
                </Button>
              }
            />
          ))
        : null}
      {names ? (
        <Button
          size="small"
          onClick={() => {
            set_choosing(true)
          }}
        >
          {t('other')}
        </Button>
      ) : null}
      {choosing ? (
        <ChooseDialog
          ticket={ticket}
          onClose={() => {
            set_choosing(false)
          }}
        />
      ) : null}
    </Card>
  )
}

function ChooseDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useIntakeText()
  const id = useId()
  const [customer_id, set_customer] = useState<string | null>(null)
  const name = useAct<Naming>('customer', {
    onDone: () => {
      toast.done(t('named'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('choose')}
      action={t('save')}
      busy={name.isPending}
      ready={customer_id !== null}
      error={name.error}
      onSend={() => {
        if (customer_id) name.mutate({ id: ticket.id, body: { customer_id, order_id: null } })
      }}
      onClose={onClose}
    >
      <label htmlFor={id}>{t('other')}</label>
      <Picker<CustomerOption>
        id={id}
        path="/customers"
        value={customer_id}
        name_of={(row) => row.name}
        onChange={(value) => {
          set_customer(value)
        }}
      />
    </FormDialog>
  )
}
