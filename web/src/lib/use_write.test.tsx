// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { useWrite } from './use_write'

test('a double click is sent once, the same again after the answer is sent again', async () => {
  const answers: (() => void)[] = []
  const done: string[] = []
  const send = (input: string) =>
    new Promise<string>((answer) => {
      answers.push(() => {
        answer(input)
      })
    })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
  )
  const { result } = renderHook(
    () => useWrite<string, string>({ send, entities: [], onDone: (out) => done.push(out) }),
    { wrapper },
  )
  await act(async () => {
    result.current.mutate('a')
    result.current.mutate('a')
    result.current.mutate('b')
    await Promise.resolve()
  })
  expect(answers).toHaveLength(2)
  await act(async () => {
    answers.forEach((answer) => {
      answer()
    })
    await new Promise((rest) => setTimeout(rest, 0))
  })
  expect(done.toSorted()).toEqual(['a', 'b'])
  await act(async () => {
    result.current.mutate('a')
    await new Promise((rest) => setTimeout(rest, 0))
  })
  expect(answers).toHaveLength(3)
})
