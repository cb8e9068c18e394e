// The keys of a step between entering and doing: Esc goes back, Ctrl+Enter sends.
import { useEffect } from 'react'
import { composing, sends } from '@/lib/keys'

export function useStepKeys(onBack: () => void, onSend: () => void): void {
  useEffect(() => {
    const on_key = (event: KeyboardEvent) => {
      if (composing(event)) return
      if (event.key === 'Escape') onBack()
      else if (sends(event)) onSend()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', on_key)
    return () => {
      removeEventListener('keydown', on_key)
    }
  })
}
