// Where an answer to the customer, or a remark among ourselves, is written: Ctrl Enter keeps it.
import { useId, useState } from 'react'
import { sends } from '@/lib/keys'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Choices } from '@/ui/Choices'
import { ProblemLine } from '@/ui/ProblemLine'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { useAct, type Ticket } from './model'

const sorts = ['replies', 'remarks'] as const
type Sort = (typeof sorts)[number]

export function Composer({ ticket }: { ticket: Ticket }) {
  const t = useText()
  const id = useId()
  const [sort, set_sort] = useState<Sort>('replies')
  const [words, set_words] = useState('')
  const onDone = () => {
    toast.done(t(sort === 'replies' ? 'replied' : 'noted'))
    set_words('')
  }
  const reply = useAct<{ words: string }>('replies', { onDone })
  const note = useAct<{ words: string }>('remarks', { onDone })
  const act = sort === 'replies' ? reply : note
  const send = () => {
    if (words.trim() && !act.isPending) act.mutate({ id: ticket.id, body: { words } })
  }
  return (
    <Card>
      <form
        className="ticket-composer"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Choices
          label={t('sort')}
          options={sorts}
          value={sort}
          text={(one) => t(`sort_${one}`)}
          onChange={set_sort}
        />
        <label htmlFor={id} className="sr-only">
          {t(`sort_${sort}`)}
        </label>
        <textarea
          id={id}
          className="control control-long"
          rows={3}
          maxLength={4000}
          placeholder={t(sort === 'replies' ? 'reply_words' : 'note_words')}
          value={words}
          onKeyDown={(event) => {
            if (!sends(event)) return
            event.preventDefault()
            send()
          }}
          onChange={(event) => {
            set_words(event.target.value)
          }}
        />
        <ProblemLine error={act.error} />
        <Button
          type="submit"
          kind="primary"
          keys="Ctrl ↵"
          busy={act.isPending}
          disabled={!words.trim()}
        >
          {t('keep')}
        </Button>
      </form>
    </Card>
  )
}
