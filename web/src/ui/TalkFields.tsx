// How one talked with a customer and what was said: the fields of every small form that writes a
// conversation down or plans one.
import { useId } from 'react'
import type { Channel } from '@/lib/channels'
import { useMeta } from '@/lib/meta'
import { Choices } from './Choices'
import './form.css'

const words_limit = 2000

interface ChannelChoiceProps<T extends Channel> {
  options: readonly T[]
  value: T
  onChange: (channel: T) => void
}

export function ChannelChoice<T extends Channel>(props: ChannelChoiceProps<T>) {
  const meta = useMeta('interaction')
  return (
    <Choices {...props} label={meta.label('channel')} text={(one) => meta.option('channel', one)} />
  )
}

export interface Talk<T extends Channel> {
  channel: T
  words: string
}

interface TalkFieldsProps<T extends Channel> {
  channels: readonly T[]
  words_label: string
  talk: Talk<T>
  onChange: (talk: Talk<T>) => void
}

export function TalkFields<T extends Channel>(props: TalkFieldsProps<T>) {
  const { channels, words_label, talk, onChange } = props
  const id = useId()
  return (
    <>
      <ChannelChoice
        options={channels}
        value={talk.channel}
        onChange={(channel) => {
          onChange({ ...talk, channel })
        }}
      />
      <label htmlFor={id}>{words_label}</label>
      <textarea
        id={id}
        data-autofocus
        className="control control-long"
        rows={4}
        maxLength={words_limit}
        value={talk.words}
        onChange={(event) => {
          onChange({ ...talk, words: event.target.value })
        }}
      />
    </>
  )
}
