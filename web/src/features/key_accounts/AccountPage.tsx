// A key account under its customer: the decision map with what is thin about the cover, the joint plan
// and the group.
import { useParams } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Empty, Loaded } from '@/ui/States'
import { GroupCard, PlanCard, RisksCard } from './cards'
import { DecisionMap } from './DecisionMap'
import { MilestoneDialog, ParentDialog, PersonDialog } from './dialogs'
import { useText } from './i18n'
import { useAccount, type Account, type KeyPerson, type Milestone } from './model'
import './key_accounts.css'

type Asking =
  | { kind: 'person'; one: KeyPerson | null }
  | { kind: 'milestone'; one: Milestone | null }
  | { kind: 'parent' }

export default function AccountPage() {
  const t = useText()
  const { id = '' } = useParams({ strict: false })
  const account = useAccount(id)
  return (
    <Page
      title={t('title')}
      subtitle={
        account.data ? <Link to={`/customers/${id}`}>{account.data.name}</Link> : t('to_customer')
      }
    >
      <Loaded query={account} lines={10}>
        {(found) => <Body key={found.customer_id} account={found} />}
      </Loaded>
    </Page>
  )
}

function Body({ account }: { account: Account }) {
  const t = useText()
  const [asking, set_asking] = useState<Asking | null>(null)
  const edits = account.actions.includes('edit')
  const ask_person = (one: KeyPerson | null) => {
    if (edits) set_asking({ kind: 'person', one })
  }
  const add = edits ? (
    <Button
      size="small"
      icon={Plus}
      onClick={() => {
        ask_person(null)
      }}
    >
      {t('add_person')}
    </Button>
  ) : null
  return (
    <div className="account-grid">
      <Card title={t('map_title')} count={account.people.length} extra={add}>
        {account.people.length ? (
          <>
            <DecisionMap people={account.people} onOpen={ask_person} />
            <p className="meta">{t('legend')}</p>
          </>
        ) : (
          <Empty title={t('nobody')} note={t('nobody_note')} />
        )}
      </Card>
      <div className="stack">
        <RisksCard account={account} />
        <PlanCard
          account={account}
          edits={edits}
          onEdit={(one) => {
            set_asking({ kind: 'milestone', one })
          }}
        />
        <GroupCard
          account={account}
          edits={edits}
          onEdit={() => {
            set_asking({ kind: 'parent' })
          }}
        />
      </div>
      <Asked
        account={account}
        asking={asking}
        onClose={() => {
          set_asking(null)
        }}
      />
    </div>
  )
}

interface AskedProps {
  account: Account
  asking: Asking | null
  onClose: () => void
}

function Asked({ account, asking, onClose }: AskedProps) {
  switch (asking?.kind) {
    case 'person':
      return <PersonDialog account={account} one={asking.one} onClose={onClose} />
    case 'milestone':
      return <MilestoneDialog account={account} one={asking.one} onClose={onClose} />
    case 'parent':
      return <ParentDialog account={account} onClose={onClose} />
    case undefined:
      return null
  }
}
