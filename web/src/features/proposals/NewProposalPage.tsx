// A new proposal of a customer alone; needs, inquiries and opportunities begin theirs on their pages.
import { NewPaper } from '@/ui/NewPaper'
import { useText } from './i18n'

export default function NewProposalPage() {
  return <NewPaper kind="proposal" t={useText()} />
}
