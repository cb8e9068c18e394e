// Hours of a day as people write them, `9:00-12:00, 13:00-18:00`, and as the wire has them: minutes of the
// local day, 1440 is 24:00. Draws nothing.
export interface OpenTime {
  from_minute: number
  to_minute: number
}

const minutes_an_hour = 60
const clock = (minute: number) =>
  `${Math.floor(minute / minutes_an_hour)}:${String(minute % minutes_an_hour).padStart(2, '0')}`

export function hours_text(open: OpenTime[]): string {
  return open
    .map(({ from_minute, to_minute }) => `${clock(from_minute)}–${clock(to_minute)}`)
    .join(', ')
}

const one_time = /^(\d{1,2})(?::(\d{2}))?-(\d{1,2})(?::(\d{2}))?$/u

function read_time(text: string): OpenTime | null {
  const found = one_time.exec(text)
  if (!found) return null
  const minute = (hour?: string, rest = '0') => Number(hour) * minutes_an_hour + Number(rest)
  const rests = [Number(found[2] ?? 0), Number(found[4] ?? 0)]
  if (rests.some((rest) => rest >= minutes_an_hour)) return null
  return { from_minute: minute(found[1], found[2]), to_minute: minute(found[3], found[4]) }
}

/**
 * Any width, any dash, commas or spaces between; null where it is no hours. Nothing is closed. Hours of
 * no day, as 12-9, are read: the server says what is wrong with them.
 */
export function read_hours(text: string): OpenTime[] | null {
  const plain = text
    .normalize('NFKC')
    .replace(/\s*[-–—~〜至到]\s*/gu, '-')
    .replace(/[.点]/gu, ':')
  const times = plain
    .split(/[,;、，；\s]+/u)
    .filter(Boolean)
    .map(read_time)
  return times.some((one) => one === null) ? null : (times as OpenTime[])
}

/** What cannot be read goes to the server as hours of no day, which it names at their place. */
export const no_hours: OpenTime = { from_minute: 0, to_minute: 0 }
