// How notices reach people outside the product: the mail server, the robots of group chats, and what
// waits to be sent or could not be.
import { useQueryClient } from '@tanstack/react-query'
import { Pencil, RotateCcw, Send } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api'
import { useMeta } from '@/lib/meta'
import { Button, IconButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Choices } from '@/ui/Choices'
import { Dialog } from '@/ui/Dialog'
import { EntityForm, save_record } from '@/ui/EntityForm'
import { DateText } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { SetupCard } from '@/ui/SetupCard'
import { Empty, Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import {
  mail_path,
  post_states,
  useBots,
  useChoices,
  useMailSettings,
  usePosting,
  usePosts,
  type Bot,
  type MailSettings,
  type Post,
  type PostState,
} from './channels'
import { useText } from './i18n'
import './notices.css'

export default function ChannelsPage() {
  const t = useText()
  return (
    <Page title={t('channels')} subtitle={t('channels_note')} layout="narrow">
      <BotsCard />
      <MailCard />
      <PostsCard />
    </Page>
  )
}

function BotsCard() {
  const t = useText()
  return (
    <SetupCard
      title={t('bots')}
      query={useBots()}
      add={t('add_bot')}
      none={{ title: t('no_bots'), note: t('no_bots_note') }}
      row={(bot, onEdit) => <BotRow key={bot.id} bot={bot} onEdit={onEdit} />}
      dialog={(bot, onClose) => <BotDialog bot={bot} onClose={onClose} />}
    />
  )
}

function BotRow({ bot, onEdit }: { bot: Bot; onEdit: (bot: Bot) => void }) {
  const t = useText()
  const meta = useMeta('notice_bot')
  const { name } = bot
  const trial = usePosting(() => {
    toast.done(t('trial_is_on_its_way', { name }))
  })
  return (
    <CardRow
      title={
        <>
          {name} {bot.active ? null : <Tag>{t('switched_off')}</Tag>}
        </>
      }
      note={[
        meta.option('kind', bot.kind),
        bot.host,
        t(bot.urgent_only ? 'urgent_only' : 'all_notices'),
      ].join(' · ')}
      action={
        <>
          <Button
            size="small"
            icon={Send}
            disabled={!bot.active}
            busy={trial.isPending}
            aria-label={t('try_bot', { name })}
            onClick={() => {
              trial.mutate(`/notice_bots/${bot.id}/trial`)
            }}
          >
            {t('try_out')}
          </Button>
          <IconButton
            icon={Pencil}
            label={t('edit_bot', { name })}
            onClick={() => {
              onEdit(bot)
            }}
          />
        </>
      }
    />
  )
}

const bot_fields = [
  'name',
  'kind',
  'active',
  'urgent_only',
  'language',
  'team_id',
  'kinds',
] as const

function BotDialog({ bot, onClose }: { bot: Bot | null; onClose: () => void }) {
  const t = useText()
  const client = useQueryClient()
  const choices = useChoices()
  return (
    <Dialog
      open
      kind="sheet"
      title={bot ? t('edit_bot', { name: bot.name }) : t('add_bot')}
      onClose={onClose}
    >
      <Loaded query={choices} lines={6}>
        {({ kinds, teams }) => (
          <EntityForm<Bot>
            entity="notice_bot"
            fields={[
              { name: 'name', required: true },
              'kind',
              {
                ...{ name: 'url', label: t('bot_url'), kind: 'text', span: 2 },
                ...{ required: !bot, help: t(bot ? 'left_empty_it_stays' : 'bot_url_help') },
              },
              {
                ...{ name: 'secret', label: t('bot_secret'), kind: 'password', span: 2 },
                ...{ help: t(bot ? 'left_empty_it_stays' : 'bot_secret_help') },
                auto_complete: 'off',
              },
              { name: 'urgent_only', help: t('urgent_only_help') },
              'language',
              { name: 'team_id', kind: 'choice', options: teams, placeholder: t('every_team') },
              { name: 'kinds', kind: 'choices', options: kinds, placeholder: t('every_kind') },
              ...(bot ? ['active'] : []),
            ]}
            initial={
              bot
                ? Object.fromEntries(bot_fields.map((name) => [name, bot[name]]))
                : { kind: 'wecom', urgent_only: true, language: 'zh_CN' }
            }
            version={bot?.version}
            onSubmit={save_record<Bot>('/notice_bots', bot?.id)}
            onDone={(saved) => {
              toast.done(t('bot_saved', { name: saved.name }))
              void client.invalidateQueries({ queryKey: ['notice_bot', 'all'] })
              onClose()
            }}
            onCancel={onClose}
          />
        )}
      </Loaded>
    </Dialog>
  )
}

const mail_fields = [
  'active',
  'host',
  'port',
  'security',
  'account',
  'sender',
  'sender_name',
] as const

function MailCard() {
  const t = useText()
  const mail = useMailSettings()
  const trial = usePosting(() => {
    toast.done(t('trial_mail_is_on_its_way'))
  })
  return (
    <Card
      title={t('mail_server')}
      extra={
        <Button
          size="small"
          icon={Send}
          disabled={!mail.data?.active}
          busy={trial.isPending}
          onClick={() => {
            trial.mutate(`${mail_path}/trial`)
          }}
        >
          {t('try_mail')}
        </Button>
      }
    >
      <Loaded query={mail} lines={6}>
        {(found) => <MailForm key={found.version} found={found} />}
      </Loaded>
    </Card>
  )
}

function MailForm({ found }: { found: MailSettings }) {
  const t = useText()
  const client = useQueryClient()
  return (
    <EntityForm<MailSettings>
      entity="mail_settings"
      fields={[
        { name: 'host', placeholder: 'smtp.exmail.qq.com' },
        'port',
        'security',
        'account',
        {
          ...{ name: 'password', label: t('mail_password'), kind: 'password' },
          ...{ help: t('left_empty_it_stays'), auto_complete: 'off' },
        },
        'sender',
        'sender_name',
        { name: 'active', help: t('mail_active_help') },
      ]}
      initial={Object.fromEntries(mail_fields.map((name) => [name, found[name]]))}
      version={found.version}
      onSubmit={({ changed, version }) => api.patch<MailSettings>(mail_path, changed, version ?? 0)}
      onDone={(saved) => {
        toast.done(t('mail_saved'))
        client.setQueryData(['mail_settings', 'all'], saved)
      }}
    />
  )
}

const tones = { waiting: 'amber', dead: 'red', sent: 'green' } as const

function PostsCard() {
  const t = useText()
  const meta = useMeta('notice_post')
  const [state, set_state] = useState<PostState>('waiting')
  const posts = usePosts(state)
  return (
    <Card title={t('outgoing')} inset="rows">
      <div className="notice-states">
        <Choices
          label={t('outgoing')}
          value={state}
          options={post_states}
          text={(one) => meta.option('state', one)}
          onChange={set_state}
        />
      </div>
      <Loaded query={posts} lines={4}>
        {({ items }) =>
          items.length ? (
            items.map((post) => <PostRow key={post.id} post={post} />)
          ) : (
            <Empty title={t(`none_${state}`)} />
          )
        }
      </Loaded>
    </Card>
  )
}

function PostRow({ post }: { post: Post }) {
  const t = useText()
  const meta = useMeta('notice_post')
  const retry = usePosting(() => {
    toast.done(t('is_sent_again'))
  })
  return (
    <CardRow
      title={post.text}
      note={
        <span className="notice-post">
          <Tag tone={tones[post.state]}>{meta.option('state', post.state)}</Tag>
          <span>
            {meta.option('channel', post.channel)} · {post.target_name}
          </span>
          {post.why ? <span className="tone-red">{post.why}</span> : null}
        </span>
      }
      value={<DateText at={post.sent_at || post.created_at} show="relative" />}
      action={
        post.state === 'dead' ? (
          <IconButton
            framed
            icon={RotateCcw}
            label={t('send_again')}
            onClick={() => {
              retry.mutate(`/notice_posts/${post.id}/retry`)
            }}
          />
        ) : null
      }
    />
  )
}
