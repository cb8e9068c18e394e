import { act, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Lookup } from './Lookup'

type Answer = (items: string[]) => void

/** A box whose answers come when the test says so. */
function make() {
  const asked: string[] = []
  const answers: Answer[] = []
  const picked: string[] = []
  const next = vi.fn()
  const find = (q: string) => {
    asked.push(q)
    return new Promise<string[]>((resolve) => {
      answers.push(resolve)
    })
  }
  function Box() {
    const [text, set_text] = useState('')
    return (
      <Lookup<string>
        id="box"
        label="产品"
        value={text}
        find={find}
        key_of={(item) => item}
        option={(item) => item}
        onText={set_text}
        onPick={(item) => {
          picked.push(item)
          set_text(item)
        }}
        onNext={next}
      />
    )
  }
  render(<Box />)
  return { asked, answers, picked, next, box: screen.getByRole('combobox') }
}

const type = (box: HTMLElement, value: string) => {
  fireEvent.change(box, { target: { value } })
}
const pause = () => act(() => vi.advanceTimersByTimeAsync(200))
const press = (box: HTMLElement, key: string) => fireEvent.keyDown(box, { key })

describe('a lookup', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    return () => {
      vi.useRealTimers()
    }
  })

  it('asks once for what was typed in one go', async () => {
    const { asked, box } = make()
    type(box, 'z')
    type(box, 'zx')
    await pause()
    expect(asked).toEqual(['zx'])
  })

  it('takes the best match though Enter came before the answer', async () => {
    const { answers, picked, box } = make()
    type(box, 'zx')
    press(box, 'Enter')
    await pause()
    await act(async () => {
      answers[0]?.(['直线导轨', '直线轴承'])
      await Promise.resolve()
    })
    expect(picked).toEqual(['直线导轨'])
    expect(screen.queryByRole('listbox')).toBeNull()
  })

  it('forgets an early Enter when one types on', async () => {
    const { answers, picked, box } = make()
    type(box, 'z')
    press(box, 'Enter')
    await pause()
    type(box, 'zx')
    await act(async () => {
      answers[0]?.(['轴承'])
      await Promise.resolve()
    })
    expect(picked).toEqual([])
  })

  it('is walked with arrows, closed by Esc, and goes on when there is nothing to take', async () => {
    const { answers, picked, next, box } = make()
    type(box, 'z')
    await pause()
    await act(async () => {
      answers[0]?.(['甲', '乙'])
      await Promise.resolve()
    })
    press(box, 'ArrowDown')
    expect(screen.getAllByRole('option')[1]?.getAttribute('aria-selected')).toBe('true')
    press(box, 'Enter')
    expect(picked).toEqual(['乙'])
    press(box, 'Enter')
    expect(next).toHaveBeenCalledOnce()
    type(box, 'y')
    press(box, 'Escape')
    expect(screen.queryByRole('listbox')).toBeNull()
  })

  it('leaves the keys of an input method alone', async () => {
    const { asked, picked, next, box } = make()
    fireEvent.compositionStart(box)
    fireEvent.keyDown(box, { key: 'Enter', isComposing: true, keyCode: 229 })
    await pause()
    expect([asked, picked]).toEqual([[], []])
    expect(next).not.toHaveBeenCalled()
    fireEvent.compositionEnd(box, { target: { value: '轴承' } })
    await pause()
    expect(asked).toEqual(['轴承'])
  })
})
