#include "features/retros/messages.hpp"

namespace zhuli::retros {

namespace {

constexpr Message kMessages[] = {
    {"retros.month_to_come", "这个月还没有到", "這個月還沒有到", "This month has not begun yet"},
    {"retros.due_day", "完成日期应在今天起的 {days} 天之内", "完成日期應在今天起的 {days} 天之內",
     "Choose a day from today on, within {days} days"},
    {"enum.notice.kind.sop_change.given", "SOP 改进交给您", "SOP 改進交給您",
     "SOP change given to you"},
    {"enum.notice.kind.sop_change.due", "SOP 改进到期", "SOP 改進到期", "SOP change due"},
    {"notice.sop_change.given", "请在 {day} 前完成 SOP 改进「{title}」",
     "請在 {day} 前完成 SOP 改進「{title}」", "SOP change \"{title}\" is yours until {day}"},
    {"notice.sop_change.due", "SOP 改进「{title}」{day} 到期，完成后请写下做了什么",
     "SOP 改進「{title}」{day} 到期，完成後請寫下做了什麼",
     "SOP change \"{title}\" is due on {day}; write down what was done"},
    {"entity.sop_change", "SOP 改进", "SOP 改進", "SOP change"},
    {"field.sop_change.month_on", "复盘月份", "複盤月份", "Month"},
    {"field.sop_change.cause", "原因", "原因", "Cause"},
    {"field.sop_change.kind", "类型", "類型", "Type"},
    {"field.sop_change.complaint_count", "当月客诉", "當月客訴", "Complaints then"},
    {"field.sop_change.title", "改什么", "改什麼", "What is changed"},
    {"field.sop_change.words", "怎么做", "怎麼做", "How it is done from now on"},
    {"field.sop_change.owner_id", "负责人", "負責人", "Owner"},
    {"field.sop_change.due_on", "完成日期", "完成日期", "Due"},
    {"field.sop_change.state", "状态", "狀態", "State"},
    {"field.sop_change.decided_by", "决定人", "決定人", "Decided by"},
    {"field.sop_change.ended_on", "结束日期", "結束日期", "Ended"},
    {"field.sop_change.outcome", "结果", "結果", "Outcome"},
    {"field.sop_change.remind_on", "提醒日期", "提醒日期", "Reminder on"},
    {"field.sop_change.owner_name", "负责人", "負責人", "Owner"},
    {"field.sop_change.decider_name", "决定人", "決定人", "Decided by"},
    {"field.sop_change.late", "逾期", "逾期", "Late"},
    {"enum.sop_change.state.open", "进行中", "進行中", "Open"},
    {"enum.sop_change.state.done", "已完成", "已完成", "Done"},
    {"enum.sop_change.state.dropped", "不做了", "不做了", "Dropped"},
    {"enum.sop_change.kind.none", "未分类", "未分類", "Not classified"},
    {"enum.sop_change.kind.logistics", "物流", "物流", "Logistics"},
    {"enum.sop_change.kind.quality", "质量", "品質", "Quality"},
    {"enum.sop_change.kind.after_sales", "售后", "售後", "After-sales"},
    {"enum.sop_change.kind.technical", "技术", "技術", "Technical"},
    {"enum.sop_change.kind.billing", "账务", "帳務", "Billing"},
    {"enum.sop_change.kind.other", "其他", "其他", "Other"},
    {"enum.sop_change.cause.none", "未定", "未定", "Not set"},
    {"enum.sop_change.cause.carrier", "承运商", "承運商", "Carrier"},
    {"enum.sop_change.cause.packing", "包装", "包裝", "Packing"},
    {"enum.sop_change.cause.picking", "错发漏发", "錯發漏發", "Picking"},
    {"enum.sop_change.cause.product", "产品缺陷", "產品缺陷", "Product defect"},
    {"enum.sop_change.cause.description", "描述不符", "描述不符", "Description"},
    {"enum.sop_change.cause.invoice", "开票或对账", "開票或對帳", "Invoice or statement"},
    {"enum.sop_change.cause.handling", "服务处理", "服務處理", "How we handled it"},
    {"enum.sop_change.cause.misuse", "使用不当", "使用不當", "Misuse"},
    {"enum.sop_change.cause.other", "其他", "其他", "Other"},
    {"event.sop_change.planned", "决定 SOP 改进", "決定 SOP 改進", "SOP change decided"},
    {"event.sop_change.edited", "修改 SOP 改进", "修改 SOP 改進", "SOP change changed"},
    {"event.sop_change.finished", "完成 SOP 改进", "完成 SOP 改進", "SOP change done"},
    {"event.sop_change.dropped", "取消 SOP 改进", "取消 SOP 改進", "SOP change dropped"},
    {"event.sop_change.handed_over", "交接 SOP 改进", "交接 SOP 改進", "SOP change handed over"},
    {"event.sop_change.reopened", "重新打开 SOP 改进", "重新開啟 SOP 改進", "SOP change reopened"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::retros
