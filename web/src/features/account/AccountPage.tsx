// One's own account: name and language, password, signed-in browsers, API tokens.
import { Page } from '@/ui/Page'
import { useUser } from '@/lib/session'
import { PasswordCard } from './PasswordCard'
import { PlatformsCard } from './PlatformsCard'
import { ProfileCard } from './ProfileCard'
import { SessionsCard } from './SessionsCard'
import { TokensCard } from './TokensCard'
import { useText } from './i18n'
import './own_account.css'

export default function AccountPage() {
  const t = useText()
  const user = useUser()
  return (
    <Page title={t('title')} subtitle={user.email} layout="narrow">
      <ProfileCard />
      <PasswordCard />
      <PlatformsCard />
      <SessionsCard />
      <TokensCard />
    </Page>
  )
}
