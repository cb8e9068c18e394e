#include "features/intake/messages.hpp"

namespace zhuli::intake {

namespace {

constexpr Message kMessages[] = {
    {"intake.not_by_a_person", "没有收到，请刷新页面后重新填写", "沒有收到，請重新整理頁面後再填寫",
     "This was not taken; reload the page and fill it in again"},
    {"intake.too_fast", "提交得太快了，请过几秒再点一次", "提交得太快了，請過幾秒再點一次",
     "That was very fast; wait a few seconds and send it again"},
    {"intake.too_old", "页面打开太久了，请刷新后再提交", "頁面打開太久了，請重新整理後再提交",
     "This page has been open too long; reload it and send it again"},
    {"intake.too_many", "现在提交的人太多，请稍后再试，或直接打电话给我们",
     "現在提交的人太多，請稍後再試，或直接打電話給我們",
     "Too many messages came in just now; try later or call us"},
    {"intake.file_refused", "「{name}」不是照片或 PDF，没有收下",
     "「{name}」不是照片或 PDF，沒有收下", "\"{name}\" is no photo and no PDF; it was not taken"},
    {"intake.files_full", "最多可以附 {max} 个文件", "最多可以附 {max} 個檔案",
     "At most {max} files can be added"},
    {"intake.joined", "这条投诉已并入您的另一条投诉，请在那里补充",
     "這則投訴已併入您的另一則投訴，請在那裡補充",
     "This complaint goes on in another one of yours; write there"},
    {"entity.ticket_intake", "客诉登记", "客訴登記", "Complaint by the form"},
    {"field.ticket_intake.ticket_id", "客诉", "客訴", "Complaint"},
    {"field.ticket_intake.name", "称呼", "稱呼", "Name"},
    {"field.ticket_intake.phone", "电话", "電話", "Phone"},
    {"field.ticket_intake.order_no", "订单号", "訂單號", "Order number"},
    {"field.ticket_intake.matched_by", "识别方式", "識別方式", "Recognised by"},
    {"field.ticket_intake.by_form", "由表单登记", "由表單登記", "Came by the form"},
    {"field.ticket_intake.suggested", "可能是", "可能是", "May be"},
    {"enum.ticket_intake.matched_by.nothing", "未识别", "未識別", "Nothing"},
    {"enum.ticket_intake.matched_by.phone", "电话一致", "電話一致", "Phone"},
    {"enum.ticket_intake.matched_by.phone_and_order", "电话和订单都一致", "電話和訂單都一致",
     "Phone and order"},
    {"entity.intake_form", "客诉登记表单", "客訴登記表單", "Form for complaints"},
    {"field.intake_form.open", "开放", "開放", "Open"},
    {"field.intake_form.token", "地址", "網址", "Address"},
    {"field.intake_form.link", "链接", "連結", "Link"},
    {"event.ticket_intake.sent", "客户提交客诉登记", "客戶提交客訴登記",
     "Complaint sent by the form"},
    {"event.intake_form.renewed", "更换客诉登记表单地址", "更換客訴登記表單網址",
     "Form for complaints opened at another address"},
    {"event.intake_form.closed", "关闭客诉登记表单", "關閉客訴登記表單",
     "Form for complaints switched off"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::intake
