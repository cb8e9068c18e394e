// What permissions are called: the capability and the verb of `capability.verb`, in three languages.
// A verb without a word of its own is shown as the server names it.
import { messages } from '@/i18n'

const zh_cn = {
  users: '人员与团队',
  organisation: '组织',
  customers: '客户',
  followups: '跟进',
  duplicates: '查重',
  settings: '设置',
  catalog: '产品',
  stock: '库存',
  orders: '订单',
  metrics: '看板',
  imports: '导入',
  today: '今日',
  read: '查看',
  create: '新建',
  edit: '修改',
  contact: '看联系方式',
  record: '记录沟通',
  assign: '分配负责人',
  archive: '归档与恢复',
  import: '导入',
  cost: '看成本',
  move: '出入库',
  confirm: '确认订单',
  cancel: '取消订单',
  ship: '发货',
  deliver: '确认送达',
  receive_payment: '登记回款',
  return: '申请退货',
  receive_return: '退货入库',
  run: '执行',
  undo: '撤销',
  team: '看团队',
  low_stock: '看低库存',
  decide: '判定不是重复',
  merge: '合并与撤销',
  scan: '检查全部客户',
}

export type PermissionWord = keyof typeof zh_cn

const zh_tw: Record<PermissionWord, string> = {
  users: '人員與團隊',
  organisation: '組織',
  customers: '客戶',
  followups: '跟進',
  duplicates: '查重',
  settings: '設定',
  catalog: '產品',
  stock: '庫存',
  orders: '訂單',
  metrics: '看板',
  imports: '匯入',
  today: '今日',
  read: '檢視',
  create: '新增',
  edit: '修改',
  contact: '看聯絡方式',
  record: '記錄溝通',
  assign: '分配負責人',
  archive: '封存與恢復',
  import: '匯入',
  cost: '看成本',
  move: '出入庫',
  confirm: '確認訂單',
  cancel: '取消訂單',
  ship: '出貨',
  deliver: '確認送達',
  receive_payment: '登記回款',
  return: '申請退貨',
  receive_return: '退貨入庫',
  run: '執行',
  undo: '復原',
  team: '看團隊',
  low_stock: '看低庫存',
  decide: '判定不是重複',
  merge: '合併與復原',
  scan: '檢查全部客戶',
}

const en: Record<PermissionWord, string> = {
  users: 'People and teams',
  organisation: 'Organisation',
  customers: 'Customers',
  followups: 'Follow-ups',
  duplicates: 'Duplicates',
  settings: 'change settings',
  catalog: 'Products',
  stock: 'Stock',
  orders: 'Orders',
  metrics: 'Dashboard',
  imports: 'Imports',
  today: 'Today',
  read: 'See',
  create: 'Create',
  edit: 'Change',
  contact: 'See contact details',
  record: 'Write down conversations',
  assign: 'Assign an owner',
  archive: 'Archive and restore',
  import: 'Import',
  cost: 'See cost',
  move: 'Receive and adjust',
  confirm: 'Confirm orders',
  cancel: 'Cancel orders',
  ship: 'Ship',
  deliver: 'Mark as delivered',
  receive_payment: 'Record payments',
  return: 'Request returns',
  receive_return: 'Take returns back',
  run: 'Run',
  undo: 'Undo',
  team: 'See the team',
  low_stock: 'See low stock',
  decide: 'Decide that two are not one',
  merge: 'Merge and undo',
  scan: 'Look at everybody',
}

export const permission_words = { 'zh-CN': zh_cn, 'zh-TW': zh_tw, en }

const useText = messages('permissions', permission_words)

const is_word = (text: string): text is PermissionWord => text in zh_cn

export function usePermissionWords() {
  const t = useText()
  const word = (text: string) => (is_word(text) ? t(text) : text)
  return {
    capability: word,
    action: (permission: string) => word(permission.split('.')[1] ?? permission),
  }
}
