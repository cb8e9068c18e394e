import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DateField } from './DateField'

const given = vi.fn()

function Entry({ start = null, min }: { start?: string | null; min?: string }) {
  const [value, set_value] = useState<string | null>(start)
  return (
    <QueryClientProvider client={new QueryClient()}>
      <DateField
        id="day"
        label="day"
        min={min}
        value={value}
        onChange={(next) => {
          given(next)
          set_value(next)
        }}
      />
    </QueryClientProvider>
  )
}

const box = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'day' })

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-25T08:00:00Z'), shouldAdvanceTime: true })
})

afterEach(() => {
  vi.useRealTimers()
  given.mockClear()
})

describe('DateField', () => {
  it('takes_a_day_as_it_is_typed_and_shows_it_whole', async () => {
    render(<Entry />)
    await userEvent.type(box(), '12-1')
    expect(given).toHaveBeenLastCalledWith('2026-12-01')
    await userEvent.tab()
    expect(box().value).toBe('2026-12-01')
    await userEvent.clear(box())
    await userEvent.type(box(), '+3')
    expect(given).toHaveBeenLastCalledWith('2026-11-28')
  })
  it('gives_on_what_it_cannot_read_and_marks_it', async () => {
    render(<Entry />)
    await userEvent.type(box(), '2026-02-30')
    expect(given).toHaveBeenLastCalledWith('2026-02-30')
    await userEvent.tab()
    expect(box().value).toBe('2026-02-30')
    expect(box().getAttribute('aria-invalid')).toBe('true')
  })
  it('moves_through_the_calendar_by_keys', async () => {
    render(<Entry start="2026-11-28" />)
    box().focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowLeft}{PageDown}')
    expect(screen.getByRole('gridcell', { name: '2027-01-04' })).toBeTruthy()
    await userEvent.keyboard('{Enter}')
    expect(given).toHaveBeenLastCalledWith('2027-01-04')
    expect(screen.queryByRole('grid')).toBeNull()
    expect(document.activeElement).toBe(box())
  })
  it('never_takes_a_day_outside_its_limits_from_the_calendar', async () => {
    render(<Entry min="2026-11-25" />)
    await userEvent.click(box())
    await userEvent.click(screen.getByRole('gridcell', { name: '2026-11-24' }))
    expect(given).not.toHaveBeenCalled()
    await userEvent.click(screen.getByRole('gridcell', { name: '2026-11-26' }))
    expect(given).toHaveBeenLastCalledWith('2026-11-26')
    await userEvent.keyboard('{ArrowDown}{Escape}')
    expect(screen.queryByRole('grid')).toBeNull()
  })
})
