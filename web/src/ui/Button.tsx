import type { LucideIcon } from 'lucide-react'
import { LoaderCircle } from 'lucide-react'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Kbd } from './Kbd'
import { Link } from './Link'
import './button.css'

type Kind = 'plain' | 'primary' | 'danger' | 'quiet'

interface Look {
  kind?: Kind
  size?: 'small' | 'normal' | 'large'
  icon?: LucideIcon
  /** Shown on the button as a key hint, e.g. `Ctrl ↵`. */
  keys?: string
  wide?: boolean
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Look & { busy?: boolean }

function class_of({ kind = 'plain', size = 'normal', wide }: Look, extra = ''): string {
  return `btn btn-${kind} btn-${size}${wide ? ' btn-wide' : ''} ${extra}`
}

export function Button(props: ButtonProps) {
  const { kind, size, icon: Icon, keys, wide, busy, className, children, disabled, ...rest } = props
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={class_of({ kind, size, wide }, className)}
    >
      {busy ? <LoaderCircle className="spin" size={16} aria-hidden /> : null}
      {!busy && Icon ? <Icon size={16} aria-hidden /> : null}
      {children}
      {keys ? <Kbd>{keys}</Kbd> : null}
    </button>
  )
}

interface LinkButtonProps extends Look {
  to: string
  children: ReactNode
  className?: string
}

/** A link that looks like a button. */
export function LinkButton({
  to,
  icon: Icon,
  keys,
  children,
  className,
  ...look
}: LinkButtonProps) {
  return (
    <Link to={to} className={class_of(look, className)}>
      {Icon ? <Icon size={16} aria-hidden /> : null}
      {children}
      {keys ? <Kbd>{keys}</Kbd> : null}
    </Link>
  )
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: LucideIcon
  /** Spoken name and tooltip. */
  label: string
  framed?: boolean
}

export function IconButton({ icon: Icon, label, framed, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={`icon-btn${framed ? ' icon-btn-framed' : ''} ${className ?? ''}`}
    >
      <Icon size={16} aria-hidden />
    </button>
  )
}
