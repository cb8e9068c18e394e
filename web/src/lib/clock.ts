// Clocks on screen run on the server's time. The offset comes from response headers; a fresh
// sample replaces the old one only when it is better (shorter round trip) or the old one is stale.
import { useEffect, useState } from 'react'

const sample_lifetime_ms = 10 * 60_000
let offset_ms = 0
let best_round_trip_ms = Number.POSITIVE_INFINITY
let sampled_at = 0

export function note_server_time(headers: Headers, sent_at: number, received_at: number): void {
  const exact = Number(headers.get('X-Server-Time'))
  const date = Date.parse(headers.get('Date') ?? '')
  // The Date header is cut to whole seconds: its middle is the better guess.
  const server = exact > 0 ? exact : date + 500
  if (!Number.isFinite(server)) return
  const round_trip = received_at - sent_at
  if (round_trip > best_round_trip_ms && received_at - sampled_at < sample_lifetime_ms) return
  const estimate = server - (sent_at + round_trip / 2)
  offset_ms = exact > 0 || Math.abs(estimate) > 1500 ? estimate : 0
  best_round_trip_ms = round_trip
  sampled_at = received_at
}

export function server_now(): number {
  return Date.now() + offset_ms
}

/** Server time in milliseconds, redrawn every `every_ms`. */
export function useServerNow(every_ms = 1000): number {
  const [now, set_now] = useState(server_now)
  useEffect(() => {
    const timer = setInterval(() => {
      set_now(server_now())
    }, every_ms)
    return () => {
      clearInterval(timer)
    }
  }, [every_ms])
  return now
}
