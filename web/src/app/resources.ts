// The one list from which side nav, phone bar, palette and routes are drawn. An entry is added
// when its page works, never before.
import { ChartSpline } from 'lucide-react'
import { finance_resources } from './finance_resources'
import { knowledge_resources } from './knowledge_resources'
import { logistics_resources } from './logistics_resources'
import { more_resources } from './more_resources'
import { purchasing_resources } from './purchasing_resources'
import type { Resource } from './resource_types'
import { sales_resources } from './sales_resources'
import { last_resources, settings_resources } from './settings_resources'
import {
  resolution_resources,
  ticket_resources,
  ticket_settings_resource,
  request_resources,
  request_settings_resource,
} from './ticket_resources'
import { work_resources } from './work_resources'

export const resources: Resource[] = [
  ...work_resources,
  ...sales_resources,
  ...knowledge_resources,
  ...logistics_resources,
  ...purchasing_resources,
  ...finance_resources,
  ...ticket_resources,
  ...resolution_resources,
  ...request_resources,
  {
    key: 'dashboard',
    path: '/dashboards/sales',
    icon: ChartSpline,
    label: 'nav.dashboard',
    group: 'insight',
    permission: 'metrics.read',
    page: () => import('@/features/metrics/SalesPage'),
    words: 'dashboard sales kanban kb',
  },
  ...settings_resources,
  ...more_resources,
  ticket_settings_resource,
  request_settings_resource,
  ...last_resources,
]
