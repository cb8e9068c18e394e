// What identity says to people.
#include "features/identity/messages.hpp"

namespace zhuli::identity {

namespace {

constexpr Message kMessages[] = {
    {"identity.password_short", "密码至少 {min} 位", "密碼至少 {min} 位",
     "A password has at least {min} characters"},
    {"identity.password_weak", "密码太简单，请混用字母、数字或符号",
     "密碼太簡單，請混用字母、數字或符號", "Too simple; mix letters, digits or signs"},
    {"identity.bad_currency", "货币应为三位大写代码，如 CNY", "貨幣應為三位大寫代碼，如 CNY",
     "A currency is three capital letters like CNY"},
    {"identity.bad_timezone", "没有这个时区，例如 Asia/Shanghai",
     "沒有這個時區，例如 Asia/Shanghai", "There is no such time zone; try Asia/Shanghai"},
    {"identity.wrong_credentials", "邮箱或密码不对", "電子郵件或密碼不對",
     "The e-mail or password is wrong"},
    {"identity.already_set_up", "已经有组织了，请直接登录", "已經有組織了，請直接登入",
     "An organisation exists already; please sign in"},
    {"identity.wrong_password", "当前密码不对", "目前密碼不對", "The current password is wrong"},
    {"identity.not_oneself", "不能给自己办理离职", "不能替自己辦理離職",
     "You cannot let yourself leave"},
    {"identity.has_left", "此人已经离职", "此人已經離職", "This person has left already"},
    {"identity.last_admin", "至少要留一位管理员，请先指定另一位",
     "至少要留一位管理員，請先指定另一位",
     "One administrator must stay; appoint another one first"},
    {"identity.only_admins", "只有管理员能变更管理员", "只有管理員能變更管理員",
     "Only an administrator may change administrators"},
    {"identity.role_twice", "同一个角色选了两次", "同一個角色選了兩次", "A role is named twice"},
    {"identity.too_many_tokens", "最多 {max} 个令牌，请先撤销不用的",
     "最多 {max} 個權杖，請先撤銷不用的", "At most {max} tokens; revoke one you do not need"},
    {"identity.team_cycle", "团队不能是自己的上级", "團隊不能是自己的上級",
     "A team cannot be above itself"},
    {"identity.bad_preference_key", "只能用字母、数字和 . _ - :", "只能用字母、數字和 . _ - :",
     "Only letters, digits and . _ - :"},
    {"identity.preferences_full", "个人设置太多，总共最多 {max} 字节",
     "個人設定太多，總共最多 {max} 位元組", "Too many choices kept; at most {max} bytes in all"},
    {"session.choose_organization", "这个邮箱属于多个组织，请选择一个",
     "這個電子郵件屬於多個組織，請選擇一個",
     "This e-mail belongs to several organisations; choose one"},
    {"entity.user", "人员", "人員", "Person"},
    {"entity.team", "团队", "團隊", "Team"},
    {"field.user.email", "邮箱", "電子郵件", "E-mail"},
    {"field.user.name", "姓名", "姓名", "Name"},
    {"field.user.team_id", "团队", "團隊", "Team"},
    {"field.user.roles", "角色", "角色", "Roles"},
    {"field.user.locale", "语言", "語言", "Language"},
    {"field.user.state", "状态", "狀態", "State"},
    {"field.user.team_name", "团队", "團隊", "Team"},
    {"field.team.name", "名称", "名稱", "Name"},
    {"field.team.parent_id", "上级团队", "上級團隊", "Parent team"},
    {"enum.user.state.active", "在职", "在職", "Active"},
    {"enum.user.state.left", "离职", "離職", "Left"},
    {"enum.user.locale.zh_CN", "简体中文", "簡體中文", "Simplified Chinese"},
    {"enum.user.locale.zh_TW", "繁体中文", "繁體中文", "Traditional Chinese"},
    {"enum.user.locale.en", "英文", "英文", "English"},
    {"enum.user.roles.assistant", "销售助理", "銷售助理", "Sales assistant"},
    {"enum.user.roles.manager", "经理", "經理", "Manager"},
    {"enum.user.roles.finance", "财务", "財務", "Finance"},
    {"enum.user.roles.warehouse", "仓库", "倉庫", "Warehouse"},
    {"enum.user.roles.purchasing", "采购", "採購", "Purchasing"},
    {"enum.user.roles.service", "售后", "售後", "After-sales"},
    {"enum.user.roles.marketing", "市场", "市場", "Marketing"},
    {"enum.user.roles.hr", "人事", "人事", "HR"},
    {"enum.user.roles.admin", "管理员", "管理員", "Administrator"},
    {"enum.user.roles.auditor", "审计", "稽核", "Auditor"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::identity
