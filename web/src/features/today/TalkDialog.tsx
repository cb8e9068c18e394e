// Writing a conversation down from the queue: how, what was said, when next. Without antd, so that
// Today stays light.
import { useId, useState } from 'react'
import { useT } from '@/i18n'
import { talk_channels, type Channel } from '@/lib/channels'
import { add_days } from '@/lib/day_input'
import { Button } from '@/ui/Button'
import { DateField } from '@/ui/DateField'
import { FormDialog } from '@/ui/FormDialog'
import { blank_talk, sent_talk, TalkFields, type Talk } from '@/ui/TalkFields'
import { useTalk } from './acts'
import { snoozes } from './days'
import { useText } from './i18n'
import type { FollowUp } from './model'

interface TalkDialogProps {
  item: FollowUp
  today: string
  onClose: () => void
}

export function TalkDialog({ item, today, onClose }: TalkDialogProps) {
  const t = useText()
  const shell = useT()
  const id = useId()
  const [talk, set_talk] = useState<Talk<Channel>>(() => blank_talk('phone'))
  const [next, set_next] = useState<string | null>(add_days(today, 7))
  const write = useTalk(item, onClose)
  return (
    <FormDialog
      title={t('talk_title', { name: item.short_name || item.name })}
      action={shell('action.save')}
      busy={write.isPending}
      ready={!!talk.words.trim()}
      error={write.error}
      onClose={onClose}
      onSend={() => {
        write.mutate({ ...sent_talk(talk), next_contact_on: next })
      }}
    >
      <TalkFields
        channels={talk_channels}
        words_label={t('words')}
        talk={talk}
        onChange={set_talk}
      />
      <label htmlFor={id}>{t('next')}</label>
      <div className="row row-wrap">
        <DateField id={id} min={today} value={next} onChange={set_next} />
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
    </FormDialog>
  )
}
