// Customer 360: who they are, what they are worth, what is open, and everything that happened.
import { useParams } from '@tanstack/react-router'
import { Archive, ArchiveRestore, Flag, Pencil, Plus, UserRoundCog } from 'lucide-react'
import { useState } from 'react'
import { useT } from '@/i18n'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { useRecord } from '@/lib/use_record'
import { Attachments } from '@/ui/Attachments'
import { Card } from '@/ui/Card'
import { CommentsCard } from '@/ui/CommentsCard'
import { useGo } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { ProposalsCard, QuotesCard } from '@/ui/PapersCard'
import { TicketsCard } from '@/ui/TicketsCard'
import { VouchersCard } from '@/ui/VouchersCard'
import { RecordPage, type RecordAction } from '@/ui/RecordPage'
import { Loaded } from '@/ui/States'
import { Grade } from '@/ui/Tag'
import { ActionDialog, useChanges, type Asking } from './ActionDialogs'
import { Composer } from './Composer'
import { CheckInButton } from './CheckInDialog'
import { ConsentCard } from './ConsentCard'
import { ContractsCard } from './ContractsCard'
import { AskedCard, NeedsCard } from './AskedCard'
import { Facts, People } from './Facts'
import { LastContact, Stage } from './Marks'
import { MergedNotice, MergesCard } from './MergesCard'
import { OpenItems, Rhythm } from './OpenItems'
import { OpportunitiesCard } from './OpportunitiesCard'
import { PlansCard } from './PlansCard'
import { CompletenessCard } from './CompletenessCard'
import { PoolCard } from './PoolCard'
import { TitlesCard } from './TitlesCard'
import { Queued } from './Queued'
import { Story } from './Story'
import { needs_reason } from './stages'
import { useText } from './i18n'
import type { Customer, Status } from './model'
import './customers.css'

export default function CustomerPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Customer>('customer', '/customers', id)
  return (
    <Loaded query={record} lines={8}>
      {/* Another customer is another page: nothing half written moves along. */}
      {(customer) => <Body key={customer.id} customer={customer} />}
    </Loaded>
  )
}

function useActions(customer: Customer, ask: (asking: Asking) => void): RecordAction[] {
  const t = useText()
  const shell = useT()
  const go = useGo()
  const meta = useMeta('customer')
  const changes = useChanges(customer)
  const stages = (meta.field('status')?.enum ?? []).map(({ value, label }): RecordAction => {
    const status = value as Status
    return {
      key: `to_${status}`,
      label: t('stage_to', { status: label }),
      icon: Flag,
      kind: needs_reason(status) ? 'danger' : 'plain',
      in_menu: true,
      onRun: () => {
        if (needs_reason(status)) ask({ kind: 'stage', status })
        else changes.stage.mutate({ status })
      },
    }
  })
  const creates = useAllowed('orders.create') && !customer.archived
  return [
    ...(creates
      ? [
          {
            key: 'new_order',
            label: t('new_order'),
            icon: Plus,
            keys: 'N',
            main: true,
            always: true,
            onRun: () => {
              go(`/orders/new?customer_id=${customer.id}`)
            },
          },
        ]
      : []),
    {
      key: 'edit',
      label: shell('action.edit'),
      icon: Pencil,
      keys: 'E',
      onRun: () => {
        go(`/customers/${customer.id}/edit`)
      },
    },
    {
      key: 'restore',
      label: t('restore'),
      icon: ArchiveRestore,
      busy: changes.restore.isPending,
      onRun: () => {
        changes.restore.mutate(undefined)
      },
    },
    {
      key: 'assign',
      label: t('assign'),
      icon: UserRoundCog,
      in_menu: true,
      onRun: () => {
        ask({ kind: 'assign' })
      },
    },
    ...stages,
    {
      key: 'archive',
      label: t('archive'),
      icon: Archive,
      kind: 'danger',
      in_menu: true,
      onRun: () => {
        ask({ kind: 'archive' })
      },
    },
  ]
}

function Body({ customer }: { customer: Customer }) {
  const t = useText()
  const [asking, set_asking] = useState<Asking | null>(null)
  const changes = useChanges(customer)
  const actions = useActions(customer, set_asking)
  const sees_orders = useAllowed('orders.read')
  const sees_plans = useAllowed('followups.read')
  const sees_inquiries = useAllowed('inquiries.read')
  const sees_needs = useAllowed('needs.read')
  const sees_deals = useAllowed('opportunities.read')
  const writes = customer.actions?.includes('record') ?? false
  const of = { customer_id: customer.id }
  return (
    <RecordPage
      entity="customer"
      list_path="/customers"
      title={customer.name}
      mark={<Grade value={customer.tier.toUpperCase()} />}
      facts={[
        <span key="code" className="num">
          {customer.code}
        </span>,
        <Stage key="stage" customer={customer} />,
        customer.owner_name,
        <span key="last">
          {t('last_contact')} <LastContact at={customer.last_contact_at} />
        </span>,
        customer.next_contact_on ? (
          <span key="next">
            {t('next_contact')} <DateText on={customer.next_contact_on} show="relative" />
          </span>
        ) : null,
      ].filter(Boolean)}
      allowed={customer.actions}
      actions={actions}
      left={<Aside customer={customer} />}
      right={
        sees_orders || sees_plans || sees_inquiries || sees_deals ? (
          <>
            {sees_plans ? <PlansCard customer_id={customer.id} /> : null}
            {sees_deals ? <OpportunitiesCard customer_id={customer.id} /> : null}
            {sees_deals ? (
              <>
                <ProposalsCard of={of} open={!customer.archived} only_open />
                <QuotesCard of={of} open={!customer.archived} only_open />
              </>
            ) : null}
            <ContractsCard customer_id={customer.id} />
            {sees_inquiries ? <AskedCard customer_id={customer.id} /> : null}
            <TicketsCard customer={customer} />
            <VouchersCard customer_id={customer.id} />
            {sees_needs ? <NeedsCard customer_id={customer.id} /> : null}
            {sees_orders ? (
              <>
                <OpenItems customer_id={customer.id} />
                <Rhythm customer_id={customer.id} />
              </>
            ) : null}
          </>
        ) : null
      }
    >
      {customer.merged_into ? (
        <MergedNotice customer={customer} />
      ) : customer.archived ? (
        <p className="callout callout-grey" role="status">
          {t('archived_because', { reason: customer.archive_reason })}
        </p>
      ) : null}
      <Card className="story-card" inset="rows">
        {writes ? <CheckInButton customer={customer} /> : null}
        {writes ? <Composer customer={customer} planned_on={customer.next_contact_on} /> : null}
        <Queued customer_id={customer.id} />
        <div className="story-body">
          <Story customer_id={customer.id} />
        </div>
      </Card>
      <ActionDialog
        customer={customer}
        asking={asking}
        changes={changes}
        onClose={() => {
          set_asking(null)
        }}
      />
    </RecordPage>
  )
}

/** Who they are, their papers, and what is said of the record. */
function Aside({ customer }: { customer: Customer }) {
  const sees_titles = useAllowed('invoices.read')
  const sees_flaws = useAllowed('cleanup.read')
  const sees_pool = useAllowed('pool.read')
  const sees_merges = useAllowed('duplicates.read')
  return (
    <>
      <Facts customer={customer} />
      <People customer={customer} />
      <Attachments entity="customer" record_id={customer.id} />
      <CommentsCard entity="customer" record_id={customer.id} />
      {sees_titles ? <TitlesCard customer={customer} /> : null}
      <ConsentCard customer_id={customer.id} />
      {sees_flaws ? (
        <CompletenessCard
          customer_id={customer.id}
          edits={customer.actions?.includes('edit') ?? false}
        />
      ) : null}
      {sees_pool ? <PoolCard customer_id={customer.id} name={customer.name} /> : null}
      {sees_merges ? <MergesCard customer_id={customer.id} /> : null}
    </>
  )
}
