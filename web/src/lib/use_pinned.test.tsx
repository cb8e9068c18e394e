import { act, renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ApiProblem } from './api'
import { usePinned } from './use_pinned'

interface Row {
  id: string
  version: number
}

const at = (version: number): Row => ({ id: '7', version })
const stale = (current?: Row) =>
  new ApiProblem({ status: 409, detail: 'changed', current: current as never })

function opened(record: Row, open = true) {
  return renderHook(
    (props: { record: Row; open: boolean }) => usePinned(props.record, props.open),
    {
      initialProps: { record, open },
    },
  )
}

test('a window keeps the record it was opened with', () => {
  const { result, rerender } = opened(at(1))
  rerender({ record: at(2), open: true })
  expect(result.current[0].version).toBe(1)
})

test('a window that is opened again starts from the record as it is then', () => {
  const { result, rerender } = opened(at(1), false)
  rerender({ record: at(2), open: false })
  expect(result.current[0].version).toBe(2)
  rerender({ record: at(3), open: true })
  expect(result.current[0].version).toBe(3)
  rerender({ record: at(4), open: true })
  expect(result.current[0].version).toBe(3)
  rerender({ record: at(5), open: false })
  rerender({ record: at(5), open: true })
  expect(result.current[0].version).toBe(5)
})

test('after a refusal it stands on what the refusal showed, and on no other refusal', () => {
  const { result } = opened(at(1))
  act(() => {
    result.current[1](stale())
    result.current[1](new ApiProblem({ status: 422, detail: 'bad' }))
    result.current[1](new Error('offline'))
  })
  expect(result.current[0].version).toBe(1)
  act(() => {
    result.current[1](stale(at(4)))
  })
  expect(result.current[0].version).toBe(4)
})
