// What was agreed with customers from a day until a day: an entry of resources.ts.
import { FileSignature } from 'lucide-react'
import type { Resource } from './resource_types'

export const contracts_resource: Resource = {
  key: 'contracts',
  entity: 'contract',
  path: '/contracts',
  icon: FileSignature,
  label: 'nav.contracts',
  group: 'sales',
  permission: 'contracts.read',
  page: () => import('@/features/contracts/ContractsPage'),
  pages: [
    {
      path: 'new',
      page: () => import('@/features/contracts/ContractFormPage'),
      permission: 'contracts.edit',
    },
    { path: '$id', page: () => import('@/features/contracts/ContractPage') },
    {
      path: '$id/edit',
      page: () => import('@/features/contracts/ContractFormPage'),
      permission: 'contracts.edit',
    },
  ],
  words: 'contract hetong ht xuqian xq',
}
