// What leaves the house, what is on its way and what comes back: entries of resources.ts.
import { PackageOpen, Route, Undo2 } from 'lucide-react'
import type { Resource } from './resource_types'

export const return_settings_resource: Resource = {
  key: 'return_settings',
  path: '/settings/returns',
  icon: Undo2,
  label: 'nav.return_settings',
  group: 'settings',
  permission: 'orders.return_settings',
  page: () => import('@/features/returns/SettingsPage'),
  words: 'return causes settings tuihuo yuanyin shezhi thyy',
}

export const logistics_resources: Resource[] = [
  {
    key: 'dispatches',
    entity: 'dispatch',
    path: '/dispatches',
    icon: PackageOpen,
    label: 'nav.shipments',
    group: 'fulfilment',
    permission: 'logistics.read',
    page: () => import('@/features/logistics/QueuePage'),
    pages: [
      { path: 'risk', page: () => import('@/features/logistics/RiskPage') },
      { path: 'carriers', page: () => import('@/features/logistics/CarriersPage') },
      { path: '$id', page: () => import('@/features/logistics/PickPage') },
      { path: '$id/print', page: () => import('@/features/logistics/PickListPrintPage') },
    ],
    words: 'ship pick dispatch carrier fahuo fh jianhuo jh chengyunshang',
  },
  {
    key: 'waybills',
    entity: 'waybill',
    path: '/waybills',
    icon: Route,
    label: 'nav.waybills',
    group: 'fulfilment',
    permission: 'logistics.read',
    page: () => import('@/features/logistics/WaybillsPage'),
    pages: [{ path: '$id', page: () => import('@/features/logistics/WaybillPage') }],
    words: 'waybill tracking delivery proof yundan yd qianshou wuliu zaitu',
  },
  {
    key: 'returns',
    entity: 'return',
    path: '/returns',
    icon: Undo2,
    label: 'nav.returns',
    group: 'fulfilment',
    permission: 'orders.read',
    page: () => import('@/features/returns/ReturnsPage'),
    pages: [{ path: '$id', page: () => import('@/features/returns/ReturnPage') }],
    words: 'return exchange refund tuihuo th huanhuo hh',
  },
]
