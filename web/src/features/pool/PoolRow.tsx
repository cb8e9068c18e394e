// One customer of a pool: who it is, how it came here, and what can be done.
import type { ReactNode } from 'react'
import { useMeta } from '@/lib/meta'
import { CardRow } from '@/ui/Card'
import { DateText } from '@/ui/Money'
import { Grade, Tag } from '@/ui/Tag'
import { useText } from './i18n'
import type { PoolCustomer } from './model'

interface PoolRowProps {
  row: PoolCustomer
  active: boolean
  /** Nothing: one hands nothing out here. */
  chosen?: boolean
  onChoose: () => void
  action: ReactNode
}

export function PoolRow({ row, active, chosen, onChoose, action }: PoolRowProps) {
  const t = useText()
  const meta = useMeta('pool_customer')
  const facts = [row.region, row.industry, row.contact_name, row.phone].filter(Boolean)
  return (
    <CardRow
      active={active}
      lead={
        <span className="row">
          {chosen === undefined ? null : (
            <input
              type="checkbox"
              aria-label={t('choose', { name: row.name })}
              checked={chosen}
              onChange={onChoose}
            />
          )}
          <Grade value={row.tier.toUpperCase()} />
        </span>
      }
      title={
        <>
          <span className="strong">{row.name}</span>
          <Tag tone={row.entry === 'recycled' ? 'amber' : 'grey'}>
            {row.entry === 'recycled'
              ? meta.option('cause', row.cause)
              : meta.option('entry', row.entry)}
          </Tag>
        </>
      }
      note={
        <>
          <span className="num">{row.code}</span> · {meta.option('status', row.status)}
          {facts.length ? ` · ${facts.join(' · ')}` : ''}
        </>
      }
      below={
        <span className="meta pool-how">
          <span>
            {t('since')}
            <DateText at={row.entered_at} show="relative" />
          </span>
          <span>
            {row.last_contact_at ? (
              <>
                {t('last_contact')}
                <DateText at={row.last_contact_at} show="day" />
              </>
            ) : (
              t('never')
            )}
          </span>
          {row.previous_owner_name ? (
            <span>{t('before', { name: row.previous_owner_name })}</span>
          ) : null}
          {row.entry === 'released' && row.reason ? <span>{row.reason}</span> : null}
        </span>
      }
      action={action}
    />
  )
}
