// A box beside what opened it, in the browser's top layer: no card that hides what sticks out, no
// scrolling parent and no window cuts it. It closes when what it belongs to is carried away.
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

export interface Place {
  align?: 'start' | 'end'
  side?: 'below' | 'above'
}

const gap = 6

function place(box: HTMLElement, anchor: HTMLElement, { align, side }: Place): void {
  const field = anchor.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = box
  const below = field.bottom + gap
  const above = field.top - gap - height
  const wanted = side === 'above' ? above : below
  const other = side === 'above' ? below : above
  const fits = (top: number) => top >= 0 && top + height <= innerHeight
  const top = fits(wanted) || !fits(other) ? wanted : other
  const left = align === 'end' ? field.right - width : field.left
  box.style.top = `${Math.max(gap, Math.min(top, innerHeight - height - gap))}px`
  box.style.left = `${Math.max(gap, Math.min(left, innerWidth - width - gap))}px`
}

interface PopoverOptions extends Place {
  anchor: RefObject<HTMLElement | null>
  open?: boolean
  /** Changes whenever the box changes its size. */
  size?: unknown
  onClose: () => void
}

/** The ref for a box with `popover="manual"`. */
export function usePopover(options: PopoverOptions): RefObject<HTMLDivElement | null> {
  const { anchor, open = true, align, side, size } = options
  const box = useRef<HTMLDivElement>(null)
  const close = useRef(options.onClose)
  useEffect(() => {
    close.current = options.onClose
  })
  useLayoutEffect(() => {
    const { current } = box
    if (!open || !current || !anchor.current) return
    current.togglePopover(true)
    place(current, anchor.current, { align, side })
  }, [anchor, open, align, side, size])
  useEffect(() => {
    if (!open) return
    // Also the text of a field scrolls; only what carries the anchor away counts.
    const leave = ({ target }: Event) => {
      if (target === window || (target as Node).contains(anchor.current)) close.current()
    }
    addEventListener('scroll', leave, true)
    addEventListener('resize', leave)
    return () => {
      removeEventListener('scroll', leave, true)
      removeEventListener('resize', leave)
    }
  }, [anchor, open])
  return box
}
