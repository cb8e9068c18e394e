// Reorder rules with what they come to today; what hurts soon is marked.
import { useQueryClient } from '@tanstack/react-query'
import { Plus, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useAllowed } from '@/lib/session'
import { useList } from '@/lib/use_list'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Dialog } from '@/ui/Dialog'
import { EntityForm, save_record } from '@/ui/EntityForm'
import { Link } from '@/ui/Link'
import { Quantity } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { Empty, ErrorState, Skeleton } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { usePlaceFields } from './fields'
import { useText } from './i18n'
import type { Rule } from './model'
import { PurchasingTabs } from './PurchasingTabs'
import { Cover } from './RequestRow'
import './purchasing.css'

export default function RulesPage() {
  const t = useText()
  const edits = useAllowed('purchasing.edit')
  const [asking, set_asking] = useState<Rule | 'new' | null>(null)
  const list = useList<Rule>('reorder_rule', '/reorder_rules', {}, 200)
  const add = edits ? (
    <Button
      kind="primary"
      icon={Plus}
      onClick={() => {
        set_asking('new')
      }}
    >
      {t('new_rule')}
    </Button>
  ) : null
  const body = () => {
    if (list.isPending) return <Skeleton lines={6} />
    if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
    const items = list.data.pages.flatMap((page) => page.items)
    if (!items.length) return <Empty title={t('no_rules')} note={t('no_rules_note')} action={add} />
    const urgent = [...items].sort((a, b) => Number(b.warns) - Number(a.warns))
    return urgent.map((rule) => <RuleRow key={rule.id} rule={rule} onEdit={set_asking} />)
  }
  return (
    <Page title={t('title')} beside={<PurchasingTabs at="rules" />} actions={add}>
      <Card inset="rows">
        {body()}
        {list.hasNextPage ? (
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        ) : null}
      </Card>
      {asking ? (
        <RuleDialog
          rule={asking === 'new' ? undefined : asking}
          onClose={() => {
            set_asking(null)
          }}
        />
      ) : null}
    </Page>
  )
}

function RuleRow({ rule, onEdit }: { rule: Rule; onEdit: (rule: Rule) => void }) {
  const t = useText()
  const { advice, stock } = rule
  return (
    <CardRow
      title={
        <>
          <Link to={`/stock/${rule.product_id}`} className="strong">
            {rule.product_name}
          </Link>
          {rule.warns ? (
            <Tag tone="red" icon={TriangleAlert}>
              {t('warns')}
            </Tag>
          ) : null}
          <Cover days={advice.cover_days} lead={rule.lead_days} />
          {rule.active ? null : <Tag>{t('inactive')}</Tag>}
        </>
      }
      note={[
        rule.product_code,
        rule.supplier_name,
        t('lead', { count: rule.lead_days }),
        t('rule_numbers', { point: advice.reorder_point, safety: advice.safety_stock }),
        t('rule_stock', {
          available: stock.available,
          incoming: stock.incoming,
          waiting: stock.waiting,
        }),
      ].join(' · ')}
      value={
        advice.quantity > 0 ? (
          <span>
            {t('to_buy')} <Quantity value={advice.quantity} unit={rule.unit} />
          </span>
        ) : undefined
      }
      action={
        rule.actions.includes('edit') ? (
          <Button
            size="small"
            onClick={() => {
              onEdit(rule)
            }}
          >
            {t('edit')}
          </Button>
        ) : null
      }
    />
  )
}

function RuleDialog({ rule, onClose }: { rule?: Rule; onClose: () => void }) {
  const t = useText()
  const client = useQueryClient()
  const places = usePlaceFields(rule ? `${rule.product_name}  ${rule.product_code}` : undefined)
  const first = {
    lead_days: 7,
    multiple: 1,
    service_percent: 95,
    min_stock: 0,
    max_stock: 0,
    active: true,
  }
  return (
    <Dialog open kind="sheet" title={rule?.product_name ?? t('new_rule')} onClose={onClose}>
      <EntityForm<Rule>
        entity="reorder_rule"
        fields={[
          ...places,
          { name: 'min_stock', kind: 'integer' },
          { name: 'max_stock', kind: 'integer', help: t('max_help') },
          { name: 'lead_days', kind: 'integer', required: true },
          { name: 'multiple', kind: 'integer', required: true },
          { name: 'service_percent', kind: 'integer', required: true, help: t('service_help') },
          { name: 'price_e4', kind: 'price' },
          { name: 'active', kind: 'boolean' },
        ]}
        initial={rule ?? first}
        version={rule?.version}
        onSubmit={save_record<Rule>('/reorder_rules', rule?.id)}
        onDone={(saved) => {
          toast.done(t('saved', { name: saved.product_name }))
          void client.invalidateQueries({ queryKey: ['reorder_rule'] })
          void client.invalidateQueries({ queryKey: ['purchase_request'] })
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}
