import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import './tag.css'

export type Tone = 'grey' | 'act' | 'red' | 'amber' | 'green' | 'blue'

interface TagProps {
  tone?: Tone
  /** Filled instead of tinted: only for what is breached. */
  solid?: boolean
  icon?: LucideIcon
  children: ReactNode
}

export function Tag({ tone = 'grey', solid, icon: Icon, children }: TagProps) {
  return (
    <span className={`tag tag-${tone}${solid ? ' tag-solid' : ''}`}>
      {Icon ? <Icon size={12} aria-hidden /> : null}
      {children}
    </span>
  )
}

/** A coloured dot with its word; the word carries the meaning. */
export function StatusDot({ tone = 'grey', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="status">
      <i className={`dot dot-${tone}`} aria-hidden />
      {children}
    </span>
  )
}

/** Grade letter (A, B, C) as a small mark; A stands out. */
export function Grade({ value, label }: { value: string; label?: string }) {
  return (
    <span className={`grade grade-${value.toLowerCase()}`} title={label ?? value}>
      {value}
    </span>
  )
}

export function Avatar({ name }: { name: string }) {
  const chars = [...name.trim()]
  const latin = /^[\p{Script=Latin}\s.'-]+$/u.test(name)
  const words = name.trim().split(/\s+/u)
  const text = latin
    ? words
        .slice(0, 2)
        .map((word) => word[0]?.toUpperCase() ?? '')
        .join('')
    : chars.slice(-2).join('')
  return (
    <span className="avatar" aria-hidden>
      {text}
    </span>
  )
}
