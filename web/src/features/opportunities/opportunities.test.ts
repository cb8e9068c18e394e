import type { InfiniteData } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import type { ListOf } from '@/lib/api_types'
import { finding_of } from './findings'
import {
  action_into,
  as_before,
  list_path,
  may_enter,
  neighbour,
  query_of_column,
  with_moved,
  with_moved_sum,
  type Board,
  type MonthForecast,
  type Opportunity,
  type Stage,
} from './model'
import { names_in } from './names'
import { way_of } from './way'

const card = (id: string, stage: Stage = 'discovery') =>
  ({
    id,
    stage,
    version: 3,
    amount_minor: 100,
    stage_days: 4,
    next_step: '发报价',
    next_step_on: '2026-11-20',
    actions: ['edit', 'win', 'lose', 'to_proposal'],
  }) as unknown as Opportunity

const pages = (...ids: string[]): InfiniteData<ListOf<Opportunity>> => ({
  pages: [{ items: ids.map((id) => card(id)) }, { items: [card('z')] }],
  pageParams: [],
})
const ids_of = (data: InfiniteData<ListOf<Opportunity>>) =>
  data.pages.map((page) => page.items.map((one) => one.id))

describe('a move', () => {
  it('leaves its column and stands on top of the other one, in its new stage', () => {
    const move = { card: card('b'), to: 'proposal' as const }
    expect(ids_of(with_moved(pages('a', 'b'), 'discovery', move))).toEqual([['a'], ['z']])
    const into = with_moved(pages('c'), 'proposal', move)
    expect(ids_of(into)).toEqual([['b', 'c'], ['z']])
    expect(into.pages[0]?.items[0]).toMatchObject({ stage: 'proposal', stage_days: 0 })
  })
  it('takes its amount along', () => {
    const sum = (stage: Stage, count: number) => ({
      stage,
      probability_percent: 10,
      opportunity_count: count,
      amount_minor: count * 100,
      weighted_minor: 0,
    })
    const board: Board = {
      closed_from: '2026-11-01',
      stages: [sum('discovery', 2), sum('proposal', 1), sum('won', 1)],
    }
    const after = with_moved_sum(board, { card: card('b'), to: 'proposal' })
    expect(after.stages.map((one) => [one.opportunity_count, one.amount_minor])).toEqual([
      [1, 100],
      [2, 200],
      [1, 100],
    ])
  })
  it('goes only where the server lets it', () => {
    expect(may_enter(card('a'), 'proposal')).toBe(true)
    expect(may_enter(card('a'), 'quotation')).toBe(false)
    expect(may_enter(card('a'), 'discovery')).toBe(false)
    expect(may_enter(card('a'), 'lost')).toBe(true)
    const lost = { ...card('a', 'lost'), actions: ['reopen'] }
    expect(may_enter(lost, 'proposal')).toBe(true)
    expect(may_enter(lost, 'won')).toBe(false)
    expect(action_into('quotation', 'won')).toBe('win')
    expect([neighbour('negotiation', 1), neighbour('discovery', -1)]).toEqual(['won', undefined])
  })
  it('that ended is taken back with a step that is not in the past', () => {
    const back = as_before({ ...card('a', 'won'), version: 4 }, card('a'), '2026-11-24')
    expect(back).toMatchObject({ next_step: '发报价', next_step_on: '2026-11-24' })
    expect(back.one.version).toBe(4)
  })
})

describe('questions', () => {
  it('of a column are one range: open ones by their day, closed ones of this month', () => {
    expect(query_of_column('proposal', '2026-11-01', '')).toEqual({
      stage: 'proposal',
      sort: 'expected_close_on',
      owner_id: undefined,
    })
    expect(query_of_column('won', '2026-11-01', '7')).toEqual({
      stage: 'won',
      sort: '-closed_on',
      closed_on_from: '2026-11-01',
      owner_id: '7',
    })
  })
  it('behind a number leave out what is not asked', () => {
    expect(list_path({ open: 'true', owner_id: '', expected_close_on_to: null })).toBe(
      '/opportunities/list?view=all&open=true',
    )
  })
})

describe('the forecast', () => {
  const month = (weighted_minor: number) => ({ weighted_minor }) as MonthForecast
  const none = { opportunity_count: 0, amount_minor: 0, weighted_minor: 0 }
  it('names the month that stands out, with its share', () => {
    const months = [month(100), month(300), month(0), month(100)]
    expect(finding_of({ months, overdue: none })).toEqual({
      kind: 'month',
      sum: 500,
      at: 1,
      share: 0.6,
    })
  })
  it('says when no month does, when nothing is open and when all of it is late', () => {
    expect(finding_of({ months: [month(100), month(110)], overdue: none }).kind).toBe('flat')
    expect(finding_of({ months: [month(0)], overdue: none }).kind).toBe('none')
    const overdue = { ...none, opportunity_count: 2, amount_minor: 900 }
    expect(finding_of({ months: [month(0)], overdue })).toEqual({ kind: 'late', sum: 900 })
  })
})

describe('the way it came', () => {
  it('is told newest first and says how far a day moved', () => {
    const way = way_of(
      {
        first_expected_close_on: '2026-12-01',
        stages: [
          {
            id: 's',
            from_stage: 'discovery',
            to_stage: 'proposal',
            at: 20,
            actor_name: '文',
            working_days: 3,
          },
        ],
        dates: [
          { id: 'd', before_on: '2026-12-01', after_on: '2026-12-15', at: 30, actor_name: '文' },
        ],
      },
      10,
    )
    expect(way.map((one) => one.kind)).toEqual(['day', 'stage', 'began'])
    expect(way[0]).toMatchObject({ days: 14 })
  })
})

describe('names', () => {
  it('are separated as people do it, each once', () => {
    expect(names_in('甲公司，乙 公司、甲公司;  ')).toEqual(['甲公司', '乙 公司'])
    expect(names_in(' ')).toEqual([])
  })
})
