// What waits for one's decision, the longest waiting first: J/K move, Enter opens, A approves at once
// (with a way back while nobody decided after it), R refuses, B sends back.
import { Check, History, X } from 'lucide-react'
import { useState } from 'react'
import { Button, LinkButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Link, useGo } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { useQueueKeys } from '@/ui/queue_keys'
import { Empty, Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useServerNow } from '@/lib/clock'
import { ActDialog, type Asking } from './dialogs'
import { useText } from './i18n'
import { FindingText } from './marks'
import { useApproving, useQueue, useTakingBack, type ApprovalItem } from './model'
import './approvals.css'

export default function ApprovalsPage() {
  const t = useText()
  const queue = useQueue()
  return (
    <Page
      title={t('title')}
      actions={
        <LinkButton icon={History} to="/approvals/all">
          {t('to_all')}
        </LinkButton>
      }
    >
      <Loaded query={queue} lines={6}>
        {(found) =>
          found.items.length ? (
            <Queue items={found.items} count={found.count} />
          ) : (
            <Card>
              <Empty
                title={t('none')}
                note={t('none_note')}
                action={<LinkButton to="/approvals/all">{t('to_all')}</LinkButton>}
              />
            </Card>
          )
        }
      </Loaded>
    </Page>
  )
}

function useApprove() {
  const t = useText()
  const back = useTakingBack()
  return useApproving({
    onDone: (now) => {
      const undo = now.actions.includes('take_back') ? () => back.mutateAsync(now.id) : undefined
      toast.done(t('was_approved', { number: now.subject_number }), undo)
    },
    onRefused: useRefusal(),
  })
}

interface Asked {
  of: ApprovalItem
  asking: Asking
}

function Queue({ items, count }: { items: ApprovalItem[]; count: number }) {
  const t = useText()
  const go = useGo()
  const [asked, set_asked] = useState<Asked | null>(null)
  const approving = useApprove()
  const ask = (asking: Asking) => (index: number) => {
    const of = items[index]
    if (of?.actions.includes(asking)) set_asked({ of, asking })
  }
  const approve = (of: ApprovalItem | undefined) => {
    if (of?.actions.includes('approve') && !approving.isPending) approving.mutate(of)
  }
  const at = useQueueKeys(
    items.length,
    !asked,
    (index) => {
      const of = items[index]
      if (of) go(`/approvals/${of.id}`)
    },
    {
      a: (index) => {
        approve(items[index])
      },
      r: ask('refuse'),
      b: ask('send_back'),
    },
  )
  return (
    <>
      <Card title={t('queue')} count={count} inset="rows" className="approval-queue">
        {items.map((of, index) => (
          <Line
            key={of.id}
            of={of}
            active={index === at}
            busy={approving.isPending}
            onApprove={() => {
              approve(of)
            }}
            onRefuse={() => {
              set_asked({ of, asking: 'refuse' })
            }}
          />
        ))}
      </Card>
      <p className="meta desk-only">{t('keys')}</p>
      {asked ? (
        <ActDialog
          {...asked}
          onClose={() => {
            set_asked(null)
          }}
        />
      ) : null}
    </>
  )
}

interface LineProps {
  of: ApprovalItem
  active: boolean
  busy: boolean
  onApprove: () => void
  onRefuse: () => void
}

const minute_ms = 60_000

function Line({ of, active, busy, onApprove, onRefuse }: LineProps) {
  const t = useText()
  const late = useServerNow(minute_ms) > of.due_at && of.due_at > 0
  return (
    <CardRow
      active={active}
      title={
        <>
          <Link to={`/approvals/${of.id}`} className="ellipsis">
            {of.customer_name}
          </Link>
          <span className="num muted">{of.subject_number}</span>
          {of.due_at ? (
            <Tag tone={late ? 'red' : 'grey'}>
              <DateText at={of.due_at} show="relative" />
            </Tag>
          ) : null}
        </>
      }
      note={
        <span className="approval-note">
          {of.findings.map((finding, index) => (
            <span key={index}>
              <FindingText finding={finding} />
            </span>
          ))}
          <span>
            {t('filed_by', { name: of.submitter_name })}：“{of.reason}”
          </span>
        </span>
      }
      value={<Money minor={of.amount_minor} />}
      action={
        <>
          <Button size="small" icon={X} onClick={onRefuse}>
            {t('refuse')}
          </Button>
          <Button size="small" kind="primary" icon={Check} disabled={busy} onClick={onApprove}>
            {t('approve')}
          </Button>
        </>
      }
    />
  )
}
