// A new quote of a customer; proposals, opportunities and inquiries begin theirs on their pages.
import { NewPaper } from '@/ui/NewPaper'
import { useText } from './i18n'

export default function NewQuotePage() {
  return <NewPaper kind="quote" t={useText()} />
}
