// The second step of a merge: what will happen, in one sentence.
import { FormDialog } from '@/ui/FormDialog'
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
  const first_stays = question.winner_id === pair.first_id
  const winner = first_stays ? pair.first : pair.second
  const loser = first_stays ? pair.second : pair.first
  const count = preview.children.reduce((sum, child) => sum + child.count, 0)
  return (
    <FormDialog
      title={t('confirm_title')}
      action={t('do_confirm')}
      busy={merging.isPending}
      ready
      error={merging.error}
      onSend={() => {
        merging.mutate(question)
      }}
      onClose={onClose}
    >
      <p>{t('confirm', { loser: loser.name, winner: winner.name, count })}</p>
      <p className="muted">{t('confirm_note')}</p>
    </FormDialog>
  )
}
