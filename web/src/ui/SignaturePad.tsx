// Where somebody signs with a finger, a pen or the mouse. Gives on the drawing as a picture after each
// stroke; nothing once it was wiped. Whoever cannot draw leaves it empty: a name is typed beside it.
import { Eraser } from 'lucide-react'
import { useEffect, useRef, useState, type PointerEvent } from 'react'
import { messages } from '@/i18n'
import { Button } from './Button'
import './signature.css'

const useText = messages('signature', {
  'zh-CN': { here: '在此签名', wipe: '重签' },
  'zh-TW': { here: '在此簽名', wipe: '重簽' },
  en: { here: 'Sign here', wipe: 'Sign again' },
})

interface SignaturePadProps {
  label: string
  onDrawn: (picture: File | null) => void
}

const line_width = 2.5
/** Ink on white paper, also where the screen is dark. */
const ink = '#1c1e21'
const paper = '#ffffff'

export function SignaturePad({ label, onDrawn }: SignaturePadProps) {
  const t = useText()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [empty, set_empty] = useState(true)
  const blank = useRef(true)
  const wipe = () => {
    const pad = canvas.current
    const pen = pad?.getContext('2d')
    if (!pad || !pen) return
    const { width, height } = pad.getBoundingClientRect()
    const scale = window.devicePixelRatio || 1
    pad.width = Math.round(width * scale)
    pad.height = Math.round(height * scale)
    pen.scale(scale, scale)
    pen.fillStyle = paper
    pen.fillRect(0, 0, width, height)
    pen.strokeStyle = ink
    pen.lineWidth = line_width
    pen.lineCap = 'round'
    pen.lineJoin = 'round'
    blank.current = true
    set_empty(true)
  }
  // In a window that is only just opening the pad has no size yet.
  useEffect(() => {
    const seen = new ResizeObserver(() => {
      if (blank.current) wipe()
    })
    if (canvas.current) seen.observe(canvas.current)
    return () => {
      seen.disconnect()
    }
  }, [])
  const at = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect()
    return [event.clientX - box.left, event.clientY - box.top]
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = event.currentTarget.getContext('2d')
    event.currentTarget.setPointerCapture(event.pointerId)
    pen?.beginPath()
    pen?.moveTo(...at(event))
    event.preventDefault()
  }
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const pen = event.currentTarget.getContext('2d')
    pen?.lineTo(...at(event))
    pen?.stroke()
  }
  const end = (event: PointerEvent<HTMLCanvasElement>) => {
    blank.current = false
    set_empty(false)
    event.currentTarget.toBlob((blob) => {
      onDrawn(blob ? new File([blob], `${label}.png`, { type: 'image/png' }) : null)
    }, 'image/png')
  }
  return (
    <div className="signature">
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
      />
      {empty ? <span aria-hidden>{t('here')}</span> : null}
      {empty ? null : (
        <Button
          size="small"
          kind="quiet"
          icon={Eraser}
          onClick={() => {
            wipe()
            onDrawn(null)
          }}
        >
          {t('wipe')}
        </Button>
      )}
    </div>
  )
}
