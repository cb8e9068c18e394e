import { describe, expect, it } from 'vitest'
import { fitted, to_send } from './model'

describe('a photo to be sent', () => {
  it('becomes smaller but never larger', () => {
    expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 })
    expect(fitted(300, 900)).toEqual({ width: 300, height: 900 })
    expect(fitted(1000, 3200)).toEqual({ width: 500, height: 1600 })
  })
  it('is sent as it is where it is small', async () => {
    const sent = await to_send(new File([new Uint8Array([72, 105])], 'a.pdf'))
    expect(sent).toEqual({ name: 'a.pdf', byte_count: 2, content: 'SGk=' })
  })
})
