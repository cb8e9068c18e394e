// What a customer sees by the private link of their complaint: where it stands in plain words, what
// was written for them, and a box to add words and photos. Nobody is signed in.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useId, useState } from 'react'
import { api, ApiProblem } from '@/lib/api'
import { Button } from '@/ui/Button'
import { FileInput } from '@/ui/FileInput'
import { DateText } from '@/ui/Money'
import { Empty, ErrorState, Skeleton } from '@/ui/States'
import '@/ui/form.css'
import '@/ui/open_page.css'
import './intake.css'
import { useText } from './i18n'
import { accepted_files, steps, to_send, type OpenComplaint } from './model'

export default function OpenComplaintPage() {
  const t = useText()
  const { token = '' } = useParams({ strict: false })
  const path = `/open_complaints/${encodeURIComponent(token)}`
  const page = useQuery({
    queryKey: ['open_complaint', token],
    queryFn: ({ signal }) => api.get<OpenComplaint>(path, { signal, anonymous: true }),
    retry: false,
  })
  const number = page.data?.number
  useEffect(() => {
    document.title = number ? t('status_title', { number }) : ''
  }, [number, t])
  const gone = page.error instanceof ApiProblem && page.error.status === 404
  return (
    <main className="open-page">
      {page.data ? (
        <Body path={path} found={page.data} />
      ) : gone ? (
        <Empty title={t('gone')} note={t('gone_note')} />
      ) : page.error ? (
        <ErrorState error={page.error} onRetry={() => void page.refetch()} />
      ) : (
        <Skeleton lines={8} height={20} />
      )}
    </main>
  )
}

function Body({ path, found }: { path: string; found: OpenComplaint }) {
  const t = useText()
  const [newer, set_newer] = useState<OpenComplaint | null>(null)
  const page = newer && newer.said.length >= found.said.length ? newer : found
  return (
    <article className="open-page-card">
      <header>
        <p className="meta">
          {page.org_name} · <DateText at={page.opened_at} show="minute" />
        </p>
        <h1>{t('status_title', { number: page.number })}</h1>
        <p className="strong" role="status">
          {t(`stage_${page.stage}`)}
        </p>
        {page.waits_for_you ? <p className="tone-amber">{t('waits_for_you')}</p> : null}
      </header>
      <Steps stage={page.stage} />
      <section>
        <h2 className="intake-head">{t('your_words')}</h2>
        <p className="open-page-words">{page.words}</p>
        {page.file_count ? (
          <p className="meta">{t('file_count', { count: page.file_count })}</p>
        ) : null}
      </section>
      <section>
        <h2 className="intake-head">{t('answers')}</h2>
        {page.said.length ? null : <p className="muted">{t('no_answer')}</p>}
        {page.said.map((one) => (
          <div key={`${String(one.at)}${one.words}`} className={one.ours ? 'said-ours' : 'said'}>
            <p className="meta">
              {one.ours ? t('ours', { org: page.org_name }) : t('yours')} ·{' '}
              <DateText at={one.at} show="minute" />
            </p>
            <p className="intake-words">{one.words}</p>
          </div>
        ))}
      </section>
      {page.can_write ? (
        <Adding path={path} page={page} onAdded={set_newer} />
      ) : (
        <p className="meta">{t('joined_note')}</p>
      )}
    </article>
  )
}

function Steps({ stage }: { stage: OpenComplaint['stage'] }) {
  const t = useText()
  const at = steps.findIndex((one) => one === stage)
  if (at < 0) return null
  return (
    <ol className="intake-steps">
      {steps.map((one, index) => (
        <li
          key={one}
          className={index < at || stage === 'closed' ? 'done' : index === at ? 'now' : ''}
          aria-current={index === at ? 'step' : undefined}
        >
          {t(`step_${one}`)}
        </li>
      ))}
    </ol>
  )
}

interface AddingProps {
  path: string
  page: OpenComplaint
  onAdded: (page: OpenComplaint) => void
}

function Adding({ path, page, onAdded }: AddingProps) {
  const t = useText()
  const id = useId()
  const [words, set_words] = useState('')
  const add = useMutation({
    mutationFn: () => api.post<OpenComplaint>(`${path}/words`, { words }, { anonymous: true }),
    onSuccess: (newer) => {
      onAdded(newer)
      set_words('')
    },
  })
  const attach = useMutation({
    mutationFn: async (file: File) =>
      api.post<OpenComplaint>(`${path}/files`, await to_send(file), { anonymous: true }),
    onSuccess: onAdded,
  })
  const problem = add.error ?? attach.error
  const why =
    problem instanceof ApiProblem ? (problem.fields[0]?.message ?? problem.message) : t('busy')
  return (
    <form
      className="open-page-answer"
      onSubmit={(event) => {
        event.preventDefault()
        if (words.trim() && !add.isPending) add.mutate()
      }}
    >
      <label htmlFor={id}>{t('add_words')}</label>
      <textarea
        id={id}
        className="control control-long"
        rows={3}
        maxLength={2000}
        value={words}
        onChange={(event) => {
          set_words(event.target.value)
        }}
      />
      <Button type="submit" kind="primary" size="large" wide busy={add.isPending}>
        {t('add')}
      </Button>
      {page.file_count < page.most_files ? (
        <div className="intake-attach">
          <span>{t('add_file')}</span>
          <FileInput
            accept={accepted_files}
            onFiles={([file]) => {
              if (file) attach.mutate(file)
            }}
          />
        </div>
      ) : null}
      {add.isSuccess && !words ? <p role="status">{t('added')}</p> : null}
      {problem ? (
        <p className="tone-red" role="alert">
          {why}
        </p>
      ) : null}
    </form>
  )
}
