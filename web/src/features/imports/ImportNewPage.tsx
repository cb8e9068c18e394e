// The first step: what is imported, and the file. It is sent in parts, with progress; what is no table is
// refused here, where another can be chosen.
import { useQueryClient } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { ProblemLine } from '@/ui/ProblemLine'
import { Progress } from '@/ui/Progress'
import { Tabs } from '@/ui/Tabs'
import { useText } from './i18n'
import { columns_key, kinds, recognised, send_file, type Kind } from './model'
import { Steps } from './Steps'
import './imports.css'

/** False once the page was left: what arrives then takes nobody back. */
function useHere() {
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  return here
}

export default function ImportNewPage() {
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  const [kind, set_kind] = useState<Kind>('orders')
  const [file, set_file] = useState<File | null>(null)
  const [ratio, set_ratio] = useState(0)
  const [problem, set_problem] = useState<unknown>(null)
  const here = useHere()
  const send = (chosen: File) => {
    set_file(chosen)
    set_problem(null)
    set_ratio(0)
    send_file(kind, chosen, set_ratio).then(
      ({ batch, columns }) => {
        client.setQueryData(columns_key(batch.id, recognised), columns)
        if (here.current) go(`/imports/${batch.id}`, 'replace')
      },
      (reason: unknown) => {
        set_problem(reason)
      },
    )
  }
  return (
    <Page title={t('new')} layout="narrow">
      <Steps now={0} />
      <Card title={t('kind')}>
        <Tabs
          label={t('kind')}
          items={kinds.map((key) => ({ key, label: t(key) }))}
          value={kind}
          onChange={(key) => {
            set_kind(key as Kind)
          }}
        />
      </Card>
      <Card title={t('file')}>
        {problem && file ? (
          <div className="import-refused">
            <p className="strong">{t('not_taken', { name: file.name })}</p>
            <ProblemLine error={problem} />
          </div>
        ) : null}
        {file && !problem ? (
          <div className="stack">
            <p>{t('sending', { name: file.name })}</p>
            <Progress label={t('sending', { name: file.name })} ratio={ratio} />
          </div>
        ) : (
          <FileDrop onFile={send} />
        )}
      </Card>
    </Page>
  )
}

function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  const [over, set_over] = useState(false)
  return (
    <div
      className={`import-drop${over ? ' import-drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        set_over(true)
      }}
      onDragLeave={() => {
        set_over(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        set_over(false)
        const dropped = event.dataTransfer.files[0]
        if (dropped) onFile(dropped)
      }}
    >
      <p>{t('drop')}</p>
      <Button kind="primary" icon={FileUp} onClick={() => input.current?.click()}>
        {t('choose')}
      </Button>
      <p className="meta">{t('formats')}</p>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('choose')}
        accept=".csv,.gz,.xlsx,.xlsm,.txt"
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          if (chosen) onFile(chosen)
        }}
      />
    </div>
  )
}
