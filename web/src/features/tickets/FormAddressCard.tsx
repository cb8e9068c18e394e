// The address of the public form for complaints: opened, copied, given another one, switched off.
import { useQuery } from '@tanstack/react-query'
import { Copy, ExternalLink } from 'lucide-react'
import { api } from '@/lib/api'
import { copy_text } from '@/lib/clipboard'
import { useWrite } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useIntakeText } from './intake_texts'

interface Form {
  open: boolean
  link: string
}

function useForm() {
  return useQuery({
    queryKey: ['intake_form', 'one'],
    queryFn: ({ signal }) => api.get<Form>('/intake_form', { signal }),
  })
}

function useTurn(noun: 'renewal' | 'closure', done: (form: Form) => void) {
  return useWrite<Record<string, never>, Form>({
    send: (body, key) => api.post(`/intake_form/${noun}`, body, { key }),
    entities: ['intake_form'],
    onDone: done,
    onRefused: useRefusal(),
  })
}

export function FormAddressCard() {
  const t = useIntakeText()
  const form = useForm()
  const was_open = form.data?.open === true
  const renew = useTurn('renewal', () => {
    toast.done(was_open ? t('renewed') : t('opened'))
  })
  const close = useTurn('closure', () => {
    toast.done(t('closed'))
  })
  if (!form.data) return null
  const url = `${location.origin}${form.data.link}`
  return (
    <Card title={t('form')}>
      <p className="muted">{t('form_note')}</p>
      {form.data.open ? (
        <p className="num form-address">{url}</p>
      ) : (
        <p className="tone-amber">{t('form_off')}</p>
      )}
      <div className="row row-wrap">
        {form.data.open ? (
          <>
            <Button
              icon={Copy}
              kind="primary"
              onClick={() => {
                void copy_text(url).then(() => toast.done(t('copied')))
              }}
            >
              {t('copy')}
            </Button>
            <a
              className="btn btn-plain btn-normal"
              href={form.data.link}
              target="_blank"
              rel="noreferrer"
            >
              <ExternalLink size={14} aria-hidden /> {t('look')}
            </a>
          </>
        ) : null}
        <Button
          busy={renew.isPending}
          kind={form.data.open ? 'plain' : 'primary'}
          onClick={() => {
            renew.mutate({})
          }}
        >
          {form.data.open ? t('renew') : t('open')}
        </Button>
        {form.data.open ? (
          <Button
            busy={close.isPending}
            onClick={() => {
              close.mutate({})
            }}
          >
            {t('close')}
          </Button>
        ) : null}
      </div>
    </Card>
  )
}
