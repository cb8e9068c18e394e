// The intent score as a number, and in a window what it is made of.
import { useState } from 'react'
import { useMeta } from '@/lib/meta'
import { Dialog } from '@/ui/Dialog'
import { DateText, Money } from '@/ui/Money'
import { Progress } from '@/ui/Progress'
import { Loaded } from '@/ui/States'
import { useText } from './i18n'
import { useIntent, type Contribution } from './model'

interface ScoreProps {
  customer_id: string
  name: string
  score: number
}

export function Score({ customer_id, name, score }: ScoreProps) {
  const t = useText()
  const [open, set_open] = useState(false)
  return (
    <>
      <button
        type="button"
        className="follow-score num"
        title={t('score')}
        aria-label={t('score_of', { name, score })}
        onClick={() => {
          set_open(true)
        }}
      >
        {score}
      </button>
      {open ? (
        <Explained
          customer_id={customer_id}
          name={name}
          onClose={() => {
            set_open(false)
          }}
        />
      ) : null}
    </>
  )
}

interface ExplainedProps {
  customer_id: string
  name: string
  onClose: () => void
}

function Explained({ customer_id, name, onClose }: ExplainedProps) {
  const t = useText()
  const intent = useIntent(customer_id)
  const title = t('score_of', { name, score: intent.data?.score ?? '…' })
  return (
    <Dialog open kind="sheet" title={title} width={440} onClose={onClose}>
      <Loaded query={intent} lines={6}>
        {({ contributions }) => (
          <ul className="follow-why">
            {contributions.map((one) => (
              <Why key={one.kind} one={one} />
            ))}
          </ul>
        )}
      </Loaded>
    </Dialog>
  )
}

function Why({ one }: { one: Contribution }) {
  const t = useText()
  const label = t(`why_${one.kind}`)
  return (
    <li>
      <div className="row">
        <span>{label}</span>
        <span className="muted follow-fact">
          <Fact one={one} />
        </span>
        <span className="num push">{t('points', { points: one.points, most: one.most })}</span>
      </div>
      <Progress label={label} ratio={one.most ? one.points / one.most : 0} thin />
    </li>
  )
}

function Fact({ one }: { one: Contribution }) {
  const t = useText()
  const meta = useMeta('customer')
  const opportunity = useMeta('opportunity')
  switch (one.kind) {
    case 'inquiries':
      return one.count ? t('times', { count: one.count }) : t('nothing')
    case 'quote':
      return one.amount_minor ? <Money minor={one.amount_minor} /> : t('nothing')
    case 'need_by':
    case 'contact':
      return one.on ? <DateText on={one.on} /> : t('nothing')
    case 'stage':
      // The customer's, or that of an opportunity that came further.
      return opportunity.field('stage')?.enum?.some(({ value }) => value === one.word)
        ? opportunity.option('stage', one.word)
        : meta.option('status', one.word)
    case 'tier':
      return one.word.toUpperCase()
  }
}
