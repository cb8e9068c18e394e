// The one list from which side nav, phone bar, palette and routes are drawn. An entry is added
// when its page works, never before.
import { Boxes, FileUp, ChartSpline, Package, Sunrise, Users } from 'lucide-react'
import type { Resource } from './resource_types'

export const resources: Resource[] = [
  {
    key: 'today',
    path: '/today',
    icon: Sunrise,
    label: 'nav.today',
    group: 'work',
    page: () => import('@/features/today/TodayPage'),
    words: 'today jinri jr',
    light: true,
  },
  {
    key: 'customers',
    entity: 'customer',
    path: '/customers',
    icon: Users,
    label: 'nav.customers',
    group: 'sales',
    permission: 'customers.read',
    page: () => import('@/features/customers/CustomersPage'),
    pages: [
      {
        path: 'new',
        page: () => import('@/features/customers/CustomerFormPage'),
        permission: 'customers.create',
      },
      { path: '$id', page: () => import('@/features/customers/CustomerPage') },
      {
        path: '$id/edit',
        page: () => import('@/features/customers/CustomerFormPage'),
        permission: 'customers.edit',
      },
    ],
    create: { label: 'create.customer', path: '/customers/new', permission: 'customers.create' },
    words: 'customer client kehu kh',
  },
  {
    key: 'products',
    entity: 'product',
    path: '/products',
    icon: Package,
    label: 'nav.products',
    group: 'fulfilment',
    permission: 'catalog.read',
    page: () => import('@/features/catalog/ProductsPage'),
    pages: [
      {
        path: 'new',
        page: () => import('@/features/catalog/ProductFormPage'),
        permission: 'catalog.edit',
      },
      { path: '$id', page: () => import('@/features/catalog/ProductPage') },
      {
        path: '$id/edit',
        page: () => import('@/features/catalog/ProductFormPage'),
        permission: 'catalog.edit',
      },
    ],
    create: { label: 'create.product', path: '/products/new', permission: 'catalog.edit' },
    words: 'product goods chanpin cp',
  },
  {
    key: 'stock',
    path: '/stock',
    icon: Boxes,
    label: 'nav.stock',
    group: 'fulfilment',
    permission: 'stock.read',
    page: () => import('@/features/stock/StockPage'),
    pages: [
      { path: 'warehouses', page: () => import('@/features/stock/WarehousesPage') },
      { path: '$id', page: () => import('@/features/stock/StockItemPage') },
    ],
    words: 'stock warehouse kucun kc cangku ck',
  },
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
  {
    key: 'imports',
    entity: 'import_batch',
    path: '/imports',
    icon: FileUp,
    label: 'nav.imports',
    group: 'settings',
    permission: 'imports.read',
    page: () => import('@/features/imports/ImportsPage'),
    pages: [
      {
        path: 'new',
        page: () => import('@/features/imports/ImportNewPage'),
        permission: 'imports.run',
      },
      { path: '$id', page: () => import('@/features/imports/ImportPage') },
    ],
    words: 'import upload excel daoru dr',
  },
]
