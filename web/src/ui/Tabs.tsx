import type { ReactNode } from 'react'
import './tabs.css'

export interface TabItem {
  key: string
  label: ReactNode
  count?: number
}

interface TabsProps {
  /** Spoken name of the group. */
  label: string
  items: TabItem[]
  value: string
  onChange: (key: string) => void
  /** `views`: list views beside a title; `segment`: a compact switch. */
  kind?: 'views' | 'segment'
}

export function Tabs({ label, items, value, onChange, kind = 'segment' }: TabsProps) {
  return (
    <div className={`tabs tabs-${kind}`} role="group" aria-label={label}>
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          aria-pressed={item.key === value}
          onClick={() => {
            onChange(item.key)
          }}
        >
          {item.label}
          {item.count === undefined ? null : (
            <span className="tabs-count num">{item.count.toLocaleString('en')}</span>
          )}
        </button>
      ))}
    </div>
  )
}
