import { describe, expect, it } from 'vitest'
import {
  answers_for,
  query_of,
  read_back_of,
  says_something,
  sent_draft,
  type NeedDraft,
} from './model'

const draft = (part: Partial<NeedDraft> = {}): NeedDraft => ({
  answers: [],
  words: '',
  mood: 'unknown',
  read_back: '',
  ...part,
})

describe('a queue', () => {
  it('asks for one range of one index', () => {
    expect(query_of('answer', '7')).toEqual({ state: 'open', sort: 'due_at' })
    expect(query_of('inbox', '7')).toMatchObject({ owner_id: '0' })
    expect(query_of('working', '7')).toMatchObject({ owner_id: '7', state: 'responded,qualified' })
    expect(query_of('late', '7')).toMatchObject({ breached: true, state: 'open' })
  })
})

describe('a need', () => {
  it('shows the usual questions with what was answered, and others that were asked', () => {
    const answered = [
      { question: '预算？', answer: '两万' },
      { question: '谁决定？', answer: '王总' },
    ]
    expect(answers_for(['用在哪里？', '预算？'], answered)).toEqual([
      { question: '用在哪里？', answer: '' },
      { question: '预算？', answer: '两万' },
      { question: '谁决定？', answer: '王总' },
    ])
  })

  it('keeps only what was answered', () => {
    const answers = [
      { question: '用在哪里？', answer: ' ' },
      { question: '预算？', answer: '两万' },
    ]
    expect(sent_draft(draft({ answers })).answers).toEqual([{ question: '预算？', answer: '两万' }])
  })

  it('is saved once it says something', () => {
    expect(says_something(draft())).toBe(false)
    expect(says_something(draft({ answers: [{ question: '预算？', answer: '' }] }))).toBe(false)
    expect(says_something(draft({ answers: [{ question: '预算？', answer: '两万' }] }))).toBe(true)
    expect(says_something(draft({ words: '急' }))).toBe(true)
  })

  it('drafts the read-back from the answers', () => {
    const answers = [
      { question: '预算？', answer: '两万' },
      { question: '谁决定？', answer: '' },
    ]
    expect(read_back_of(draft({ answers }), '确认一下：')).toBe('确认一下：\n预算？ 两万')
  })
})
