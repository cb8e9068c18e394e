// Writing a conversation down from the queue: how, what was said, when next. Without antd, so that
// Today stays light.
import { useId, useState } from 'react'
import { useT } from '@/i18n'
import { add_days } from '@/lib/day_input'
import { ApiProblem } from '@/lib/api'
import { Button } from '@/ui/Button'
import { DateField } from '@/ui/DateField'
import { Dialog } from '@/ui/Dialog'
import '@/ui/form.css'
import { useTalk } from './acts'
import { snoozes } from './days'
import { useText } from './i18n'
import type { FollowUp } from './model'

const channels = ['phone', 'wechat', 'visit', 'email', 'note'] as const
type Channel = (typeof channels)[number]

interface TalkDialogProps {
  item: FollowUp
  today: string
  onClose: () => void
}

export function TalkDialog({ item, today, onClose }: TalkDialogProps) {
  const t = useText()
  const shell = useT()
  const id = useId()
  const [channel, set_channel] = useState<Channel>('phone')
  const [words, set_words] = useState('')
  const [next, set_next] = useState<string | null>(add_days(today, 7))
  const talk = useTalk(onClose)
  const problem = talk.error instanceof ApiProblem ? talk.error : null
  const send = () => {
    if (!words.trim() || talk.isPending) return
    talk.mutate({ customer_id: item.customer_id, channel, words, next_contact_on: next })
  }
  return (
    <Dialog
      open
      kind="sheet"
      title={t('talk_title', { name: item.short_name || item.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{shell('action.cancel')}</Button>
          <Button
            kind="primary"
            keys="Ctrl ↵"
            busy={talk.isPending}
            disabled={!words.trim()}
            onClick={send}
          >
            {shell('action.save')}
          </Button>
        </>
      }
    >
      <form
        className="today-talk"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
        }}
      >
        <div className="tabs" role="radiogroup" aria-label={t('channel')}>
          {channels.map((one) => (
            <button
              key={one}
              type="button"
              role="radio"
              aria-checked={one === channel}
              className={`btn btn-small btn-plain${one === channel ? ' today-chosen' : ''}`}
              onClick={() => {
                set_channel(one)
              }}
            >
              {t(`channel_${one}`)}
            </button>
          ))}
        </div>
        <label htmlFor={`${id}-words`}>{t('words')}</label>
        <textarea
          id={`${id}-words`}
          data-autofocus
          className="control control-long"
          rows={4}
          maxLength={2000}
          value={words}
          onChange={(event) => {
            set_words(event.target.value)
          }}
        />
        <label htmlFor={`${id}-next`}>{t('next')}</label>
        <div className="row row-wrap">
          <DateField id={`${id}-next`} min={today} value={next} onChange={set_next} />
          {snoozes(today).map(({ key, on }) => (
            <Button
              key={key}
              size="small"
              kind="quiet"
              onClick={() => {
                set_next(on)
              }}
            >
              {t(`to_${key}`)}
            </Button>
          ))}
        </div>
        {problem ? (
          <p className="tone-red" role="alert">
            {problem.fields.map((field) => field.message).join(' ') || problem.message}
          </p>
        ) : null}
      </form>
    </Dialog>
  )
}
