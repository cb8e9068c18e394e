// What a customer is invoiced under, and the way to the statement of account.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Dialog } from '@/ui/Dialog'
import { EntityForm, save_record } from '@/ui/EntityForm'
import { Link } from '@/ui/Link'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import type { Customer } from './model'
import { useMoneyText } from './money_texts'

interface Title extends Row {
  version: number
  kind: string
  name: string
  tax_no: string
  active: boolean
  actions: string[]
}

interface Titles extends ListOf<Title> {
  may_add: boolean
}

export function TitlesCard({ customer }: { customer: Customer }) {
  const t = useMoneyText()
  const meta = useMeta('invoice_title')
  const states = useAllowed('receivables.statement')
  const [asking, set_asking] = useState<Title | 'new' | null>(null)
  const titles = useQuery({
    queryKey: ['invoice_title', customer.id],
    queryFn: ({ signal }) =>
      api.get<Titles>(`/customers/${customer.id}/invoice_titles`, { signal }),
  })
  if (!titles.data) return null
  const { items, may_add } = titles.data
  return (
    <Card
      title={t('card')}
      inset="rows"
      extra={states ? <Link to={`/customers/${customer.id}/print`}>{t('statement')}</Link> : null}
    >
      {items.map((title) => (
        <CardRow
          key={title.id}
          title={
            <span className="row">
              {title.name}
              <Tag>{meta.option('kind', title.kind)}</Tag>
              {title.active ? null : <Tag>{t('inactive')}</Tag>}
            </span>
          }
          note={<span className="num">{title.tax_no}</span>}
          action={
            title.actions.includes('edit') ? (
              <Button
                size="small"
                onClick={() => {
                  set_asking(title)
                }}
              >
                {t('edit')}
              </Button>
            ) : null
          }
        />
      ))}
      {items.length && !may_add ? null : (
        <CardRow
          title={items.length ? '' : <span className="muted">{t('none')}</span>}
          action={
            may_add && !customer.archived ? (
              <Button
                size="small"
                icon={Plus}
                onClick={() => {
                  set_asking('new')
                }}
              >
                {t('add')}
              </Button>
            ) : null
          }
        />
      )}
      {asking ? (
        <TitleDialog
          customer={customer}
          title={asking === 'new' ? undefined : asking}
          onClose={() => {
            set_asking(null)
          }}
        />
      ) : null}
    </Card>
  )
}

interface TitleDialogProps {
  customer: Customer
  title?: Title
  onClose: () => void
}

function TitleDialog({ customer, title, onClose }: TitleDialogProps) {
  const t = useMoneyText()
  const client = useQueryClient()
  const company = customer.kind === 'company'
  const initial = title ?? {
    customer_id: customer.id,
    title_kind: company ? 'company' : 'person',
    kind: 'plain',
    name: customer.name,
    tax_no: customer.credit_code,
    active: true,
  }
  return (
    <Dialog open kind="sheet" title={title ? t('edit') : t('add')} onClose={onClose}>
      <EntityForm<Title>
        entity="invoice_title"
        initial={initial}
        version={title?.version}
        fields={[
          { name: 'title_kind', required: true },
          { name: 'kind', required: true },
          { name: 'name', required: true },
          { name: 'tax_no' },
          { name: 'address' },
          { name: 'phone' },
          { name: 'bank' },
          { name: 'account' },
          { name: 'email', kind: 'email' },
          { name: 'active', kind: 'boolean' },
        ]}
        onSubmit={
          title
            ? save_record<Title>('/invoice_titles', title.id)
            : ({ values, key }) =>
                api.post<Title>('/invoice_titles', { ...values, customer_id: customer.id }, { key })
        }
        onDone={(saved) => {
          toast.done(t('saved', { name: saved.name }))
          void client.invalidateQueries({ queryKey: ['invoice_title'] })
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}
