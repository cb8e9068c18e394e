// What customers says to people.
#include "features/customers/messages.hpp"

namespace zhuli::customers {

namespace {

constexpr Message kMessages[] = {
    {"customers.name_too_short", "公司名称至少两个字", "公司名稱至少兩個字",
     "A company name has at least two characters"},
    {"customers.negative_credit_limit", "信用额度不能为负", "信用額度不能為負",
     "A credit limit cannot be negative"},
    {"customers.walk_in_is_system", "散客由系统维护，不能新建", "散客由系統維護，不能新建",
     "The walk-in customer is kept by the system"},
    {"customers.owner_out_of_scope", "不能分给权限范围以外的人", "不能分給權限範圍以外的人",
     "You cannot assign to someone outside your scope"},
    {"entity.customer", "客户", "客戶", "Customer"},
    {"field.customer.code", "编号", "編號", "Code"},
    {"field.customer.kind", "类型", "類型", "Kind"},
    {"field.customer.name", "名称", "名稱", "Name"},
    {"field.customer.short_name", "简称", "簡稱", "Short name"},
    {"field.customer.credit_code", "统一社会信用代码", "統一社會信用代碼", "Unified credit code"},
    {"field.customer.status", "阶段", "階段", "Status"},
    {"field.customer.tier", "等级", "等級", "Tier"},
    {"field.customer.contact_name", "联系人", "聯絡人", "Contact"},
    {"field.customer.contact_title", "职务", "職務", "Title"},
    {"field.customer.phone", "电话", "電話", "Phone"},
    {"field.customer.email", "邮箱", "電子郵件", "E-mail"},
    {"field.customer.wechat", "微信", "微信", "WeChat"},
    {"field.customer.region", "地区", "地區", "Region"},
    {"field.customer.address", "地址", "地址", "Address"},
    {"field.customer.industry", "行业", "行業", "Industry"},
    {"field.customer.source", "来源", "來源", "Source"},
    {"field.customer.owner_id", "负责人", "負責人", "Owner"},
    {"field.customer.credit_limit_minor", "信用额度", "信用額度", "Credit limit"},
    {"field.customer.tags", "标签", "標籤", "Tags"},
    {"field.customer.note", "备注", "備註", "Note"},
    {"field.customer.external_no", "外部编号", "外部編號", "External number"},
    {"field.customer.last_contact_at", "最近联系", "最近聯絡", "Last contact"},
    {"field.customer.next_contact_on", "下次跟进", "下次跟進", "Next contact"},
    {"field.customer.owner_name", "负责人", "負責人", "Owner"},
    {"field.customer.contact_masked", "联系方式已隐藏", "聯絡方式已隱藏", "Contact hidden"},
    {"entity.interaction", "沟通记录", "溝通記錄", "Conversation"},
    {"field.interaction.customer_id", "客户", "客戶", "Customer"},
    {"field.interaction.channel", "方式", "方式", "Channel"},
    {"field.interaction.words", "内容", "內容", "What was said"},
    {"field.interaction.happened_at", "时间", "時間", "Time"},
    {"field.interaction.author_id", "记录人", "記錄人", "Written by"},
    {"field.interaction.next_contact_on", "下次跟进", "下次跟進", "Next contact"},
    {"enum.customer.kind.company", "公司", "公司", "Company"},
    {"enum.customer.kind.person", "个人", "個人", "Person"},
    {"enum.customer.kind.walk_in", "散客", "散客", "Walk-in"},
    {"enum.customer.status.lead", "线索", "線索", "Lead"},
    {"enum.customer.status.prospect", "意向", "意向", "Prospect"},
    {"enum.customer.status.customer", "成交", "成交", "Customer"},
    {"enum.customer.status.dormant", "沉睡", "沉睡", "Dormant"},
    {"enum.customer.status.lost", "流失", "流失", "Lost"},
    {"enum.customer.status.invalid", "无效", "無效", "Invalid"},
    {"enum.customer.tier.a", "A", "A", "A"},
    {"enum.customer.tier.b", "B", "B", "B"},
    {"enum.customer.tier.c", "C", "C", "C"},
    {"enum.customer.tier.d", "D", "D", "D"},
    {"enum.interaction.channel.phone", "电话", "電話", "Phone"},
    {"enum.interaction.channel.wechat", "微信", "微信", "WeChat"},
    {"enum.interaction.channel.visit", "拜访", "拜訪", "Visit"},
    {"enum.interaction.channel.email", "邮件", "郵件", "E-mail"},
    {"enum.interaction.channel.note", "备注", "備註", "Note"},
    {"event.customer.created", "新建客户", "新建客戶", "Customer created"},
    {"event.customer.edited", "修改资料", "修改資料", "Customer changed"},
    {"event.customer.contacted", "更新跟进时间", "更新跟進時間", "Contact dates updated"},
    {"event.interaction.recorded", "沟通记录", "溝通記錄", "Conversation"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::customers
