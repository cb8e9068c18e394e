// What became of the order's latest request for approval, in a sentence.
import { Link } from '@/ui/Link'
import { useText } from './i18n'
import type { Order } from './model'

export function ApprovalNote({ order }: { order: Order }) {
  const t = useText()
  const { approval } = order
  if (!approval.id || order.commercial === 'cancelled') return null
  const to = <Link to={`/approvals/${approval.id}`}>{approval.number}</Link>
  if (order.commercial === 'approval')
    return (
      <p className="callout callout-amber" role="status">
        <span>
          {t('in_approval')} {to} · “{approval.reason}”
        </span>
      </p>
    )
  // Approved and gone on: the timeline tells.
  if (order.commercial !== 'draft') return null
  const words = approval.ending_words ? ` “${approval.ending_words}”` : ''
  const by = approval.ended_by_name ? ` · ${approval.ended_by_name}` : ''
  const approved = approval.state === 'approved'
  return (
    <p className={`callout callout-${approved ? 'act' : 'red'}`} role="status">
      <span>
        {t(`approval_${approval.state}`)} {to}
        {by}
        {words}
      </span>
    </p>
  )
}
