// What each role may do and whose records that covers: the table the server checks by, to be read.
import { Fragment } from 'react'
import { useMeta } from '@/lib/meta'
import { Card } from '@/ui/Card'
import { Page } from '@/ui/Page'
import { Loaded } from '@/ui/States'
import { useText } from './i18n'
import { roles, usePermissions, type PermissionRow } from './model'
import { usePermissionWords } from './permission_words'
import './settings.css'

const capability_of = (row: PermissionRow) => row.name.split('.')[0] ?? ''

function grouped(rows: PermissionRow[]): [string, PermissionRow[]][] {
  const groups = new Map<string, PermissionRow[]>()
  for (const row of rows) {
    const capability = capability_of(row)
    groups.set(capability, [...(groups.get(capability) ?? []), row])
  }
  return [...groups]
}

const scopes = ['own', 'team', 'tree', 'org'] as const
type Scope = (typeof scopes)[number]
const is_scope = (text: string | undefined): text is Scope =>
  (scopes as readonly string[]).includes(text ?? '')

export default function RolesPage() {
  const t = useText()
  const table = usePermissions()
  return (
    <Page title={t('roles')} subtitle={t('roles_note')}>
      <p className="meta row row-wrap">
        {scopes.map((scope) => (
          <span key={scope} className={`settings-scope settings-scope-${scope}`}>
            {t(`scope_${scope}`)}
          </span>
        ))}
      </p>
      <Loaded query={table} lines={12}>
        {({ items }) => <Table rows={items} />}
      </Loaded>
    </Page>
  )
}

function Table({ rows }: { rows: PermissionRow[] }) {
  const t = useText()
  const meta = useMeta('user')
  const words = usePermissionWords()
  return (
    <Card inset="rows">
      <div className="settings-table" tabIndex={0} role="region" aria-label={t('roles')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('permission')}</th>
              {roles.map((role) => (
                <th key={role} scope="col">
                  {meta.option('roles', role)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grouped(rows).map(([capability, list]) => (
              <Fragment key={capability}>
                <tr className="settings-capability">
                  <th scope="colgroup" colSpan={roles.length + 1}>
                    {words.capability(capability)}
                  </th>
                </tr>
                {list.map((row) => (
                  <tr key={row.name}>
                    <th scope="row" title={row.name}>
                      {words.action(row.name)}
                    </th>
                    {roles.map((role) => {
                      const scope = row.scopes.find((one) => one.role === role)?.scope
                      return (
                        <td key={role}>
                          {is_scope(scope) ? (
                            <span className={`settings-scope settings-scope-${scope}`}>
                              {t(`scope_${scope}`)}
                            </span>
                          ) : (
                            <span className="muted" aria-label={t('scope_none')}>
                              –
                            </span>
                          )}
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
