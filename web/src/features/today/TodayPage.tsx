import { useT } from '@/i18n'
import { useServerNow } from '@/lib/clock'
import { format_instant } from '@/lib/format'
import { useUser } from '@/lib/session'
import { DateText } from '@/ui/Money'
import { Page } from '@/ui/Page'

function greeting(hour: number) {
  if (hour >= 5 && hour < 11) return 'today.morning' as const
  if (hour >= 11 && hour < 13) return 'today.noon' as const
  return hour >= 13 && hour < 18 ? ('today.afternoon' as const) : ('today.evening' as const)
}

export default function TodayPage() {
  const t = useT()
  const user = useUser()
  const now = useServerNow(60_000)
  const hour = Number(format_instant(now, user.org.timezone, 'time').slice(0, 2))
  const name = /^\p{Script=Han}{3,}$/u.test(user.name) ? user.name.slice(-2) : user.name
  return (
    <Page
      title={t(greeting(hour), { name })}
      tab={t('nav.today')}
      actions={<DateText at={now} show="day" />}
    >
      {null}
    </Page>
  )
}
