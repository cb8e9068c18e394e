import { describe, expect, it } from 'vitest'
import { device_of } from './tokens'

describe('device_of', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0',
      'Edge · Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1',
      'Safari · iOS',
    ],
    ['Mozilla/5.0 (Linux; Android 15) MicroMessenger/8.0 Chrome/126.0', 'WeChat · Android'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox · Linux'],
    ['curl/8.9', 'curl/8.9'],
  ])('reads %s', (agent, device) => {
    expect(device_of(agent)).toBe(device)
  })
})
