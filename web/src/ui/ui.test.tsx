import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { ApiProblem } from '@/lib/api'
import { Highlight } from './Highlight'
import { Menu } from './Menu'
import { Money } from './Money'
import { ErrorState } from './States'
import { toast } from './toast_store'
import { Toasts } from './Toasts'

describe('Highlight', () => {
  it('marks_what_the_server_says_and_ignores_nonsense', () => {
    const { container } = render(
      <Highlight
        text="杭州精工商贸"
        spans={[
          [0, 4],
          [2, 5],
          [9, 12],
        ]}
      />,
    )
    expect(container.innerHTML).toBe('<mark>杭州精工</mark>商贸')
  })
})

describe('Money', () => {
  it('shows_a_dash_for_nothing_and_zero_for_zero', () => {
    render(
      <>
        <Money minor={null} /> <Money minor={0} />
      </>,
    )
    expect(screen.getByText('—')).toBeTruthy()
    expect(screen.getByText('¥0')).toBeTruthy()
  })
})

describe('ErrorState', () => {
  it('offers_a_retry_with_the_reference', async () => {
    const retry = vi.fn()
    const problem = new ApiProblem({ status: 500, reference: 'r-9' })
    render(<ErrorState error={problem} onRetry={retry} />)
    expect(screen.getByText('编号 r-9')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '重试' }))
    expect(retry).toHaveBeenCalledOnce()
  })
  it('says_so_when_the_user_may_not_see_it', () => {
    render(<ErrorState error={new ApiProblem({ status: 403 })} />)
    expect(screen.getByText('您没有查看这里的权限')).toBeTruthy()
  })
})

describe('toasts', () => {
  it('undo_runs_on_the_server_and_is_confirmed', async () => {
    const undo = vi.fn(() => Promise.resolve())
    render(<Toasts />)
    toast.done('已完成', undo)
    await userEvent.click(await screen.findByRole('button', { name: '撤销' }))
    expect(undo).toHaveBeenCalledOnce()
    expect(await screen.findByText('已撤销')).toBeTruthy()
  })
  it('an_error_shows_its_reference', async () => {
    render(<Toasts />)
    toast.error('没有保存成功', new ApiProblem({ status: 500, detail: '坏了', reference: 'r-1' }))
    expect(await screen.findByText('编号 r-1')).toBeTruthy()
  })
})

describe('Menu', () => {
  it('arrows_move_enter_chooses_and_the_focus_returns', async () => {
    const chosen = vi.fn()
    const item = (key: string) => ({ key, label: key, onSelect: () => chosen(key) })
    render(
      <Menu
        label="m"
        sections={[{ items: [item('a'), item('b')] }]}
        trigger={(props) => <button {...props}>open</button>}
      />,
    )
    await userEvent.click(screen.getByText('open'))
    await userEvent.keyboard('{ArrowDown}{Enter}')
    expect(chosen).toHaveBeenCalledWith('b')
    expect(document.activeElement).toBe(screen.getByText('open'))
  })
  it('goes_with_its_button_when_the_page_moves_and_closes_when_that_has_left_the_window', async () => {
    render(
      <Menu
        label="m"
        sections={[{ items: [{ key: 'a', label: 'a', onSelect: vi.fn() }] }]}
        trigger={(props) => <button {...props}>open</button>}
      />,
    )
    await userEvent.click(screen.getByText('open'))
    const box = screen.getByText('open').closest('.menu-box')
    if (!box) throw new Error('no box')
    const stands_at = (top: number) => {
      vi.spyOn(box, 'getBoundingClientRect').mockReturnValue(new DOMRect(20, top, 60, 20))
      fireEvent.scroll(document)
    }
    stands_at(200)
    expect(screen.getByRole('menu').style.top).toBe('226px')
    stands_at(120)
    expect(screen.getByRole('menu').style.top).toBe('146px')
    stands_at(-40)
    expect(screen.queryByRole('menu')).toBeNull()
  })
})
