import { describe, expect, it } from 'vitest'
import { blank_talk } from '@/ui/TalkFields'
import { expected } from './conversations'
import { question_of, type Happening } from './model'
import { short_phone } from './phone'
import { link_of, look_of, title_key, without_echoes } from './story'

const item = (more: Partial<Happening>): Happening => ({
  ...expected({ ...blank_talk('phone'), words: 'x', next_contact_on: null }, '沈晓雯', 1),
  ...more,
})

describe('what a form asks the duplicate check', () => {
  it('waits until a value can be told apart', () => {
    expect(question_of({ name: '精', phone: '138001380' })).toBeNull()
    expect(question_of({ name: '精工', phone: '138001380' })).toEqual({ name: '精工' })
    expect(question_of({ email: 'a@b' })).toBeNull()
    expect(question_of({ credit_code: '91330100' })).toBeNull()
  })
  it('takes phones as people write them', () => {
    for (const phone of ['138 0013 8000', '+86 13800138000', '0571-88886666', '４００-800-8888'])
      expect(question_of({ phone })).toEqual({ phone })
  })
  it('does not take a person by their name, nor the record itself for its own double', () => {
    expect(question_of({ kind: 'person', name: '张伟' })).toBeNull()
    expect(question_of({ name: '精工机械' }, '7')).toEqual({ name: '精工机械', except_id: '7' })
  })
})

describe('the timeline', () => {
  it('gives every kind of event a look, also kinds it has never heard of', () => {
    const unknown = item({ kind: 'voyage.begun', channel: '' })
    expect(look_of(unknown).icon).toBeDefined()
    expect(look_of(item({ kind: 'order.split', channel: '' })).tone).toBe('act')
    expect(look_of(item({ channel: 'visit' })).icon).not.toBe(look_of(unknown).icon)
  })
  it('names conversations by their channel and leaves other names to the server', () => {
    expect(title_key(item({ channel: 'wechat' }))).toBe('talk_wechat')
    expect(title_key(item({ kind: 'order.created', channel: '' }))).toBeNull()
  })
  it('links orders only', () => {
    expect(link_of(item({ entity: 'order', entity_id: '9' }))).toBe('/orders/9')
    expect(link_of(item({ entity: 'inquiry', entity_id: '9' }))).toBe('/inquiries/9')
    expect(link_of(item({}))).toBeNull()
  })
  it('does not tell of a withdrawal beside what was withdrawn', () => {
    const told = item({ entity_id: '5', withdrawn: true })
    const echo = item({ kind: 'interaction.withdrawn', entity_id: '5' })
    const alone = item({ kind: 'interaction.withdrawn', entity_id: '6' })
    expect(without_echoes([echo, told, alone])).toEqual([told, alone])
  })
  it('tells of an order once when it was entered and confirmed in one step', () => {
    const at = { entity: 'order', entity_id: '9', at: 5, channel: '' }
    const confirmed = item({ ...at, kind: 'order.confirmed' })
    const created = item({ ...at, kind: 'order.created' })
    const earlier = item({ ...at, kind: 'order.created', entity_id: '8' })
    expect(without_echoes([confirmed, created, earlier])).toEqual([confirmed, earlier])
  })
})

describe('phones', () => {
  it('are grouped when they are Chinese mobiles and left alone otherwise', () => {
    expect(short_phone('+8613800138000')).toBe('138 0013 8000')
    expect(short_phone('+86****8000')).toBe('+86****8000')
    expect(short_phone('+8651285335318')).toBe('0512-85335318')
    expect(short_phone('+862186815022')).toBe('021-86815022')
    expect(short_phone('+861065551234')).toBe('010-65551234')
    expect(short_phone('+442079460958')).toBe('+442079460958')
  })
})
