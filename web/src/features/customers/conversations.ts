// Writing a conversation down and taking it back: shown at once, rolled back when refused.
import { useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import { useT } from '@/i18n'
import { api } from '@/lib/api'
import { useSending } from '@/lib/attachments'
import { server_now } from '@/lib/clock'
import type { NoteBody } from '@/lib/offline/notes'
import { send_note, type Outcome } from '@/lib/offline/sender'
import { useUser } from '@/lib/session'
import { useWrite } from '@/lib/use_write'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { timeline_key, type Happening, type TimelineGroup, type TimelinePage } from './model'

export type Conversation = NoteBody
/** What is written down, and the files that go with it once it has arrived. */
export interface Talk {
  body: Conversation
  files: File[]
}

const entities = ['customer', 'interaction']
type Pages = InfiniteData<TimelinePage, number>

/** An event that has not happened yet: negative numbers never come from the server. */
export function expected(input: Conversation, who: string, at: number): Happening {
  return {
    ...{ seq: -at, kind: 'interaction.recorded', group: 'talk', entity: 'interaction', at },
    ...{ entity_id: '', actor_name: who, path: 'screen', number: '', order_number: '' },
    ...{ amount_minor: null, channel: input.channel, words: input.words, changes: [] },
    ...{ from_customer: input.from_customer, wrong_number: input.wrong_number ?? false },
    spoke_with: input.spoke_with ?? '',
    ...{ happened_at: at, situation: '', due_on: '' },
    ...{ stage: '', from_stage: '' },
    ...{ withdrawn: false, can_withdraw: false },
  }
}

function put_first(client: QueryClient, key: readonly unknown[], item: Happening): () => void {
  const before = client.getQueryData<Pages>(key)
  client.setQueryData<Pages>(key, (now) => {
    const [first, ...rest] = now?.pages ?? []
    if (!now || !first) return now
    return { ...now, pages: [{ ...first, items: [item, ...first.items] }, ...rest] }
  })
  return () => {
    client.setQueryData(key, before)
  }
}

export function useWithdraw(customer_id: string): (interaction_id: string) => void {
  const t = useText()
  const shell = useT()
  const client = useQueryClient()
  return (interaction_id) => {
    api
      .post(`/interactions/${interaction_id}/withdrawal`)
      .then(() => {
        toast.done(t('withdrawn'))
        void client.invalidateQueries({ queryKey: ['customer', 'record', customer_id] })
        void client.invalidateQueries({ queryKey: ['live', 'timeline', customer_id] })
      })
      .catch((error: unknown) => {
        toast.error(shell('state.failed'), error)
      })
  }
}

interface RecordOptions {
  customer: { id: string; name: string }
  onSent: () => void
  onRefused: (input: Talk) => void
}

export function useConversation({ customer, onSent, onRefused }: RecordOptions) {
  const { id: customer_id, name: customer_name } = customer
  const t = useText()
  const shell = useT()
  const user = useUser()
  const withdraw = useWithdraw(customer_id)
  const { send_files } = useSending()
  return useWrite<Talk, Outcome>({
    send: ({ body }, id) => send_note({ id, customer_id, customer_name, body }),
    entities,
    optimistic: (client, { body }) => {
      onSent()
      const item = expected(body, user.name, server_now())
      const groups: TimelineGroup[] = ['all', 'talk']
      const undo = groups.map((group) => put_first(client, timeline_key(customer_id, group), item))
      return () => {
        undo.forEach((one) => {
          one()
        })
      }
    },
    onDone: (outcome, { files }) => {
      const made = outcome.kind === 'sent' ? outcome.row : null
      if (made && files.length) {
        const shown_at = { entity: 'customer', record_id: customer_id }
        send_files({ entity: 'interaction', record_id: made.id }, files, shown_at)
      }
      if (outcome.kind === 'waiting' && files.length) toast.error(shell('files.not_kept'), null)
      if (outcome.kind === 'waiting') toast.done(shell('offline.was_kept'))
      else if (!made) toast.done(t('recorded'))
      else {
        toast.done(t('recorded'), () => {
          withdraw(made.id)
          return Promise.resolve()
        })
      }
    },
    onRefused: (problem, input) => {
      onRefused(input)
      toast.error(shell('state.failed'), problem)
    },
  })
}
