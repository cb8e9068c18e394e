// Beside the decision map: where the cover is thin, what is done together until when, and the group.
import { Check, Plus, RotateCcw } from 'lucide-react'
import { useServerNow } from '@/lib/clock'
import { day_of } from '@/lib/format'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { Button, IconButton } from '@/ui/Button'
import { Card, CardRow, FactList } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { Tag } from '@/ui/Tag'
import { useRefusal } from '@/ui/use_refusal'
import { useText } from './i18n'
import { useTick, type Account, type Milestone, type Risk } from './model'

const hour_ms = 3_600_000

function useRiskWords(account: Account): (risk: Risk) => string {
  const t = useText()
  return ({ kind, person_name: name, count }) => {
    switch (kind) {
      case 'nobody_decides':
        return t('risk_nobody_decides')
      case 'single_thread':
        return t('risk_single_thread', { count, limit: account.contact_days })
      case 'silent_decider':
        return count
          ? t('risk_silent_decider', { name, count, limit: account.silent_days })
          : t('risk_never_decider', { name })
      case 'unanswered_blocker':
        return t('risk_unanswered_blocker', { name, count })
    }
  }
}

export function RisksCard({ account }: { account: Account }) {
  const t = useText()
  const words = useRiskWords(account)
  if (!account.people.length) return null
  return (
    <Card title={t('risks')} count={account.risks.length} inset="rows">
      {account.risks.length ? (
        account.risks.map((risk) => (
          <CardRow
            key={`${risk.kind}${risk.person_id ?? ''}`}
            title={<span className="account-risk">{words(risk)}</span>}
          />
        ))
      ) : (
        <CardRow title={<span className="tone-green">{t('no_risks')}</span>} />
      )}
    </Card>
  )
}

interface PlanCardProps {
  account: Account
  edits: boolean
  onEdit: (milestone: Milestone | null) => void
}

export function PlanCard({ account, edits, onEdit }: PlanCardProps) {
  const t = useText()
  return (
    <Card
      title={t('plan')}
      inset="rows"
      extra={
        edits ? (
          <Button
            size="small"
            kind="quiet"
            icon={Plus}
            onClick={() => {
              onEdit(null)
            }}
          >
            {t('add_milestone')}
          </Button>
        ) : null
      }
    >
      {account.milestones.length ? (
        account.milestones.map((one) => (
          <MilestoneRow key={one.id} one={one} edits={edits} onEdit={onEdit} />
        ))
      ) : (
        <CardRow title={<span className="muted">{t('no_plan')}</span>} />
      )}
    </Card>
  )
}

type RowProps = Omit<PlanCardProps, 'account'> & { one: Milestone }

function MilestoneRow({ one, edits, onEdit }: RowProps) {
  const t = useText()
  const meta = useMeta('milestone')
  const today = day_of(useServerNow(hour_ms), useUser().org.timezone)
  const tick = useTick(useRefusal())
  const late = !one.done_on && one.due_on < today
  return (
    <CardRow
      title={
        edits && !one.done_on ? (
          <button
            type="button"
            className="account-title"
            onClick={() => {
              onEdit(one)
            }}
          >
            {one.title}
          </button>
        ) : (
          <span className={one.done_on ? 'muted' : undefined}>{one.title}</span>
        )
      }
      note={
        <span className="row row-wrap">
          <Tag tone={one.side === 'ours' ? 'act' : 'grey'}>{meta.option('side', one.side)}</Tag>
          {one.done_on ? (
            <span>
              {t('done')} <DateText on={one.done_on} />
            </span>
          ) : (
            <span className={late ? 'tone-red' : undefined}>
              <DateText on={one.due_on} />
              {late ? ` · ${t('late')}` : ''}
            </span>
          )}
        </span>
      }
      action={
        edits ? (
          <IconButton
            framed
            icon={one.done_on ? RotateCcw : Check}
            label={t(one.done_on ? 'untick' : 'tick', { title: one.title })}
            disabled={tick.isPending}
            onClick={() => {
              tick.mutate(one)
            }}
          />
        ) : null
      }
    />
  )
}

interface GroupCardProps {
  account: Account
  edits: boolean
  onEdit: () => void
}

export function GroupCard({ account, edits, onEdit }: GroupCardProps) {
  const t = useText()
  const { parents, members } = account
  const in_group = parents.length > 0 || members.length > 0
  return (
    <Card
      title={t('group')}
      extra={
        edits ? (
          <Button size="small" kind="quiet" onClick={onEdit}>
            {t('change_parent')}
          </Button>
        ) : null
      }
    >
      <FactList
        facts={[
          {
            label: t('parent'),
            value: parents.length
              ? parents.map((one, at) => (
                  <span key={one.customer_id}>
                    {at ? ' ← ' : ''}
                    <Link to={`/customers/${one.customer_id}/account`}>{one.name}</Link>
                  </span>
                ))
              : t('alone'),
          },
          ...(in_group
            ? [
                { label: t('group_year'), value: <Money minor={account.group_year_minor} /> },
                { label: t('group_due'), value: <Money minor={account.group_due_minor} /> },
              ]
            : []),
        ]}
      />
      {members.length ? (
        <ul className="account-members" aria-label={t('members')}>
          {members.map((one) => (
            <li key={one.customer_id}>
              <Link to={`/customers/${one.customer_id}/account`}>{one.name}</Link>
              {one.year_minor === null ? (
                <span className="meta">{t('hidden')}</span>
              ) : (
                <Money minor={one.year_minor} />
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  )
}
