// How states, scores and risks look, the same on every page of shipping.
import { useMeta } from '@/lib/meta'
import { DateText } from '@/ui/Money'
import { Tag, type Tone } from '@/ui/Tag'
import { useText } from './i18n'
import type { Dispatch, DispatchState, Risk, ScorePart, Waybill } from './model'

const tones: Record<DispatchState, Tone> = {
  waiting: 'grey',
  to_pick: 'act',
  picking: 'amber',
  packed: 'blue',
  shipped: 'blue',
  delivered: 'green',
  dropped: 'grey',
}

export function DispatchTag({ state }: { state: DispatchState }) {
  return <Tag tone={tones[state]}>{useMeta('dispatch').option('state', state)}</Tag>
}

export function PlacingTag({ row }: { row: Dispatch }) {
  const t = useText()
  if (row.placed === 'by_score') return null
  return (
    <Tag tone={row.placed === 'first' ? 'red' : 'grey'}>
      {t(`placed_${row.placed}`)} · {row.placing_reason}
    </Tag>
  )
}

const waybill_tones: Record<Waybill['state'], Tone> = {
  in_transit: 'blue',
  trouble: 'red',
  refused: 'red',
  delivered: 'green',
}

export function WaybillTag({ state }: { state: Waybill['state'] }) {
  const t = useText()
  return <Tag tone={waybill_tones[state]}>{t(`state_${state}`)}</Tag>
}

export function useScorePart(): (part: ScorePart) => string {
  const t = useText()
  return ({ code, amount, word }) => {
    if (code === 'tier') return t('part_tier', { word: word.toUpperCase() })
    if (code === 'payment')
      return t('part_payment', { word: t(`pay_${word as 'unpaid' | 'partial' | 'paid'}`) })
    return t(`part_${code}`, { count: amount })
  }
}

/** Every part of a score with what it is worth today. */
export function ScoreText({ row }: { row: Dispatch }) {
  const part_text = useScorePart()
  return (
    <span className="dispatch-score">
      {row.score_parts.map((part) => (
        <span key={part.code}>
          {part_text(part)}{' '}
          <b className="num">{part.points < 0 ? part.points : `+${part.points}`}</b>
        </span>
      ))}
    </span>
  )
}

export function useRiskText(): (risk: Risk) => string {
  const t = useText()
  return ({ kind, on, days, about }) => t(`risk_${kind}`, { on: on ?? '', count: days, about })
}

export function Risks({ risks }: { risks: Risk[] }) {
  const text = useRiskText()
  return (
    <ul className="dispatch-risks">
      {risks.map((risk, index) => (
        <li key={index}>{text(risk)}</li>
      ))}
    </ul>
  )
}

export function Promised({ on }: { on: string | null }) {
  const t = useText()
  return (
    <>
      {t('promised')} {on ? <DateText on={on} /> : t('no_promise')}
    </>
  )
}
