// The public form for complaints: nobody is signed in. What was sent is answered by a private link,
// which is told once. Photos are made smaller before they are sent.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Copy, Trash2 } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { api, ApiProblem } from '@/lib/api'
import { copy_text } from '@/lib/clipboard'
import { Button, IconButton } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { FileInput } from '@/ui/FileInput'
import { Empty, ErrorState, Skeleton } from '@/ui/States'
import '@/ui/form.css'
import '@/ui/open_page.css'
import './intake.css'
import { useText } from './i18n'
import { accepted_files, to_send, type OpenForm } from './model'

interface Typed {
  name: string
  phone: string
  words: string
  order_no: string
  website: string
}

const nothing: Typed = { name: '', phone: '', words: '', order_no: '', website: '' }

export default function OpenFormPage() {
  const t = useText()
  const { token = '' } = useParams({ strict: false })
  const path = `/open_forms/${encodeURIComponent(token)}`
  const form = useQuery({
    queryKey: ['open_form', token],
    queryFn: ({ signal }) => api.get<OpenForm>(path, { signal, anonymous: true }),
    retry: false,
    refetchOnWindowFocus: false,
  })
  const org = form.data?.org_name ?? ''
  useEffect(() => {
    document.title = org ? `${t('title')} · ${org}` : ''
  }, [org, t])
  const gone = form.error instanceof ApiProblem && form.error.status === 404
  return (
    <main className="open-page">
      {form.data ? (
        <Body path={path} form={form.data} />
      ) : gone ? (
        <Empty title={t('form_gone')} note={t('form_gone_note')} />
      ) : form.error ? (
        <ErrorState error={form.error} onRetry={() => void form.refetch()} />
      ) : (
        <Skeleton lines={8} height={20} />
      )}
    </main>
  )
}

interface Sent {
  link: string
  failed: string[]
}

function useSend(path: string, form: OpenForm, typed: Typed, files: File[]) {
  const t = useText()
  return useMutation({
    mutationFn: async (): Promise<Sent> => {
      const { link } = await api.post<{ link: string }>(
        `${path}/complaints`,
        { ...typed, seen_at: form.seen_at },
        { anonymous: true },
      )
      const failed: string[] = []
      const token = link.slice(link.lastIndexOf('/') + 1)
      for (const file of files) {
        const why = await to_send(file)
          .then((sent) =>
            api.post(`/open_complaints/${encodeURIComponent(token)}/files`, sent, {
              anonymous: true,
            }),
          )
          .then(() => '')
          .catch((error: unknown) =>
            error instanceof ApiProblem ? (error.fields[0]?.message ?? error.message) : t('busy'),
          )
        if (why) failed.push(t('file_failed', { name: file.name, why }))
      }
      return { link, failed }
    },
  })
}

function Body({ path, form }: { path: string; form: OpenForm }) {
  const t = useText()
  const id = useId()
  const [typed, set_typed] = useState(nothing)
  const [files, set_files] = useState<File[]>([])
  const send = useSend(path, form, typed, files)
  if (send.data) return <Done sent={send.data} />
  const problem = send.error instanceof ApiProblem ? send.error : null
  const errors = (field: string) =>
    (problem?.fields ?? []).filter((one) => one.path === field).map((one) => one.message ?? '')
  const change = (part: Partial<Typed>) => {
    set_typed((now) => ({ ...now, ...part }))
  }
  const line = (name: 'name' | 'phone' | 'order_no', type: string, most: number) => (
    <Field
      id={`${id}-${name}`}
      label={t(name)}
      required={name !== 'order_no'}
      errors={errors(name)}
    >
      <input
        id={`${id}-${name}`}
        className="control"
        type={type}
        autoComplete={name === 'order_no' ? 'off' : name === 'phone' ? 'tel' : 'name'}
        maxLength={most}
        required={name !== 'order_no'}
        value={typed[name]}
        onChange={(event) => {
          change({ [name]: event.target.value })
        }}
      />
    </Field>
  )
  return (
    <form
      className="open-page-card"
      onSubmit={(event) => {
        event.preventDefault()
        if (!send.isPending) send.mutate()
      }}
    >
      <header>
        <p className="meta">{t('to', { org: form.org_name })}</p>
        <h1>{t('title')}</h1>
        <p className="muted">{t('intro')}</p>
      </header>
      {line('name', 'text', 60)}
      {line('phone', 'tel', 40)}
      <Field id={`${id}-words`} label={t('words')} required errors={errors('words')}>
        <textarea
          id={`${id}-words`}
          className="control control-long"
          rows={5}
          maxLength={2000}
          required
          placeholder={t('words_hint')}
          value={typed.words}
          onChange={(event) => {
            change({ words: event.target.value })
          }}
        />
      </Field>
      {line('order_no', 'text', 40)}
      <div className="intake-trap" aria-hidden>
        <label htmlFor={`${id}-website`}>{t('website')}</label>
        <input
          id={`${id}-website`}
          tabIndex={-1}
          autoComplete="off"
          value={typed.website}
          onChange={(event) => {
            change({ website: event.target.value })
          }}
        />
      </div>
      <Files files={files} most={form.most_files} onChange={set_files} />
      <Button type="submit" kind="primary" size="large" wide busy={send.isPending}>
        {t('send')}
      </Button>
      {send.error ? (
        <p className="tone-red" role="alert">
          {problem && !problem.fields.length ? problem.message : problem ? '' : t('busy')}
        </p>
      ) : null}
    </form>
  )
}

interface FilesProps {
  files: File[]
  most: number
  onChange: (files: File[]) => void
}

function Files({ files, most, onChange }: FilesProps) {
  const t = useText()
  return (
    <div className="field">
      <span>{t('files', { count: most })}</span>
      <FileInput
        accept={accepted_files}
        onFiles={(chosen) => {
          onChange([...files, ...chosen].slice(0, most))
        }}
      />
      {files.map((file, at) => (
        <span key={`${file.name}-${String(at)}`} className="row">
          <span className="ellipsis">{file.name}</span>
          <IconButton
            icon={Trash2}
            label={t('remove', { name: file.name })}
            onClick={() => {
              onChange(files.filter((_, index) => index !== at))
            }}
          />
        </span>
      ))}
    </div>
  )
}

function Done({ sent }: { sent: Sent }) {
  const t = useText()
  const [copied, set_copied] = useState(false)
  const url = `${location.origin}${sent.link}`
  return (
    <article className="open-page-card">
      <div className="open-page-thanks" role="status">
        <p className="strong">{t('sent')}</p>
        <p>{t('sent_note')}</p>
      </div>
      {sent.failed.map((words) => (
        <p key={words} className="tone-red">
          {words}
        </p>
      ))}
      <p className="intake-link num">{url}</p>
      <Button
        icon={Copy}
        wide
        size="large"
        onClick={() => {
          void copy_text(url).then(() => {
            set_copied(true)
          })
        }}
      >
        {copied ? t('copied') : t('copy')}
      </Button>
      <a className="btn btn-primary btn-large btn-wide" href={sent.link}>
        {t('open_status')}
      </a>
    </article>
  )
}
