// Published cases like a complaint, each with why it is shown, what helped then, and one click to
// say that it helped here; and the button that drafts a case from a complaint that is closed.
import { BookMarked, FilePlus2, ThumbsUp, Undo2 } from 'lucide-react'
import { useCaseHints, useCaseUse, useDraftCase, useTypedHints, type CaseHint } from '@/lib/cases'
import { useAllowed } from '@/lib/session'
import { Button, LinkButton } from './Button'
import { Card, CardRow } from './Card'
import { useCaseText } from './case_texts'
import './case_hints.css'
import { Link, useGo } from './Link'
import { Tag } from './Tag'
import { toast } from './toast_store'
import { useRefusal } from './use_refusal'

export function CaseHintsCard({ ticket_id }: { ticket_id: string }) {
  const t = useCaseText()
  const sees = useAllowed('cases.read')
  const hints = useCaseHints(ticket_id)
  if (!sees || !hints.data) return null
  const { items, can_draft, drafted_id } = hints.data
  if (!items.length && !can_draft && !drafted_id) return null
  return (
    <Card
      title={t('title')}
      inset="rows"
      extra={<Drafted {...{ ticket_id, can_draft, drafted_id }} />}
    >
      {items.map((one) => (
        <HintRow key={one.id} one={one} action={<Helped one={one} ticket_id={ticket_id} />} />
      ))}
      {items.length ? null : (
        <p className="muted case-hints-none">{can_draft ? t('draft_note') : t('none')}</p>
      )}
    </Card>
  )
}

/** While somebody types what the customer says. */
export function TypedHintsCard({
  words,
  product_id,
}: {
  words: string
  product_id: string | null
}) {
  const t = useCaseText()
  const sees = useAllowed('cases.read')
  const hints = useTypedHints(words, product_id, sees)
  if (!hints.data?.items.length) return null
  return (
    <Card title={t('title')} inset="rows">
      {hints.data.items.map((one) => (
        <HintRow key={one.id} one={one} />
      ))}
    </Card>
  )
}

function HintRow({ one, action }: { one: CaseHint; action?: React.ReactNode }) {
  const t = useCaseText()
  const why = [
    one.same_product ? t('why_product') : '',
    one.same_kind ? t('why_kind') : '',
    one.shared.length ? t('why_words', { words: one.shared.join('、') }) : '',
  ]
  return (
    <CardRow
      title={
        <>
          <Link to={`/cases/${one.id}`} className="ellipsis">
            {one.title}
          </Link>
          {one.freshness === 'overdue' ? <Tag tone="amber">{t('overdue')}</Tag> : null}
        </>
      }
      note={[...why, one.used_count ? t('used_times', { count: one.used_count }) : '']
        .filter(Boolean)
        .join(' · ')}
      below={
        <p className="case-hint-remedy">
          <span className="muted">{t('remedy')}：</span>
          {one.remedy}
        </p>
      }
      action={action}
    />
  )
}

function Helped({ one, ticket_id }: { one: CaseHint; ticket_id: string }) {
  const t = useCaseText()
  const onRefused = useRefusal()
  const back = useCaseUse('use_undo', { onRefused })
  const use = useCaseUse('uses', {
    onDone: () => {
      toast.done(t('was_used'))
    },
    onRefused,
  })
  if (!useAllowed('cases.use')) return null
  if (one.used)
    return (
      <>
        <Tag tone="green">{t('helped_here')}</Tag>
        <Button
          size="small"
          kind="quiet"
          icon={Undo2}
          busy={back.isPending}
          onClick={() => {
            back.mutate({ id: one.id, ticket_id })
          }}
        >
          {t('undo')}
        </Button>
      </>
    )
  return (
    <Button
      size="small"
      icon={ThumbsUp}
      busy={use.isPending}
      onClick={() => {
        use.mutate({ id: one.id, ticket_id })
      }}
    >
      {t('helped')}
    </Button>
  )
}

interface DraftedProps {
  ticket_id: string
  can_draft: boolean
  drafted_id: string | null
}

function Drafted({ ticket_id, can_draft, drafted_id }: DraftedProps) {
  const t = useCaseText()
  const go = useGo()
  const draft = useDraftCase({
    onDone: (one) => {
      toast.done(t('was_drafted'))
      go(`/cases/${one.id}/edit`)
    },
    onRefused: useRefusal(),
  })
  if (drafted_id)
    return (
      <LinkButton size="small" kind="quiet" icon={BookMarked} to={`/cases/${drafted_id}`}>
        {t('drafted')}
      </LinkButton>
    )
  if (!can_draft) return null
  return (
    <Button
      size="small"
      kind="primary"
      icon={FilePlus2}
      busy={draft.isPending}
      onClick={() => {
        draft.mutate({ ticket_id })
      }}
    >
      {t('draft')}
    </Button>
  )
}
