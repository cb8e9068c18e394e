// Two customers beside each other: who stays, which value of each field stays, what moves along, and
// what will stand there. Merging takes a second step on purpose.
import { useParams } from '@tanstack/react-router'
import { ArrowLeftRight, GitMerge } from 'lucide-react'
import { useState } from 'react'
import { useMeta } from '@/lib/meta'
import { Button, LinkButton } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useUndoMerge } from '@/ui/use_undo_merge'
import { ConfirmMerge } from './ConfirmMerge'
import { FieldsCard } from './FieldsCard'
import { useText } from './i18n'
import {
  useMerge,
  usePair,
  usePreview,
  with_pick,
  type Pair,
  type Preview,
  type Question,
} from './model'
import { LevelTag } from './PairRow'
import { Reasons } from './Reasons'
import './duplicates.css'

export default function MergePage() {
  const { id = '' } = useParams({ strict: false })
  const detail = usePair(id)
  return (
    <Loaded query={detail} lines={10}>
      {({ pair }) => <Body key={pair.id} pair={pair} />}
    </Loaded>
  )
}

/** Who stays and which values, as the server is asked. */
function useQuestion(pair: Pair) {
  const [question, set_question] = useState<Question>({
    winner_id: pair.first_id,
    loser_ids: [pair.second_id],
    picks: [],
  })
  return {
    question,
    pick: (field: string, customer_id: string) => {
      set_question((now) => ({ ...now, picks: with_pick(now.picks, field, customer_id) }))
    },
    swap: () => {
      set_question(({ winner_id, loser_ids, picks }) => ({
        winner_id: loser_ids[0] ?? winner_id,
        loser_ids: [winner_id],
        picks,
      }))
    },
  }
}

/** Merges, goes to the customer that stays, and offers the way back. */
function useMerging(preview?: Preview) {
  const t = useText()
  const go = useGo()
  const undo = useUndoMerge()
  return useMerge((merge) => {
    const name = preview?.fields.find((one) => one.field === 'name')?.text ?? ''
    toast.done(t('merged', { name }), () => undo.mutateAsync(merge.id))
    go(`/customers/${merge.winner_id}`)
  })
}

function Body({ pair }: { pair: Pair }) {
  const t = useText()
  const { question, pick, swap } = useQuestion(pair)
  const preview = usePreview(question)
  const merging = useMerging(preview.data)
  const [asking, set_asking] = useState(false)
  const open = pair.actions.includes('merge')
  const refused = (preview.data?.refusals.length ?? 0) > 0
  // What one confirms is what stands there: while the answer to the last change is on its way, nothing.
  const settled = preview.isSuccess && !preview.isPlaceholderData
  return (
    <Page
      title={t('merge_title')}
      subtitle={t('merge_hint')}
      actions={
        <>
          <LinkButton to="/duplicates">{t('to_list')}</LinkButton>
          <Button icon={ArrowLeftRight} onClick={swap}>
            {t('swap')}
          </Button>
          <Button
            kind="primary"
            icon={GitMerge}
            disabled={!open || refused || !settled}
            onClick={() => {
              set_asking(true)
            }}
          >
            {t('do_merge')}
          </Button>
        </>
      }
    >
      {open ? null : (
        <p className="callout callout-grey" role="status">
          {t('decided')}
        </p>
      )}
      <div className="row row-wrap">
        <LevelTag level={pair.level} />
        <Reasons reasons={pair.reasons} />
      </div>
      <Loaded query={preview} lines={12}>
        {(found) => (
          <>
            <Refusals preview={found} />
            <FieldsCard {...{ pair, question, preview: found, pick }} />
            <Children preview={found} />
          </>
        )}
      </Loaded>
      {asking && preview.data ? (
        <ConfirmMerge
          {...{ pair, question, merging, preview: preview.data }}
          onClose={() => {
            set_asking(false)
            merging.reset()
          }}
        />
      ) : null}
    </Page>
  )
}

function Refusals({ preview }: { preview: Preview }) {
  const t = useText()
  if (!preview.refusals.length) return null
  return (
    <p className="callout callout-red" role="alert">
      {t('refused')}: {preview.refusals.map((one) => one.text).join(' ')}
    </p>
  )
}

function Children({ preview }: { preview: Preview }) {
  const t = useText()
  return (
    <Card title={t('children')}>
      {preview.children.length ? (
        <ul className="twin-children">
          {preview.children.map((child) => (
            <li key={child.entity}>
              <ChildName entity={child.entity} /> <strong className="num">{child.count}</strong>
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">{t('no_children')}</p>
      )}
    </Card>
  )
}

function ChildName({ entity }: { entity: string }) {
  const t = useText()
  const meta = useMeta(entity)
  return <>{meta.entity.label ?? (entity === 'notice' ? t('child_notice') : entity)}</>
}
