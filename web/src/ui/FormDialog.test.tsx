import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { ApiProblem } from '@/lib/api'
import { Choices } from './Choices'
import { FormDialog } from './FormDialog'

function draw(more: { ready?: boolean; busy?: boolean; error?: unknown } = {}) {
  const send = vi.fn()
  render(
    <FormDialog
      title="改期"
      action="保存"
      busy={more.busy ?? false}
      ready={more.ready ?? true}
      error={more.error}
      onSend={send}
      onClose={vi.fn()}
    >
      <input aria-label="日期" />
      <textarea aria-label="原因" />
    </FormDialog>,
  )
  return { send, box: screen.getByLabelText('原因') }
}

it('sends_by_ctrl_enter_but_not_while_an_input_method_composes', () => {
  const { send, box } = draw()
  fireEvent.keyDown(box, { key: 'Enter' })
  fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true, isComposing: true })
  expect(send).not.toHaveBeenCalled()
  fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true })
  expect(send).toHaveBeenCalledOnce()
})

it('goes_on_by_enter_to_the_next_box_and_never_sends_by_it', async () => {
  const { send, box } = draw()
  await userEvent.type(screen.getByLabelText('日期'), '+1{Enter}')
  expect(document.activeElement).toBe(box)
  expect(send).not.toHaveBeenCalled()
})

it('does_not_send_what_is_not_ready_or_on_its_way', () => {
  const first = draw({ ready: false })
  fireEvent.keyDown(first.box, { key: 'Enter', ctrlKey: true })
  expect(first.send).not.toHaveBeenCalled()
})

it('does_not_send_twice', () => {
  const { send, box } = draw({ busy: true })
  fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true })
  expect(send).not.toHaveBeenCalled()
})

it('shows_every_reason_of_a_refusal', () => {
  const fields = ['时间不能早于今天', '请填写原因'].map((message) => ({
    path: '',
    code: '',
    message,
  }))
  draw({ error: new ApiProblem({ status: 422, fields }) })
  expect(screen.getByRole('alert').textContent).toBe('时间不能早于今天 请填写原因')
})

it('offers_choices_as_a_group_of_which_one_is_on', async () => {
  const choose = vi.fn()
  render(
    <Choices
      label="方式"
      options={['phone', 'visit'] as const}
      value="phone"
      text={(one) => one}
      onChange={choose}
    />,
  )
  expect(screen.getByRole('button', { name: 'phone', pressed: true })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'visit', pressed: false }))
  expect(choose).toHaveBeenCalledWith('visit')
})
