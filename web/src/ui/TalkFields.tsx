// How one talked with a customer and what was said: the fields of every small form that writes a
// conversation down or plans one.
import { useId } from 'react'
import type { Channel } from '@/lib/channels'
import { useMeta } from '@/lib/meta'
import { Choices } from './Choices'
import './form.css'

export const words_limit = 2000

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

interface WrongNumberProps {
  value: boolean
  onChange: (wrong_number: boolean) => void
}

/** A call: the customer's number is out of service, or somebody else's. */
export function WrongNumber({ value, onChange }: WrongNumberProps) {
  const meta = useMeta('interaction')
  return (
    <label className="check-line">
      <input
        type="checkbox"
        checked={value}
        onChange={(event) => {
          onChange(event.target.checked)
        }}
      />
      {meta.label('wrong_number')}
    </label>
  )
}

interface FromCustomerProps {
  value: boolean
  onChange: (from_customer: boolean) => void
}

/** Whether the customer began it: an inquiry, which counts for the intent score. */
export function FromCustomer({ value, onChange }: FromCustomerProps) {
  const meta = useMeta('interaction')
  return (
    <label className="check-line">
      <input
        type="checkbox"
        checked={value}
        onChange={(event) => {
          onChange(event.target.checked)
        }}
      />
      {meta.label('from_customer')}
    </label>
  )
}

export interface Talk<T extends Channel> {
  channel: T
  words: string
  from_customer: boolean
}

export function blank_talk<T extends Channel>(channel: T): Talk<T> {
  return { channel, words: '', from_customer: false }
}

/** As it is sent: a note is no contact, so nobody began it. */
export function sent_talk<T extends Channel>(talk: Talk<T>): Talk<T> {
  return { ...talk, from_customer: talk.from_customer && talk.channel !== 'note' }
}

interface TalkFieldsProps<T extends Channel> {
  channels: readonly T[]
  words_label: string
  talk: Talk<T>
  /** False where nobody was reached, so that nobody can have begun it. */
  reached?: boolean
  onChange: (talk: Talk<T>) => void
}

export function TalkFields<T extends Channel>(props: TalkFieldsProps<T>) {
  const { channels, words_label, talk, reached = true, onChange } = props
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
      {reached && talk.channel !== 'note' ? (
        <FromCustomer
          value={talk.from_customer}
          onChange={(from_customer) => {
            onChange({ ...talk, from_customer })
          }}
        />
      ) : null}
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
