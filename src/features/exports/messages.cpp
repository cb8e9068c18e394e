#include "features/exports/messages.hpp"

namespace zhuli::exports {

namespace {

constexpr Message kMessages[] = {
    {"exports.customers", "客户", "客戶", "Customers"},
    {"exports.contacts", "联系人", "聯絡人", "Contacts"},
    {"exports.interactions", "沟通记录", "溝通記錄", "Conversations"},
    {"exports.products", "产品", "產品", "Products"},
    {"exports.orders", "订单", "訂單", "Orders"},
    {"exports.follow_ups", "跟进", "跟進", "Follow-ups"},
    {"exports.inquiries", "咨询", "諮詢", "Inquiries"},
    {"exports.opportunities", "商机", "商機", "Opportunities"},
    {"exports.proposals", "方案", "方案", "Proposals"},
    {"exports.statement", "对账单", "對帳單", "Statement of account"},
    {"exports.statement_on", "日期", "日期", "Date"},
    {"exports.statement_kind", "事项", "事項", "What"},
    {"exports.statement_number", "单据号", "單據號", "Document"},
    {"exports.statement_order", "订单号", "訂單號", "Order"},
    {"exports.statement_amount", "金额", "金額", "Amount"},
    {"exports.statement_balance", "余额", "餘額", "Balance"},
    {"exports.statement_opening", "期初欠款", "期初欠款", "Owed before"},
    {"exports.statement_closing", "期末欠款", "期末欠款", "Owed after"},
    {"exports.statement_kind_order", "订单", "訂單", "Order"},
    {"exports.statement_kind_receipt", "收款", "收款", "Payment"},
    {"exports.statement_kind_refund", "退款", "退款", "Refund"},
    {"exports.statement_kind_reversal", "冲销", "沖銷", "Reversal"},
    {"exports.statement_kind_returned", "退货", "退貨", "Return"},
    {"exports.statement_kind_allowance", "折让", "折讓", "Allowance"},
    {"exports.quotes", "报价", "報價", "Quotes"},
    {"exports.tickets", "客诉", "客訴", "Complaints"},
    {"exports.sub_requests", "协办单", "協辦單", "Requests"},
    {"exports.returns", "退换货", "退換貨", "Returns"},
    {"exports.purchases", "采购单", "採購單", "Purchase orders"},
    {"exports.invoices", "发票", "發票", "Invoices"},
    {"exports.bank_receipts", "到账", "入帳", "Money received"},
    {"exports.waybills", "运单", "運單", "Waybills"},
    {"exports.cases", "案例", "案例", "Cases"},
    {"exports.contracts", "合同", "合約", "Contracts"},
    {"exports.pool_customers", "公海客户", "公海客戶", "Customers of the pool"},
    {"exports.duplicates", "疑似重复", "疑似重複", "Suspected duplicates"},
    {"exports.stock", "库存", "庫存", "Stock"},
    {"exports.yes", "是", "是", "Yes"},
    {"exports.no", "否", "否", "No"},
    {"exports.too_many_rows", "超过 {max} 行，请先筛选，或用命令行 zhuli export 导出全部",
     "超過 {max} 列，請先篩選，或用命令列 zhuli export 匯出全部",
     "More than {max} rows: filter the list first, or export everything with zhuli export"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::exports
