// Inquiries and needs on the wire, what may be asked of them, and what is done with one. Draws
// nothing.
import { useQuery } from '@tanstack/react-query'
import { api, type ApiProblem } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import type { ContactChannel } from '@/lib/channels'
import type { ListQuery } from '@/lib/use_list'
import { useWrite } from '@/lib/use_write'

export type State = 'open' | 'responded' | 'qualified' | 'won' | 'lost' | 'invalid'

export const lost_reasons = [
  'price',
  'competitor',
  'delivery',
  'no_fit',
  'no_reply',
  'postponed',
  'other',
] as const
export const invalid_reasons = ['unreachable', 'spam', 'duplicate', 'not_for_us', 'other'] as const

export interface Inquiry extends Row {
  version: number
  channel: ContactChannel
  source: string
  customer_id: string | null
  customer_name: string
  name: string
  contact_name: string
  phone: string
  wechat: string
  email: string
  product_id: string | null
  product_name: string
  interest: string
  words: string
  owner_id: string | null
  owner_name: string
  received_at: number
  target_minutes: number
  warn_at: number
  due_at: number
  warned: boolean
  breached: boolean
  /** Percent; 0: there is nothing to learn from yet. */
  likelihood: number
  first_responded_at: number
  taken_minutes: number
  state: State
  lost_reason: string
  invalid_reason: string
  outcome_words: string
  closed_at: number
  order_id: string | null
  contact_masked: boolean
  actions: string[]
}

export const moods = ['unknown', 'pleased', 'calm', 'hesitant', 'impatient', 'upset'] as const
export type Mood = (typeof moods)[number]

export interface Answered {
  question: string
  answer: string
}

export interface Need extends Row {
  version: number
  customer_id: string | null
  inquiry_id: string | null
  root_id: string
  revision_no: number
  author_name: string
  answers: Answered[]
  words: string
  mood: Mood
  read_back: string
  state: 'draft' | 'confirmed' | 'replaced'
  confirmed_by: string
  confirmed_how: ContactChannel
  confirmed_words: string
  confirmed_at: number
  confirmed_to_name: string
  created_at: number
  actions: string[]
}

export interface Settings extends Row {
  version: number
  phone_minutes: number
  wechat_minutes: number
  visit_minutes: number
  email_minutes: number
  warn_percent: number
  questions: string[]
}

export const title_of = (inquiry: Inquiry) =>
  inquiry.customer_name || inquiry.name || inquiry.contact_name

export const queues = ['answer', 'inbox', 'working', 'late'] as const
export type Queue = (typeof queues)[number]

/** What the server is asked for, so that a queue is one range of one index. */
export function query_of(queue: Queue, me: string): ListQuery {
  switch (queue) {
    case 'answer':
      return { state: 'open', sort: 'due_at' }
    case 'inbox':
      return { owner_id: '0', state: 'open,responded,qualified', sort: 'due_at' }
    case 'working':
      return { owner_id: me, state: 'responded,qualified', sort: '-received_at' }
    case 'late':
      return { breached: true, state: 'open', sort: 'due_at' }
  }
}

export const entities = ['inquiry', 'customer', 'interaction', 'need']

interface Doing {
  onDone: (inquiry: Inquiry) => void
  onRefused?: (problem: ApiProblem) => void
}

/** A POST to a noun of one inquiry. */
export function useAct<In>(noun: string, doing: Doing) {
  return useWrite<{ id: string; body: In }, Inquiry>({
    send: ({ id, body }, key) => api.post(`/inquiries/${id}/${noun}`, body, { key }),
    entities,
    ...doing,
  })
}

export function useClaim(doing: Doing) {
  return useWrite<{ inquiry_id: string }, Inquiry>({
    send: (body, key) => api.post('/inquiry_claims', body, { key }),
    entities,
    ...doing,
  })
}

/** Back into the inbox. */
export function useRelease(doing: Doing) {
  return useWrite<{ inquiry_id: string; reason: string }, Inquiry>({
    send: (body, key) => api.post('/inquiry_releases', body, { key }),
    entities,
    ...doing,
  })
}

export const settings_key = ['inquiry_settings', 'one']

export function useInquirySettings() {
  return useQuery({
    queryKey: settings_key,
    queryFn: ({ signal }) => api.get<Settings>('/inquiry_settings', { signal }),
  })
}

/** Of an inquiry or of a customer, the newest first. */
export function useNeeds(of: NeedsOf) {
  const path = of.inquiry_id
    ? `/inquiries/${of.inquiry_id}/needs`
    : `/customers/${of.customer_id ?? ''}/needs`
  return useQuery({
    queryKey: ['need', 'of', path],
    queryFn: ({ signal }) => api.get<{ items: Need[] }>(path, { signal }),
  })
}

export interface NeedsOf {
  customer_id?: string
  inquiry_id?: string
}

export interface NeedDraft {
  answers: Answered[]
  words: string
  mood: Mood
  read_back: string
}

/** Without the questions nobody answered: they are asked again, not kept. */
export function sent_draft(draft: NeedDraft): NeedDraft {
  return {
    ...draft,
    answers: draft.answers.filter((one) => one.question.trim() && one.answer.trim()),
  }
}

export const says_something = (draft: NeedDraft) =>
  !!draft.words.trim() || !!draft.read_back.trim() || sent_draft(draft).answers.length > 0

/** The questions of the organisation, with what was answered; and others that were asked. */
export function answers_for(questions: string[], answered: Answered[]): Answered[] {
  const asked = questions.map(
    (question) => answered.find((one) => one.question === question) ?? { question, answer: '' },
  )
  return [...asked, ...answered.filter((one) => !questions.includes(one.question))]
}

/** A read-back to start from: what was said, in one text that can be read to the customer. */
export function read_back_of(draft: NeedDraft, opening: string): string {
  const said = sent_draft(draft).answers.map((one) => `${one.question} ${one.answer}`)
  return [opening, ...said].join('\n')
}

export interface Person extends Row {
  name: string
  team_name: string
}

const people_limit = 200

export function useColleagues(on: boolean) {
  return useQuery({
    queryKey: ['user', 'colleagues'],
    queryFn: ({ signal }) =>
      api.get<ListOf<Person>>('/users', {
        query: { state: 'active', limit: people_limit },
        signal,
      }),
    enabled: on,
  })
}
