// One thing that is wrong: with whom, what it is now and what it would become.
import type { ReactNode } from 'react'
import { useMeta } from '@/lib/meta'
import { CardRow } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { Tag, type Tone } from '@/ui/Tag'
import { useText } from './i18n'
import type { Flaw, Severity } from './model'

const tones: Record<Severity, Tone> = { high: 'red', medium: 'amber', low: 'grey' }

interface FlawRowProps {
  flaw: Flaw
  active: boolean
  /** Nothing: it cannot be chosen. */
  chosen?: boolean
  onChoose: () => void
  actions: ReactNode
}

export function FlawRow({ flaw, active, chosen, onChoose, actions }: FlawRowProps) {
  const t = useText()
  const meta = useMeta('flaw')
  return (
    <CardRow
      active={active}
      lead={
        chosen === undefined ? undefined : (
          <input
            type="checkbox"
            aria-label={t('choose', { name: flaw.customer_name })}
            checked={chosen}
            onChange={onChoose}
          />
        )
      }
      title={
        <>
          <Link to={`/customers/${flaw.customer_id}`} className="strong">
            {flaw.customer_name}
          </Link>
          <Tag tone={tones[flaw.severity]}>{meta.option('code', flaw.code)}</Tag>
        </>
      }
      note={
        <>
          <span className="num">{flaw.customer_code}</span> ·{' '}
          {meta.option('customer_status', flaw.customer_status)} ·{' '}
          {flaw.owner_name ? t('owner', { name: flaw.owner_name }) : t('nobody')}
        </>
      }
      below={<Detail flaw={flaw} />}
      action={actions}
    />
  )
}

function Detail({ flaw }: { flaw: Flaw }) {
  const t = useText()
  const customer = useMeta('customer')
  if (flaw.state === 'dismissed')
    return (
      <span className="meta">
        {t('by', { name: flaw.decided_by_name })}
        {flaw.reason ? ` · ${flaw.reason}` : ''}
      </span>
    )
  if (flaw.since_on) return <span className="meta">{t('since', { day: flaw.since_on })}</span>
  if (!flaw.field) return null
  const shown = (value: string) => customer.option(flaw.field, value) || t('blank')
  return (
    <span className="meta flaw-change">
      {customer.label(flaw.field)} <q>{shown(flaw.now)}</q>
      {flaw.suggestion === null ? null : (
        <>
          {' '}
          {t('becomes')} <q className="flaw-better">{shown(flaw.suggestion)}</q>
        </>
      )}
    </span>
  )
}
