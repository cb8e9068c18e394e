import { Check, TriangleAlert, X } from 'lucide-react'
import { useState } from 'react'
import { useT } from '@/i18n'
import { useStore } from '@/lib/store'
import { close_toast, spoken, toast, toasts, type ToastItem } from './toast_store'
import './toasts.css'

function Toast({ item }: { item: ToastItem }) {
  const t = useT()
  const [undoing, set_undoing] = useState(false)
  const undo = async () => {
    set_undoing(true)
    // What undoes it may tell the outcome in its own words; then nothing is said twice.
    const before = spoken()
    const say = (tell: () => void) => {
      close_toast(item.id)
      if (spoken() === before) tell()
    }
    try {
      await item.onUndo?.()
      say(() => toast.done(t('state.undone')))
    } catch (error) {
      say(() => toast.error(t('state.failed'), error))
    }
  }
  const Icon = item.kind === 'done' ? Check : TriangleAlert
  return (
    <div className={`toast toast-${item.kind}`} role={item.kind === 'error' ? 'alert' : 'status'}>
      <Icon size={16} aria-hidden />
      <div className="toast-text">
        <span className="strong">{item.text}</span>
        {item.note ? <span>{item.note}</span> : null}
        {item.reference ? (
          <span className="toast-ref">{t('state.reference', { reference: item.reference })}</span>
        ) : null}
      </div>
      {item.onUndo ? (
        <button type="button" className="toast-undo" disabled={undoing} onClick={() => void undo()}>
          {t('action.undo')}
        </button>
      ) : null}
      <button
        type="button"
        className="toast-close"
        aria-label={t('action.close')}
        onClick={() => {
          close_toast(item.id)
        }}
      >
        <X size={16} aria-hidden />
      </button>
    </div>
  )
}

export function Toasts() {
  const items = useStore(toasts)
  return (
    <div className="toasts">
      {items.map((item) => (
        <Toast key={item.id} item={item} />
      ))}
    </div>
  )
}
