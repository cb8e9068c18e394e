import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { talk_channels, type Channel } from '@/lib/channels'
import { blank_talk, sent_talk, TalkFields } from './TalkFields'

function draw(channel: Channel, reached = true) {
  const client = new QueryClient({ defaultOptions: { queries: { enabled: false } } })
  return render(
    <QueryClientProvider client={client}>
      <TalkFields
        channels={talk_channels}
        words_label="说了什么"
        talk={{ ...blank_talk<Channel>(channel), from_customer: true }}
        reached={reached}
        onChange={() => undefined}
      />
    </QueryClientProvider>,
  )
}

it('asks_who_began_a_conversation_but_not_of_a_note_or_of_nobody', () => {
  const first = draw('phone')
  expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(true)
  first.unmount()
  const second = draw('note')
  expect(screen.queryByRole('checkbox')).toBeNull()
  second.unmount()
  draw('phone', false)
  expect(screen.queryByRole('checkbox')).toBeNull()
})

it('sends_a_note_as_begun_by_nobody', () => {
  const talk = { ...blank_talk<Channel>('wechat'), from_customer: true }
  expect(sent_talk(talk).from_customer).toBe(true)
  expect(sent_talk({ ...talk, channel: 'note' }).from_customer).toBe(false)
})
