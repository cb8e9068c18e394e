import { useT } from '@/i18n'
import type { ApiProblem } from '@/lib/api'
import { toast } from './toast_store'

/** For `onRefused` of a write without a window of its own: why not, with the reference id. */
export function useRefusal(text?: string): (problem: ApiProblem) => void {
  const t = useT()
  return (problem) => {
    toast.error(text ?? t('state.failed'), problem)
  }
}
