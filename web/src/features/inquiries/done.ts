// What is said when something was done with an inquiry.
import { toast } from '@/ui/toast_store'

export function useDone(text: string, onClose?: () => void) {
  return () => {
    toast.done(text)
    onClose?.()
  }
}
