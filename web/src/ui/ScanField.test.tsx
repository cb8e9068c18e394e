import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { ScanField, type Scanned } from './ScanField'

it('takes_the_same_code_twice_while_the_first_is_on_its_way', async () => {
  const answers: ((said: Scanned) => void)[] = []
  const scan = vi.fn((code: string) => {
    expect(code).toBe('P1')
    return new Promise<Scanned>((resolve) => answers.push(resolve))
  })
  render(<ScanField label="扫描" hint="一次一件" onScan={scan} />)
  const field = screen.getByLabelText('扫描')
  expect(document.activeElement).toBe(field)
  await userEvent.type(field, ' P1 {Enter}P1{Enter}{Enter}')
  expect(scan).toHaveBeenCalledTimes(1)
  await act(async () => {
    answers[0]?.({ text: 'P1 · 1' })
    await Promise.resolve()
  })
  expect(screen.getByRole('status').textContent).toBe('P1 · 1')
  expect(scan).toHaveBeenCalledTimes(2)
})

it('says_loudly_what_was_in_vain_and_goes_on_after_a_fault', async () => {
  const scan = vi
    .fn<(code: string) => Promise<Scanned>>()
    .mockRejectedValueOnce(new Error('没有网络'))
    .mockResolvedValueOnce({ text: '不在这张单里', in_vain: true })
  render(<ScanField label="扫描" onScan={scan} />)
  await userEvent.type(screen.getByLabelText('扫描'), 'X{Enter}')
  expect((await screen.findByRole('alert')).textContent).toBe('没有网络')
  await userEvent.type(screen.getByLabelText('扫描'), 'Y{Enter}')
  expect((await screen.findByText('不在这张单里')).getAttribute('role')).toBe('alert')
})
