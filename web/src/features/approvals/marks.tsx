// How an approval's state, what is exceeded, and its steps look, the same on every page.
import { useMeta } from '@/lib/meta'
import { Money, Price, Quantity } from '@/ui/Money'
import { Tag, type Tone } from '@/ui/Tag'
import { useText } from './i18n'
import type { Finding, State, StepRule } from './model'

const tones: Record<State, Tone> = {
  waiting: 'amber',
  approved: 'green',
  refused: 'red',
  returned: 'red',
  withdrawn: 'grey',
}

export function StateTag({ state }: { state: State }) {
  const meta = useMeta('approval')
  return <Tag tone={tones[state]}>{meta.option('state', state)}</Tag>
}

/** One sentence: what, by how much. */
export function FindingText({ finding: one }: { finding: Finding }) {
  const t = useText()
  switch (one.condition) {
    case 'below_floor':
      return (
        <>
          {t('below_floor', { product: one.product })}{' '}
          <span className="nowrap">
            <Price e4={one.unit_price_e4} /> × <Quantity value={one.quantity} />
          </span>{' '}
          <span className="muted nowrap">
            {t('floor')} <Price e4={one.floor_price_e4} />
          </span>
        </>
      )
    case 'discount_over':
      return <>{t('discount_over', { percent: one.percent, limit: one.limit_percent })}</>
    default:
      return (
        <>
          {t(one.condition)} <Money minor={one.amount_minor} />{' '}
          <span className="muted nowrap">
            {t('limit')} <Money minor={one.limit_minor} /> · {t('over_by')}{' '}
            <Money minor={one.amount_minor - one.limit_minor} />
          </span>
        </>
      )
  }
}

export function useStepName(): (step: StepRule) => string {
  const t = useText()
  const meta = useMeta('user')
  return (step) => {
    if (step.by === 'role') return meta.option('roles', step.role)
    if (step.by === 'people') return t('by_people')
    return step.level === 1 ? t('by_leader') : t('by_leader_up', { level: step.level })
  }
}
