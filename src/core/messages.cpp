#include "core/messages.hpp"

#include <algorithm>

#include "core/invariant.hpp"
#include "core/json_out.hpp"

namespace zhuli {

namespace {

constexpr Message kCore[] = {
    {"problem.invalid", "有些内容需要修改", "有些內容需要修改", "Some entries need correcting"},
    {"problem.not_found", "没有找到，或不在您的权限范围内", "沒有找到，或不在您的權限範圍內",
     "Not found, or outside what you may see"},
    {"problem.no_such_address", "没有这个地址", "沒有這個位址", "There is no such address"},
    {"problem.method_not_allowed", "此地址不支持这种操作", "此位址不支援這種操作",
     "This address does not accept that method"},
    {"problem.forbidden", "您的角色不能做这件事，请联系管理员",
     "您的角色不能做這件事，請聯絡管理員", "Your role may not do this; ask an administrator"},
    {"problem.unauthenticated", "请先登录", "請先登入", "Please sign in"},
    {"problem.csrf", "页面已过期，请刷新后重试", "頁面已過期，請重新整理後再試",
     "This page has expired; reload and try again"},
    {"problem.stale", "这条记录刚被别人修改过，请核对后再保存",
     "這筆記錄剛被別人修改過，請核對後再儲存",
     "Someone changed this record meanwhile; compare and save again"},
    {"problem.if_match_missing", "修改时必须带上版本号（If-Match）",
     "修改時必須帶上版本號（If-Match）", "A change needs the version it is based on (If-Match)"},
    {"problem.action_not_now", "当前状态（{state}）不能执行「{action}」",
     "目前狀態（{state}）不能執行「{action}」", "\"{action}\" is not possible in state {state}"},
    {"problem.malformed_json", "内容不是有效的 JSON：{reason}", "內容不是有效的 JSON：{reason}",
     "The content is not valid JSON: {reason}"},
    {"problem.malformed_request", "请求格式有误：{reason}", "請求格式有誤：{reason}",
     "The request is malformed: {reason}"},
    {"problem.not_json", "内容类型应为 {type}", "內容類型應為 {type}",
     "The content type must be {type}"},
    {"problem.origin", "请求来自别的网站，已拒绝", "請求來自別的網站，已拒絕",
     "This request comes from another site and was refused"},
    {"problem.read_only_token", "这个令牌只能查看，不能修改", "這個權杖只能檢視，不能修改",
     "This token may look but not change anything"},
    {"problem.too_large", "内容太大，上限为 {max} 字节", "內容太大，上限為 {max} 位元組",
     "Too large; the limit is {max} bytes"},
    {"problem.too_many", "操作太频繁，请 {seconds} 秒后再试", "操作太頻繁，請 {seconds} 秒後再試",
     "Too many attempts; try again in {seconds} seconds"},
    {"problem.busy", "系统繁忙，请稍后再试", "系統繁忙，請稍後再試", "Busy; try again shortly"},
    {"problem.outage", "系统出了问题，已记录。请把编号告诉管理员：{reference}",
     "系統出了問題，已記錄。請把編號告訴管理員：{reference}",
     "Something broke and was logged. Tell your administrator this number: {reference}"},
    {"problem.idempotency_mismatch", "同一个 Idempotency-Key 已用于另一份内容",
     "同一個 Idempotency-Key 已用於另一份內容",
     "This Idempotency-Key was already used with different content"},
    {"problem.bad_cursor", "翻页标记无效，请从第一页开始", "翻頁標記無效，請從第一頁開始",
     "The page cursor is not valid; start from the first page"},
    {"field.required", "必填", "必填", "Required"},
    {"field.unknown", "没有这个字段", "沒有這個欄位", "There is no such field"},
    {"field.repeated", "同一个字段出现了两次", "同一個欄位出現了兩次", "This field is given twice"},
    {"field.read_only", "此字段由系统维护，不能填写", "此欄位由系統維護，不能填寫",
     "This field is kept by the system"},
    {"field.masked_sent_back", "隐藏的内容不能保存，请填写完整内容",
     "隱藏的內容不能儲存，請填寫完整內容", "A hidden value cannot be saved; enter it in full"},
    {"field.not_text", "应为文字", "應為文字", "Must be text"},
    {"field.not_utf8", "含有无法识别的字符", "含有無法識別的字元",
     "Contains unreadable characters"},
    {"field.too_long", "最多 {max} 个字，现在有 {length} 个", "最多 {max} 個字，現在有 {length} 個",
     "At most {max} characters; there are {length}"},
    {"field.not_integer", "应为整数", "應為整數", "Must be a whole number"},
    {"field.not_number", "应为数字", "應為數字", "Must be a number"},
    {"field.out_of_range", "超出允许范围", "超出允許範圍", "Out of range"},
    {"field.not_boolean", "应为是或否", "應為是或否", "Must be true or false"},
    {"field.not_id", "编号无效", "編號無效", "Not a valid id"},
    {"field.not_date", "应为真实日期，如 2026-11-24", "應為真實日期，如 2026-11-24",
     "Must be a real date like 2026-11-24"},
    {"field.not_one_of", "应为以下之一：{allowed}", "應為以下之一：{allowed}",
     "Must be one of: {allowed}"},
    {"field.not_list", "应为列表", "應為清單", "Must be a list"},
    {"field.not_object", "应为对象", "應為物件", "Must be an object"},
    {"field.not_json", "不是有效的 JSON", "不是有效的 JSON", "Not valid JSON"},
    {"field.hours_of_no_day", "开始要早于结束，都在 0:00 到 24:00 之间",
     "開始要早於結束，都在 0:00 到 24:00 之間", "From before to, both between 0:00 and 24:00"},
    {"field.hours_overlap", "与同一天的另一段时间重叠", "與同一天的另一段時間重疊",
     "Overlaps other hours of the same day"},
    {"field.too_many", "最多 {max} 项", "最多 {max} 項", "At most {max} items"},
    {"field.not_phone", "电话号码不完整或有误", "電話號碼不完整或有誤",
     "Not a complete phone number"},
    {"field.not_email", "邮箱地址有误", "電子郵件地址有誤", "Not a valid e-mail address"},
    {"field.bad_credit_code", "统一社会信用代码校验不通过", "統一社會信用代碼校驗不通過",
     "The unified credit code fails its checksum"},
    {"field.not_filterable", "不能按此字段筛选", "不能按此欄位篩選", "Cannot filter by this field"},
    {"field.not_sortable", "不能按此字段排序", "不能按此欄位排序", "Cannot sort by this field"},
    {"field.no_such_record", "没有这条记录", "沒有這筆記錄", "There is no such record"},
    {"field.any.id", "编号", "編號", "Id"},
    {"field.any.version", "版本", "版本", "Version"},
    {"field.any.actions", "可做的操作", "可做的操作", "Actions"},
    {"field.any.created_at", "创建时间", "建立時間", "Created"},
    {"field.any.updated_at", "更新时间", "更新時間", "Updated"},
    {"field.taken", "已被使用", "已被使用", "Already in use"},
};

std::string_view in_language(const Message& message, Locale locale) {
    switch (locale) {
        case Locale::zh_TW:
            return message.zh_tw;
        case Locale::en:
            return message.en;
        case Locale::zh_CN:
            break;
    }
    return message.zh_cn;
}

std::string fill(std::string_view text, const Params& params) {
    std::string out(text);
    for (const auto& [name, value] : params) {
        const std::string slot = "{" + name + "}";
        for (auto at = out.find(slot); at != out.npos; at = out.find(slot, at + value.size()))
            out.replace(at, slot.size(), value);
    }
    return out;
}

constexpr std::size_t kFieldsShown = 200;  // a refusal is bounded, whatever was sent

void write_fields(JsonOut& out, const Problem& problem, const Catalog& catalog, Locale locale) {
    out.key("fields").begin_array();
    for (std::size_t i = 0; i < std::min(problem.fields.size(), kFieldsShown); ++i) {
        const auto& field = problem.fields[i];
        out.begin_object().key("path").string(field.path).key("code").string(field.code);
        out.key("message").string(catalog.text(locale, field.code, field.params));
        out.end_object();
    }
    out.end_array();
}

}  // namespace

Catalog::Catalog() { add(kCore); }

void Catalog::add(std::span<const Message> messages) {
    for (const Message& message : messages) {
        INVARIANT(by_key_.emplace(message.key, &message).second, std::string(message.key));
        all_.push_back(&message);
    }
}

const Message* Catalog::find(std::string_view key) const {
    const auto found = by_key_.find(key);
    return found == by_key_.end() ? nullptr : found->second;
}

std::string Catalog::text(Locale locale, std::string_view key, const Params& params) const {
    const Message* message = find(key);
    return message == nullptr ? std::string(key) : fill(in_language(*message, locale), params);
}

std::string problem_json(const Problem& problem, const Catalog& catalog, Locale locale,
                         std::string_view reference) {
    JsonOut out;
    out.begin_object().key("type").string("about:blank");
    out.key("title").string(catalog.text(locale, problem.code, problem.params));
    out.key("status").integer(static_cast<int>(problem.status));
    out.key("code").string(problem.code);
    out.key("params").begin_object();
    for (const auto& [name, value] : problem.params) out.key(name).string(value);
    out.end_object();
    write_fields(out, problem, catalog, locale);
    if (!reference.empty()) out.key("reference").string(reference);
    if (!problem.current_json.empty()) out.key("current").raw(problem.current_json);
    if (!problem.extra_json.empty()) out.raw(problem.extra_json);
    out.end_object();
    return out.take();
}

}  // namespace zhuli
