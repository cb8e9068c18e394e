// The public form and the page of a complaint on the wire, and photos made small enough to send.
// Draws nothing, keeps nothing in the browser.
export interface OpenForm {
  org_name: string
  seen_at: number
  most_files: number
  most_file_bytes: number
}

export interface Said {
  at: number
  ours: boolean
  words: string
}

export type OpenStage =
  'accepted' | 'investigating' | 'resolving' | 'revisiting' | 'closed' | 'joined'

export interface OpenComplaint {
  org_name: string
  number: string
  words: string
  opened_at: number
  closed_at: number
  stage: OpenStage
  waits_for_you: boolean
  said: Said[]
  file_count: number
  most_files: number
  can_write: boolean
}

/** What the customer is told of, in order; the last is the end. */
export const steps = ['accepted', 'investigating', 'resolving', 'revisiting', 'closed'] as const

export const accepted_files = 'image/jpeg,image/png,image/webp,image/heic,application/pdf'
export const most_file_bytes = 512 * 1024
const long_side = 1600
const qualities = [0.85, 0.7, 0.5, 0.35]

/** How large a picture becomes: never larger, its long side at most 1600. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, long_side / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

async function redrawn(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file)
  const size = fitted(picture.width, picture.height)
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  canvas.getContext('2d')?.drawImage(picture, 0, 0, size.width, size.height)
  picture.close()
  let smallest: Blob = file
  for (const quality of qualities) {
    const made = await new Promise<Blob | null>((done) => {
      canvas.toBlob(done, 'image/jpeg', quality)
    })
    if (made && made.size < smallest.size) smallest = made
    if (smallest.size <= most_file_bytes) break
  }
  return smallest
}

/** As it is, or a photo drawn smaller; what cannot be drawn stays as it is. */
async function small_enough(file: File): Promise<Blob> {
  if (file.size <= most_file_bytes || !file.type.startsWith('image/')) return file
  return redrawn(file).catch(() => file)
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

export interface SentFile {
  name: string
  byte_count: number
  content: string
}

export async function to_send(file: File): Promise<SentFile> {
  const blob = await small_enough(file)
  const bytes = new Uint8Array(await blob.arrayBuffer())
  return { name: file.name, byte_count: bytes.length, content: base64(bytes) }
}
