// The editor of a letter: the words, and what is given with them.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api'
import type { FieldProblem, Row } from '@/lib/api_types'
import { useRecord } from '@/lib/use_record'
import { Button, IconButton } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { ChangePage } from '@/ui/ChangePage'
import { EntityForm, save_record, type FormField } from '@/ui/EntityForm'
import { useGo } from '@/ui/Link'
import { NativeSelect } from '@/ui/NativeSelect'
import { Page } from '@/ui/Page'
import { Picker } from '@/ui/Picker'
import { Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import {
  entities,
  path_of,
  useOrders,
  type Compensation,
  type Letter,
  type ReplacementLine,
} from './model'
import './resolutions.css'

interface TicketOfLetter extends Row {
  number: string
  title: string
  customer_id: string
  order_id: string | null
}

const words = ['what_happened', 'what_was_done', 'prevention']
const of_gift: Record<Compensation, string[]> = {
  none: [],
  refund: ['amount_minor', 'order_id'],
  replacement: ['lines'],
  voucher: ['amount_minor', 'voucher_days'],
}

interface Line {
  product_id: string | null
  product_name?: string
  quantity: number
}

export function LinesField(props: {
  value: Line[]
  problems: FieldProblem[]
  onChange: (lines: Line[]) => void
}) {
  const { value, problems, onChange } = props
  const t = useText()
  const set = (at: number, change: Partial<Line>) => {
    onChange(value.map((line, index) => (index === at ? { ...line, ...change } : line)))
  }
  return (
    <div className="stack">
      {value.map((line, index) => (
        <div key={index} className="letter-line">
          <Picker<Row & { name: string; code: string }>
            label={t('line_product')}
            path="/products"
            value={line.product_id}
            value_label={line.product_name}
            invalid={problems.some((one) => one.path.startsWith(`${index}.`))}
            name_of={(row) => `${row.code} ${row.name}`}
            onChange={(product_id, row) => {
              set(index, { product_id, product_name: row?.name })
            }}
          />
          <input
            className="control num"
            type="number"
            min={1}
            aria-label={t('line_quantity')}
            value={line.quantity}
            onChange={(event) => {
              set(index, { quantity: Number(event.target.value) })
            }}
          />
          <IconButton
            icon={Trash2}
            label={t('remove_line')}
            onClick={() => {
              onChange(value.filter((_, at) => at !== index))
            }}
          />
        </div>
      ))}
      {problems.map((one) => (
        <p key={one.path + one.code} className="field-error">
          {one.message}
        </p>
      ))}
      <div>
        <Button
          size="small"
          icon={Plus}
          onClick={() => {
            onChange([...value, { product_id: null, quantity: 1 }])
          }}
        >
          {t('add_line')}
        </Button>
      </div>
    </div>
  )
}

function useFields(customer_id: string | undefined, compensation: Compensation): FormField[] {
  const t = useText()
  const orders = useOrders(customer_id).data?.items ?? []
  const gift: Record<string, FormField> = {
    amount_minor: { name: 'amount_minor', required: true },
    voucher_days: { name: 'voucher_days', placeholder: '180' },
    order_id: {
      name: 'order_id',
      required: true,
      render: ({ id, value, onChange }) => (
        <NativeSelect
          id={id}
          label={t('of_ticket')}
          value={(value as string | null) ?? ''}
          options={[
            { value: '', label: t('choose') },
            ...orders.map((one) => ({ value: one.id, label: one.number })),
          ]}
          onChange={(order) => {
            onChange(order || null)
          }}
        />
      ),
    },
    lines: {
      name: 'lines',
      span: 2,
      shows_inner: true,
      render: ({ value, onChange }, _, inner) => (
        <LinesField
          value={(value as Line[] | null) ?? []}
          problems={inner}
          onChange={onChange as (lines: Line[]) => void}
        />
      ),
    },
  }
  return [
    ...words.map((name): FormField => ({ name, kind: 'long_text', span: 2, required: true })),
    { name: 'compensation', required: true, heading: t('gift'), help: t('gift_help') },
    ...of_gift[compensation].flatMap((name) => gift[name] ?? []),
  ]
}

/** A line as it is sent: what the server copies of the product is its own. */
const sent_line = ({ product_id, quantity }: ReplacementLine) => ({ product_id, quantity })

interface FormProps {
  ticket_id: string
  customer_id: string
  order_id: string | null
  letter?: Letter
}

function Form({ ticket_id, customer_id, order_id, letter }: FormProps) {
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  const [compensation, set_compensation] = useState<Compensation>(letter?.compensation ?? 'none')
  const fields = useFields(customer_id, compensation)
  const initial = letter
    ? {
        ...Object.fromEntries(
          [...words, 'compensation', 'amount_minor', 'order_id', 'voucher_days'].map((name) => [
            name,
            letter[name],
          ]),
        ),
        lines: letter.lines,
      }
    : { compensation: 'none', order_id, lines: [] }
  return (
    <EntityForm<Letter>
      entity="resolution"
      fields={fields}
      initial={initial}
      {...(letter ? { version: letter.version } : {})}
      draft={letter ? undefined : `resolution.new.${ticket_id}`}
      onValues={(values) => {
        set_compensation((values['compensation'] as Compensation | null) ?? 'none')
      }}
      onSubmit={(submission) => {
        const only = (values: Record<string, unknown>) =>
          Array.isArray(values['lines'])
            ? { ...values, lines: (values['lines'] as ReplacementLine[]).map(sent_line) }
            : values
        if (letter)
          return save_record<Letter>(
            '/resolutions',
            letter.id,
          )({
            ...submission,
            changed: only(submission.changed) as typeof submission.changed,
          })
        return api.post<Letter>(`/tickets/${ticket_id}/resolutions`, only(submission.values), {
          key: submission.key,
        })
      }}
      onDone={(saved) => {
        toast.done(t('saved', { number: saved.number }))
        for (const entity of entities) void client.invalidateQueries({ queryKey: [entity] })
        go(path_of(saved.id), 'replace')
      }}
      onCancel={() => {
        go(letter ? path_of(letter.id) : `/tickets/${ticket_id}`)
      }}
    />
  )
}

export default function LetterFormPage() {
  const { id = '' } = useParams({ strict: false })
  return id ? <Changing id={id} /> : <NewPage />
}

function NewPage() {
  const t = useText()
  const ticket_id = new URLSearchParams(location.search).get('ticket_id') ?? ''
  const ticket = useRecord<TicketOfLetter>('ticket', '/tickets', ticket_id)
  return (
    <Page title={t('new')} subtitle={ticket.data?.title} layout="narrow">
      <Loaded query={ticket} lines={8}>
        {(one) => (
          <Card>
            <Form ticket_id={one.id} customer_id={one.customer_id} order_id={one.order_id} />
          </Card>
        )}
      </Loaded>
    </Page>
  )
}

function Changing({ id }: { id: string }) {
  const t = useText()
  return (
    <ChangePage<Letter>
      entity="resolution"
      path="/resolutions"
      id={id}
      title={t('edit')}
      name_of={({ number }) => number}
    >
      {(letter) => (
        <Card>
          <Form
            ticket_id={letter.ticket_id}
            customer_id={letter.customer_id}
            order_id={letter.order_id}
            letter={letter}
          />
        </Card>
      )}
    </ChangePage>
  )
}
