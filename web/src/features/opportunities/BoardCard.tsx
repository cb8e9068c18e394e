// One opportunity on the board: dragged with the mouse, moved by [ and ], or by its menu.
import { Ellipsis } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { composing } from '@/lib/keys'
import { useMeta } from '@/lib/meta'
import { IconButton } from '@/ui/Button'
import { Link, useGo } from '@/ui/Link'
import { Menu } from '@/ui/Menu'
import { Money } from '@/ui/Money'
import { useText } from './i18n'
import { CloseDay, NextStep, Warnings } from './Marks'
import { may_enter, neighbour, stages, type Opportunity, type Stage } from './model'

/** How the keys read, also on a Chinese keyboard. */
const steps: Record<string, 1 | -1> = { ']': 1, '】': 1, '[': -1, '【': -1 }
const ends: Record<string, Stage> = { w: 'won', l: 'lost' }

interface BoardCardProps {
  card: Opportunity
  /** Just moved by key: the hands stay with it. */
  focused: boolean
  with_owner: boolean
  onMove: (card: Opportunity, to: Stage, by_key: boolean) => void
  onDrag: (card: Opportunity | null) => void
}

export function BoardCard({ card, focused, with_owner, onMove, onDrag }: BoardCardProps) {
  const t = useText()
  const meta = useMeta('opportunity')
  const go = useGo()
  const box = useRef<HTMLElement>(null)
  const path = `/opportunities/${card.id}`
  useEffect(() => {
    if (focused) box.current?.focus()
  }, [focused])
  const on_key = (event: KeyboardEvent) => {
    if (event.target !== box.current || composing(event) || event.ctrlKey || event.metaKey) return
    const step = steps[event.key]
    const to = step ? neighbour(card.stage, step) : ends[event.key.toLowerCase()]
    if (to && may_enter(card, to)) onMove(card, to, true)
    else if (event.key === 'Enter') go(path)
    else return
    event.preventDefault()
  }
  const moves = stages.filter((to) => may_enter(card, to))
  return (
    <article
      ref={box}
      className="board-card"
      tabIndex={0}
      draggable={moves.length > 0}
      aria-label={t('card', {
        name: card.name,
        customer: card.customer_name,
        stage: meta.option('stage', card.stage),
      })}
      onKeyDown={on_key}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', card.name)
        onDrag(card)
      }}
      onDragEnd={() => {
        onDrag(null)
      }}
    >
      <div className="board-card-head">
        <Link to={path} className="board-card-name">
          {card.name}
        </Link>
        {moves.length ? (
          <Menu
            align="end"
            label={t('move', { name: card.name })}
            sections={[
              {
                items: moves.map((to) => ({
                  key: to,
                  label: t('move_to', { stage: meta.option('stage', to) }),
                  danger: to === 'lost',
                  onSelect: () => {
                    onMove(card, to, false)
                  },
                })),
              },
            ]}
            trigger={(trigger) => (
              <IconButton icon={Ellipsis} label={t('move', { name: card.name })} {...trigger} />
            )}
          />
        ) : null}
      </div>
      <div className="board-card-line muted">
        <span className="ellipsis">{card.customer_name}</span>
        {with_owner ? <span className="nowrap">{card.owner_name}</span> : null}
      </div>
      <div className="board-card-line">
        <span className="strong">
          <Money minor={card.amount_minor} />
        </span>
        <span className="meta">
          <CloseDay of={card} />
        </span>
      </div>
      {card.open ? (
        <div className="board-card-next meta">
          <NextStep of={card} />
        </div>
      ) : null}
      {card.slip_count || card.stale ? (
        <div className="row row-wrap">
          <Warnings of={card} />
        </div>
      ) : null}
    </article>
  )
}
