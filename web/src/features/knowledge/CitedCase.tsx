// The case a card or a script rests on, and how it stands today.
import type { KnowledgeCard, Script } from '@/lib/knowledge'
import { useAllowed } from '@/lib/session'
import { CitedTag } from '@/ui/CitedTag'
import { Link } from '@/ui/Link'

export function CitedCase({
  of,
}: {
  of: Pick<KnowledgeCard | Script, 'case_id' | 'case_title' | 'cited'>
}) {
  const sees = useAllowed('cases.read')
  return (
    <>
      {sees && of.case_id ? (
        <Link to={`/cases/${of.case_id}`}>{of.case_title}</Link>
      ) : (
        of.case_title
      )}{' '}
      <CitedTag cited={of.cited} />
    </>
  )
}
