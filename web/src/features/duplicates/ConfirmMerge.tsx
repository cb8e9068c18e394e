// The second step of a merge: what will happen, in one sentence.
import { useT } from '@/i18n'
import { ApiProblem } from '@/lib/api'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { useText } from './i18n'
import type { Pair, Preview, Question, useMerge } from './model'

interface ConfirmMergeProps {
  pair: Pair
  question: Question
  preview: Preview
  merging: ReturnType<typeof useMerge>
  onClose: () => void
}

export function ConfirmMerge({ pair, question, preview, merging, onClose }: ConfirmMergeProps) {
  const t = useText()
  const shell = useT()
  const first_stays = question.winner_id === pair.first_id
  const winner = first_stays ? pair.first : pair.second
  const loser = first_stays ? pair.second : pair.first
  const count = preview.children.reduce((sum, child) => sum + child.count, 0)
  const problem = merging.error instanceof ApiProblem ? merging.error : null
  return (
    <Dialog
      open
      kind="sheet"
      title={t('confirm_title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{shell('action.cancel')}</Button>
          <Button
            kind="primary"
            busy={merging.isPending}
            onClick={() => {
              merging.mutate(question)
            }}
          >
            {t('do_confirm')}
          </Button>
        </>
      }
    >
      <p>{t('confirm', { loser: loser.name, winner: winner.name, count })}</p>
      <p className="muted">{t('confirm_note')}</p>
      {problem ? (
        <p className="tone-red" role="alert">
          {problem.fields.map((field) => field.message).join(' ') || problem.message}
        </p>
      ) : null}
    </Dialog>
  )
}
