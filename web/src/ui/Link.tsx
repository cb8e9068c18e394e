import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { to: string }

/** An address inside the product, search part included, followed without a page load. */
export function Link({ to, onClick, ...rest }: Props) {
  const go = useGo()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey
    if (event.defaultPrevented || !plain || rest.target === '_blank') return
    event.preventDefault()
    go(to)
  }
  return <a href={to} onClick={follow} {...rest} />
}

/** Goes to an address inside the product: `go('/customers?q=…')`. */
export function useGo(): (to: string, how?: 'push' | 'replace') => void {
  const router = useRouter()
  return (to, how = 'push') => {
    router.history[how](to)
  }
}
