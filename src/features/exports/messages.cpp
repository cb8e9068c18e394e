#include "features/exports/messages.hpp"

namespace zhuli::exports {

namespace {

constexpr Message kMessages[] = {
    {"exports.customers", "客户", "客戶", "Customers"},
    {"exports.products", "产品", "產品", "Products"},
    {"exports.orders", "订单", "訂單", "Orders"},
    {"exports.follow_ups", "跟进", "跟進", "Follow-ups"},
    {"exports.inquiries", "咨询", "諮詢", "Inquiries"},
    {"exports.opportunities", "商机", "商機", "Opportunities"},
    {"exports.proposals", "方案", "方案", "Proposals"},
    {"exports.yes", "是", "是", "Yes"},
    {"exports.no", "否", "否", "No"},
    {"exports.too_many_rows", "超过 {max} 行，请先筛选，或用命令行 zhuli export 导出全部",
     "超過 {max} 列，請先篩選，或用命令列 zhuli export 匯出全部",
     "More than {max} rows: filter the list first, or export everything with zhuli export"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::exports
