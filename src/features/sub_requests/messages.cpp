// What sub-requests say to people.
#include "features/sub_requests/messages.hpp"

namespace zhuli::sub_requests {

namespace {

constexpr Message kMessages[] = {
    {"sub_requests.not_your_department", "这张协办单是给别的部门的", "這張協辦單是給別的部門的",
     "This is asked of another department"},
    {"sub_requests.name_twice", "模板名称不能重复", "範本名稱不能重複",
     "One template of a name is enough"},
    {"entity.sub_request", "协办单", "協辦單", "Request to a department"},
    {"entity.sub_request_settings", "协办单模板", "協辦單範本", "Templates of requests"},
    {"field.sub_request.number", "编号", "編號", "Number"},
    {"field.sub_request.ticket_id", "客诉", "客訴", "Complaint"},
    {"field.sub_request.customer_id", "客户", "客戶", "Customer"},
    {"field.sub_request.owner_id", "发起人", "發起人", "Asked by"},
    {"field.sub_request.department", "协办部门", "協辦部門", "Department"},
    {"field.sub_request.title", "事项", "事項", "What is asked"},
    {"field.sub_request.words", "要求", "要求", "In words"},
    {"field.sub_request.minutes", "时限（工作分钟）", "時限（工作分鐘）", "Working minutes"},
    {"field.sub_request.asked_at", "发起时间", "發起時間", "Asked"},
    {"field.sub_request.due_at", "最迟时间", "最遲時間", "Due"},
    {"field.sub_request.warn_at", "预警时间", "預警時間", "Warning at"},
    {"field.sub_request.state", "状态", "狀態", "State"},
    {"field.sub_request.warned", "已预警", "已預警", "Warned of"},
    {"field.sub_request.breached", "超时", "逾時", "Late"},
    {"field.sub_request.answer", "答复", "答覆", "Answer"},
    {"field.sub_request.answered_by", "答复人", "答覆人", "Answered by"},
    {"field.sub_request.answered_at", "答复时间", "答覆時間", "Answered"},
    {"field.sub_request.ticket_number", "客诉", "客訴", "Complaint"},
    {"field.sub_request.ticket_title", "客诉标题", "客訴標題", "Title of the complaint"},
    {"field.sub_request.customer_name", "客户", "客戶", "Customer"},
    {"field.sub_request.owner_name", "发起人", "發起人", "Asked by"},
    {"field.sub_request.answerer_name", "答复人", "答覆人", "Answered by"},
    {"field.sub_request.actions", "操作", "操作", "Actions"},
    {"field.sub_request_settings.templates", "模板", "範本", "Templates"},
    {"enum.sub_request.state.open", "待答复", "待答覆", "Open"},
    {"enum.sub_request.state.answered", "已答复", "已答覆", "Answered"},
    {"enum.sub_request.state.withdrawn", "已撤回", "已撤回", "Withdrawn"},
    {"enum.sub_request.department.assistant", "销售助理", "銷售助理", "Sales assistant"},
    {"enum.sub_request.department.manager", "经理", "經理", "Manager"},
    {"enum.sub_request.department.finance", "财务", "財務", "Finance"},
    {"enum.sub_request.department.warehouse", "仓库", "倉庫", "Warehouse"},
    {"enum.sub_request.department.purchasing", "采购", "採購", "Purchasing"},
    {"enum.sub_request.department.service", "售后", "售後", "After-sales"},
    {"enum.sub_request.department.marketing", "市场", "市場", "Marketing"},
    {"enum.sub_request.department.hr", "人事", "人事", "HR"},
    {"enum.sub_request.department.admin", "管理员", "管理員", "Administrator"},
    {"enum.sub_request.department.auditor", "审计", "稽核", "Auditor"},
    {"enum.notice.kind.sub_request.asked", "新的协办单", "新的協辦單",
     "New request to your department"},
    {"enum.notice.kind.sub_request.warned", "协办单即将超时", "協辦單即將逾時", "Request due soon"},
    {"enum.notice.kind.sub_request.breached", "协办单超时", "協辦單逾時", "Request late"},
    {"enum.notice.kind.sub_request.answered", "协办单已答复", "協辦單已答覆", "Request answered"},
    {"notice.sub_request.asked", "{by} 请本部门协办 {number}：{title}",
     "{by} 請本部門協辦 {number}：{title}", "{by} asks your department, {number}: {title}"},
    {"notice.sub_request.warned", "协办单 {number} 即将超时：{title}",
     "協辦單 {number} 即將逾時：{title}", "Request {number} is due soon: {title}"},
    {"notice.sub_request.breached", "协办单 {number} 超时未答复：{title}",
     "協辦單 {number} 逾時未答覆：{title}", "Request {number} is late: {title}"},
    {"notice.sub_request.answered", "协办单 {number} 已答复：{title}",
     "協辦單 {number} 已答覆：{title}", "Request {number} was answered: {title}"},
    {"event.sub_request.asked", "请其他部门协办", "請其他部門協辦", "Another department asked"},
    {"event.sub_request.answered", "协办答复", "協辦答覆", "A department answered"},
    {"event.sub_request.withdrawn", "撤回协办单", "撤回協辦單",
     "Request to a department withdrawn"},
    {"event.sub_request.warned", "协办单即将超时", "協辦單即將逾時",
     "Request to a department due soon"},
    {"event.sub_request.breached", "协办单超时", "協辦單逾時", "Request to a department late"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::sub_requests
