// Money that is owed and came in, and invoices: entries of resources.ts.
import { Banknote, ReceiptText, WalletCards } from 'lucide-react'
import type { Resource } from './resource_types'

export const finance_resources: Resource[] = [
  {
    key: 'receivables',
    path: '/receivables',
    icon: WalletCards,
    label: 'nav.receivables',
    group: 'fulfilment',
    permission: 'receivables.read',
    page: () => import('@/features/receivables/ReceivablesPage'),
    words: 'receivables overdue huikuan hk yingshou ys',
  },
  {
    key: 'bank_receipts',
    entity: 'bank_receipt',
    path: '/bank_receipts',
    icon: Banknote,
    label: 'nav.bank_receipts',
    group: 'fulfilment',
    permission: 'receivables.read',
    page: () => import('@/features/receivables/BankReceiptsPage'),
    pages: [{ path: '$id', page: () => import('@/features/receivables/BankReceiptPage') }],
    words: 'bank receipt match daozhang dz hexiao hx',
  },
  {
    key: 'invoices',
    entity: 'invoice',
    path: '/invoices',
    icon: ReceiptText,
    label: 'nav.invoices',
    group: 'fulfilment',
    permission: 'invoices.read',
    page: () => import('@/features/invoices/InvoicesPage'),
    pages: [
      { path: '$id', page: () => import('@/features/invoices/InvoicePage') },
      { path: '$id/print', page: () => import('@/features/invoices/InvoicePrintPage') },
    ],
    words: 'invoice fapiao fp kaipiao kp',
  },
]
