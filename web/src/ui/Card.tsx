import type { ReactNode } from 'react'
import './card.css'

interface CardProps {
  title?: ReactNode
  /** Grey figure after the title. */
  count?: number
  /** Right end of the title line. */
  extra?: ReactNode
  /** `rows`: no padding, children are full-width rows (`<CardRow>`). */
  inset?: 'padded' | 'rows'
  className?: string
  children?: ReactNode
}

export function Card({
  title,
  count,
  extra,
  inset = 'padded',
  className = '',
  children,
}: CardProps) {
  return (
    <section className={`card card-${inset} ${className}`}>
      {title ? (
        <header className="card-head">
          <h2>{title}</h2>
          {count === undefined ? null : <span className="card-count num">{count}</span>}
          {extra ? <div className="push row">{extra}</div> : null}
        </header>
      ) : null}
      {children}
    </section>
  )
}

interface CardRowProps {
  /** First line: mark, name, tags. */
  title: ReactNode
  /** Second line, grey. */
  note?: ReactNode
  /** Amount, time or status at the right. */
  value?: ReactNode
  action?: ReactNode
  lead?: ReactNode
  below?: ReactNode
  /** Keyboard position in a queue. */
  active?: boolean
}

export function CardRow({ title, note, value, action, lead, below, active }: CardRowProps) {
  return (
    <div className={`card-row${active ? ' card-row-active' : ''}`}>
      {lead ? <div className="card-row-lead">{lead}</div> : null}
      <div className="card-row-main">
        <div className="row row-wrap card-row-title">{title}</div>
        {note ? <div className="card-row-note">{note}</div> : null}
        {below}
      </div>
      {value === undefined ? null : <div className="card-row-value num">{value}</div>}
      {action ? <div className="card-row-action row">{action}</div> : null}
    </div>
  )
}

/** Label and value pairs, as in a record's details. */
export function FactList({
  facts,
}: {
  facts: { label: ReactNode; value: ReactNode; key?: string }[]
}) {
  return (
    <dl className="facts">
      {facts.map((fact, index) => (
        <div key={fact.key ?? index} className="fact">
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
