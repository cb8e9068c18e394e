// A box beside what opened it, in the browser's top layer: no card that hides what sticks out, no
// scrolling parent and no window cuts it. It goes where what it belongs to goes (the page may move by
// itself while an answer comes in), and closes when that has left the window.
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

function in_window(anchor: HTMLElement): boolean {
  const { top, bottom, left, right } = anchor.getBoundingClientRect()
  return bottom >= 0 && top <= innerHeight && right >= 0 && left <= innerWidth
}

interface PopoverOptions extends Place {
  anchor: RefObject<HTMLElement | null>
  open?: boolean
  onClose: () => void
}

/** The ref for a box with `popover="manual"`. */
export function usePopover(options: PopoverOptions): RefObject<HTMLDivElement | null> {
  const { anchor, open = true, align, side } = options
  const box = useRef<HTMLDivElement>(null)
  const close = useRef(options.onClose)
  useEffect(() => {
    close.current = options.onClose
  })
  useLayoutEffect(() => {
    if (open) box.current?.togglePopover(true)
  }, [open])
  const follow = useRef(() => {})
  // After every drawing: what stands above may have grown.
  useLayoutEffect(() => {
    follow.current = () => {
      if (!box.current || !anchor.current) return
      if (in_window(anchor.current)) place(box.current, anchor.current, { align, side })
      else close.current()
    }
    if (open) follow.current()
  })
  useEffect(() => {
    if (!open) return
    // Also the text of a field scrolls; only what carries the anchor along counts.
    const moved = ({ target }: Event) => {
      if (target === window || (target as Node).contains(anchor.current)) follow.current()
    }
    addEventListener('scroll', moved, true)
    addEventListener('resize', moved)
    return () => {
      removeEventListener('scroll', moved, true)
      removeEventListener('resize', moved)
    }
  }, [anchor, open])
  return box
}
