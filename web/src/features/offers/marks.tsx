import { useMeta } from '@/lib/meta'
import { Tag, type Tone } from '@/ui/Tag'
import type { OfferState, Recipient } from './model'

const state_tones: Record<OfferState, Tone> = {
  draft: 'grey',
  sending: 'act',
  sent: 'green',
  stopped: 'grey',
}

export function StateTag({ state }: { state: OfferState }) {
  return <Tag tone={state_tones[state]}>{useMeta('offer').option('state', state)}</Tag>
}

const answer_tones = {
  none: 'grey',
  interested: 'green',
  call_me: 'amber',
  not_now: 'grey',
} as const

export function AnswerTag({ answer }: { answer: Recipient['answer'] }) {
  const meta = useMeta('offer_recipient')
  if (answer === 'none') return null
  return <Tag tone={answer_tones[answer]}>{meta.option('answer', answer)}</Tag>
}
