import type { LucideIcon } from 'lucide-react'
import { Check } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { usePopover, type Place } from './popover'
import './menu.css'

export interface MenuItem {
  key: string
  label: ReactNode
  icon?: LucideIcon
  checked?: boolean
  danger?: boolean
  disabled?: boolean
  /** Keeps the menu open, for switches. */
  stay?: boolean
  onSelect: () => void
}

export interface MenuSection {
  label?: string
  items: MenuItem[]
}

interface MenuProps extends Place {
  /** Spoken name of the menu. */
  label: string
  sections: MenuSection[]
  /** The button's looks; it gets the handlers. */
  trigger: (props: TriggerProps) => ReactNode
}

export interface TriggerProps {
  'aria-haspopup': 'menu'
  'aria-expanded': boolean
  'aria-controls': string | undefined
  onClick: () => void
}

/** A menu opened by its button: arrows move, Enter chooses, Esc closes and returns the focus. */
export function Menu({ label, sections, trigger, align, side }: MenuProps) {
  const [open, set_open] = useState(false)
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const list = usePopover({
    anchor: box,
    open,
    align,
    side,
    onClose: () => {
      set_open(false)
    },
  })
  const buttons = () => [
    ...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)') ?? []),
  ]
  useEffect(() => {
    if (!open) return
    list.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus()
    const outside = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) set_open(false)
    }
    document.addEventListener('pointerdown', outside)
    return () => {
      document.removeEventListener('pointerdown', outside)
    }
  }, [open, list])
  const close = () => {
    set_open(false)
    box.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus()
  }
  const on_key = (event: KeyboardEvent) => {
    if (!open) return
    const all = buttons()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: all.length - 1,
    }
    const next = moves[event.key]
    if (next !== undefined) {
      event.preventDefault()
      all[(next + all.length) % all.length]?.focus()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      close()
    } else if (event.key === 'Tab') set_open(false)
  }
  return (
    <div className="menu-box" ref={box} onKeyDown={on_key}>
      {trigger({
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onClick: () => {
          set_open(!open)
        },
      })}
      {open ? (
        <div ref={list} id={id} popover="manual" role="menu" aria-label={label} className="menu">
          {sections.map((section, index) => (
            <MenuPart key={section.label ?? index} section={section} onClose={close} />
          ))}
        </div>
      ) : null}
    </div>
  )
}

function MenuPart({ section, onClose }: { section: MenuSection; onClose: () => void }) {
  return (
    <div role="group" aria-label={section.label} className="menu-part">
      {section.label ? <div className="menu-label">{section.label}</div> : null}
      {section.items.map((item) => (
        <button
          key={item.key}
          type="button"
          tabIndex={-1}
          role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
          aria-checked={item.checked}
          disabled={item.disabled}
          className={`menu-item${item.danger ? ' tone-red' : ''}`}
          onClick={() => {
            item.onSelect()
            if (!item.stay) onClose()
          }}
        >
          {item.icon ? <item.icon size={16} aria-hidden /> : null}
          <span className="menu-text">{item.label}</span>
          {item.checked ? <Check size={15} aria-hidden /> : null}
        </button>
      ))}
    </div>
  )
}
