// Who took the goods: name, words, their signature and photos. Everything in one window, for whoever
// stands at the customer's door with a phone.
import { X } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { messages } from '@/i18n'
import { images, useSending } from '@/lib/attachments'
import { useAllowed } from '@/lib/session'
import { IconButton } from './Button'
import { FileInput } from './FileInput'
import { ReasonField } from './ReasonField'
import { SignaturePad } from './SignaturePad'
import './signature.css'

const useText = messages('proof', {
  'zh-CN': {
    signed_by: '签收人',
    words: '说明',
    signature: '签名',
    photos: '照片',
    remove: '去掉照片 {{number}}',
    photo: '照片 {{number}}',
  },
  'zh-TW': {
    signed_by: '簽收人',
    words: '說明',
    signature: '簽名',
    photos: '照片',
    remove: '去掉照片 {{number}}',
    photo: '照片 {{number}}',
  },
  en: {
    signed_by: 'Signed by',
    words: 'Note',
    signature: 'Signature',
    photos: 'Photos',
    remove: 'Remove photo {{number}}',
    photo: 'Photo {{number}}',
  },
})

export interface ProofOf {
  signed_by: string
  words: string
  signature: File | null
  photos: File[]
}

export const no_proof = (signed_by: string): ProofOf => ({
  ...{ signed_by, words: '' },
  ...{ signature: null, photos: [] },
})

export const is_signed = (proof: ProofOf) => !!proof.signed_by.trim()
export const body_of_proof = ({ signed_by, words }: ProofOf) => ({
  signed_by: signed_by.trim(),
  words: words.trim(),
})

/** Sends what was photographed and drawn to the waybill it proves. */
export function useProofFiles() {
  const { send_files } = useSending()
  return (waybill_id: string, { signature, photos }: ProofOf) => {
    const files = signature ? [signature, ...photos] : photos
    send_files({ entity: 'waybill', record_id: waybill_id }, files)
  }
}

interface ProofFieldsProps {
  value: ProofOf
  onChange: (change: (before: ProofOf) => ProofOf) => void
}

export function ProofFields({ value, onChange }: ProofFieldsProps) {
  const t = useText()
  const id = useId()
  const adds = useAllowed('logistics.track')
  const put = (part: Partial<ProofOf>) => {
    onChange((before) => ({ ...before, ...part }))
  }
  return (
    <>
      <label htmlFor={id}>{t('signed_by')}</label>
      <input
        id={id}
        className="control"
        maxLength={60}
        value={value.signed_by}
        onChange={(event) => {
          put({ signed_by: event.target.value })
        }}
      />
      <ReasonField
        label={t('words')}
        value={value.words}
        onChange={(words) => {
          put({ words })
        }}
      />
      {adds ? (
        <>
          <span className="meta">{t('signature')}</span>
          <SignaturePad
            label={t('signature')}
            onDrawn={(signature) => {
              put({ signature })
            }}
          />
          <span className="row">
            <span className="meta">{t('photos')}</span>
            <FileInput
              accept={images.map((type) => `image/${type}`).join(',')}
              onFiles={(files) => {
                onChange((before) => ({ ...before, photos: [...before.photos, ...files] }))
              }}
            />
          </span>
          <Photos
            files={value.photos}
            onRemove={(at) => {
              put({ photos: value.photos.filter((_, index) => index !== at) })
            }}
          />
        </>
      ) : null}
    </>
  )
}

function Photos({ files, onRemove }: { files: File[]; onRemove: (at: number) => void }) {
  const t = useText()
  if (!files.length) return null
  return (
    <div className="proof-photos">
      {files.map((file, index) => (
        <figure key={`${file.name} ${String(file.lastModified)} ${String(index)}`}>
          <Picture file={file} label={t('photo', { number: index + 1 })} />
          <IconButton
            icon={X}
            label={t('remove', { number: index + 1 })}
            onClick={() => {
              onRemove(index)
            }}
          />
        </figure>
      ))}
    </div>
  )
}

function Picture({ file, label }: { file: File; label: string }) {
  const [url, set_url] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(file)
    set_url(made)
    return () => {
      URL.revokeObjectURL(made)
    }
  }, [file])
  return url ? <img src={url} alt={label} /> : null
}
