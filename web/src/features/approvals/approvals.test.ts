import { describe, expect, it } from 'vitest'
import { is_old, place_of, tasks_of, type Approval, type Task } from './model'

const task = (id: string, step_no: number, round: number): Task => ({
  id,
  step_no,
  round,
  user_id: '1',
  user_name: '邵文哲',
  from_name: '',
  added: 'no',
  state: 'done',
  decision: 'approved',
  words: '',
  due_at: 0,
  decided_at: 0,
})

describe('approvals', () => {
  it('shows the tasks of a step with those of earlier rounds last, and marks them', () => {
    const tasks = [task('a', 1, 1), task('b', 2, 1), task('c', 1, 2)]
    const approval = { tasks } as Approval
    expect(tasks_of(approval, 1).map((one) => one.id)).toEqual(['c', 'a'])
    expect(tasks.map((one) => is_old(approval, one))).toEqual([true, false, false])
  })

  it('puts what the server refused at the box it is about', () => {
    expect(place_of('policies.1.percent')).toBe('1.percent')
    expect(place_of('policies.1.steps.0.people.2')).toBe('1.steps.0.people')
    expect(place_of('policies.1.steps')).toBe('1.steps')
  })
})
