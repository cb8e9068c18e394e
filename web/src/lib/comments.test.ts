import { describe, expect, it } from 'vitest'
import { mention_at, mentioned, pieces_of, with_mention } from './comments'

const zhang = { id: '1', name: '张三' }
const feng = { id: '2', name: '张三丰' }

describe('comments', () => {
  it('somebody_is_looked_for_after_an_at_up_to_the_caret', () => {
    expect(mention_at('请看 @zs', 6)).toEqual({ from: 3, q: 'zs' })
    expect(mention_at('请看@', 3)).toEqual({ from: 2, q: '' })
    expect(mention_at('@张 三', 2)).toEqual({ from: 0, q: '张' })
    expect(mention_at('@张 三', 4)).toBeNull()
    expect(mention_at('a@b.cn', 6)).toBeNull()
    expect(mention_at('请看', 2)).toBeNull()
  })

  it('whoever_is_chosen_stands_where_one_typed_and_the_caret_after_them', () => {
    const draft = { words: '请 @zs 看', people: [] }
    const next = with_mention(draft, 2, 5, zhang)
    expect(next.draft).toEqual({ words: '请 @张三 看', people: [zhang] })
    expect(next.caret).toBe(6)
    expect(with_mention(next.draft, 6, 6, zhang).draft.people).toEqual([zhang])
  })

  it('who_was_deleted_from_the_words_is_mentioned_no_longer', () => {
    expect(mentioned({ words: '@张三 看', people: [zhang, { id: '3', name: '李四' }] })).toEqual([
      '1',
    ])
  })

  it('the_longer_name_stands_out_whole', () => {
    expect(pieces_of('请@张三丰和@张三', [zhang, feng])).toEqual([
      { at: 0, text: '请', mention: false },
      { at: 1, text: '@张三丰', mention: true },
      { at: 5, text: '和', mention: false },
      { at: 6, text: '@张三', mention: true },
    ])
    expect(pieces_of('@张三', [])).toEqual([{ at: 0, text: '@张三', mention: false }])
  })
})
