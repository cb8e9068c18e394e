import { QueryClient } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { take_row } from '@/lib/use_list'
import { list_key } from '@/lib/use_write'
import { useQueueKeys } from './queue_keys'
import { useQueueSelection } from './queue_selection'
import { Toasts } from './Toasts'
import { toast } from './toast_store'

function Queue(acts: { e: (index: number) => void; u: () => void }) {
  const at = useQueueKeys(3, true, () => undefined, { e: acts.e }, { u: acts.u })
  return <output>{at}</output>
}

it('lets_letters_of_a_row_wait_for_a_row_but_not_those_of_the_page', () => {
  const acts = { e: vi.fn(), u: vi.fn() }
  render(<Queue {...acts} />)
  fireEvent.keyDown(document.body, { key: 'e' })
  fireEvent.keyDown(document.body, { key: 'u' })
  expect(acts.e).not.toHaveBeenCalled()
  expect(acts.u).toHaveBeenCalledOnce()
  fireEvent.keyDown(document.body, { key: 'j' })
  fireEvent.keyDown(document.body, { key: 'e' })
  expect(acts.e).toHaveBeenCalledWith(0)
})

function Choosing({ ids }: { ids: string[] }) {
  const selection = useQueueSelection(ids)
  const x = (index: number) => {
    selection.toggle(ids[index] ?? '')
  }
  useQueueKeys(
    ids.length,
    true,
    () => undefined,
    { x },
    { Escape: selection.clear },
    selection.add_between,
  )
  return <output>{selection.chosen.join()}</output>
}

it('chooses_rows_by_x_and_by_shift_with_arrows_and_forgets_those_that_left', () => {
  const { rerender } = render(<Choosing ids={['1', '2', '3']} />)
  const chosen = () => screen.getByRole('status').textContent
  fireEvent.keyDown(document.body, { key: 'j' })
  fireEvent.keyDown(document.body, { key: 'x' })
  expect(chosen()).toBe('1')
  fireEvent.keyDown(document.body, { key: 'ArrowDown', shiftKey: true })
  fireEvent.keyDown(document.body, { key: 'J', shiftKey: true })
  expect(chosen()).toBe('1,2,3')
  fireEvent.keyDown(document.body, { key: 'x' })
  expect(chosen()).toBe('1,2')
  rerender(<Choosing ids={['2', '3']} />)
  expect(chosen()).toBe('2')
  fireEvent.keyDown(document.body, { key: 'Escape' })
  expect(chosen()).toBe('')
})

it('takes_a_row_out_of_every_list_of_its_entity_and_puts_it_back', () => {
  const client = new QueryClient()
  const [open, other] = [list_key('pair', { state: 'open' }), list_key('order', {})]
  const pages = { pages: [{ items: [{ id: '1' }, { id: '2' }] }], pageParams: [undefined] }
  client.setQueryData(open, pages)
  client.setQueryData(other, pages)
  const back = take_row(client, 'pair', '1')
  expect(client.getQueryData(open)).toEqual({ ...pages, pages: [{ items: [{ id: '2' }] }] })
  expect(client.getQueryData(other)).toBe(pages)
  back()
  expect(client.getQueryData(open)).toEqual(pages)
})

it('says_once_that_something_was_undone', async () => {
  render(<Toasts />)
  toast.done('已合并', () => {
    toast.done('合并已撤销')
    return Promise.resolve()
  })
  await userEvent.click(await screen.findByRole('button', { name: '撤销' }))
  expect(await screen.findByText('合并已撤销')).toBeTruthy()
  expect(screen.queryByText('已撤销')).toBeNull()
})
