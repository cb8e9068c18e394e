// API tokens: made with a name and a reach, shown once, revoked here.
import { Copy, Plus } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api'
import { useQueryClient } from '@tanstack/react-query'
import { Button, IconButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Dialog } from '@/ui/Dialog'
import { EntityForm } from '@/ui/EntityForm'
import { DateText } from '@/ui/Money'
import { Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { useRevoke, useTokens } from './tokens'

interface Made {
  name: string
  token: string
}

export function TokensCard() {
  const t = useText()
  const tokens = useTokens('/api_tokens')
  const revoke = useRevoke('/api_tokens', t('token_revoked'))
  const [asking, set_asking] = useState(false)
  return (
    <Card
      inset="rows"
      title={t('tokens')}
      extra={
        <Button
          size="small"
          icon={Plus}
          onClick={() => {
            set_asking(true)
          }}
        >
          {t('new_token')}
        </Button>
      }
    >
      <Loaded query={tokens}>
        {({ items }) =>
          items.length ? (
            items.map((one) => (
              <CardRow
                key={one.id}
                title={
                  <>
                    <span>{one.name}</span>
                    <Tag tone={one.access === 'full' ? 'act' : 'grey'}>
                      {t(`access_${one.access}`)}
                    </Tag>
                  </>
                }
                note={
                  <>
                    {t('until')} <DateText at={one.expires_at} show="day" />
                  </>
                }
                action={
                  <Button
                    size="small"
                    kind="danger"
                    busy={revoke.isPending && revoke.variables === one.id}
                    onClick={() => {
                      revoke.mutate(one.id)
                    }}
                  >
                    {t('revoke')}
                  </Button>
                }
              />
            ))
          ) : (
            <p className="muted own-none">{t('no_tokens')}</p>
          )
        }
      </Loaded>
      {asking ? (
        <NewToken
          onClose={() => {
            set_asking(false)
          }}
        />
      ) : null}
    </Card>
  )
}

function NewToken({ onClose }: { onClose: () => void }) {
  const t = useText()
  const client = useQueryClient()
  const [made, set_made] = useState<Made | null>(null)
  return (
    <Dialog open kind="sheet" title={t('new_token')} onClose={onClose}>
      {made ? (
        <Shown made={made} onClose={onClose} />
      ) : (
        <EntityForm<Made>
          entity="token"
          fields={[
            {
              name: 'name',
              label: t('token_name'),
              required: true,
              placeholder: t('token_example'),
            },
            {
              name: 'access',
              label: t('access'),
              kind: 'choice',
              required: true,
              options: [
                { value: 'read_only', label: t('access_read_only') },
                { value: 'full', label: t('access_full') },
              ],
            },
            { name: 'days', label: t('days'), kind: 'integer', required: true },
          ]}
          initial={{ access: 'read_only', days: 365 }}
          onSubmit={({ values, key }) => api.post('/api_tokens', values, { key })}
          onDone={(one) => {
            set_made(one)
            void client.invalidateQueries({ queryKey: ['token'] })
          }}
          onCancel={onClose}
        />
      )}
    </Dialog>
  )
}

function Shown({ made, onClose }: { made: Made; onClose: () => void }) {
  const t = useText()
  return (
    <div className="stack">
      <p>{t('shown_once')}</p>
      <p className="own-token row">
        <code>{made.token}</code>
        <IconButton
          framed
          icon={Copy}
          label={t('copy')}
          onClick={() => {
            void navigator.clipboard.writeText(made.token).then(() => toast.done(t('copied')))
          }}
        />
      </p>
      <div className="own-buttons">
        <Button kind="primary" onClick={onClose}>
          {t('kept_it')}
        </Button>
      </div>
    </div>
  )
}
