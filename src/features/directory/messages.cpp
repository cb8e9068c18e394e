// What the directory says to people.
#include "features/directory/messages.hpp"

#include <vector>

namespace zhuli::directory {

namespace {

constexpr Message kMessages[] = {
    {"directory.no_address", "要填以 https:// 开头的地址，末尾不带斜杠",
     "要填以 https:// 開頭的位址，結尾不帶斜線",
     "Give an address that begins with https:// and does not end in a slash"},
    {"directory.no_origin", "要填打开助理的网址，例如 https://crm.example.cn，不带路径",
     "要填打開助理的網址，例如 https://crm.example.cn，不帶路徑",
     "Give where this product is opened, such as https://crm.example.cn, without a path"},
    {"directory.no_admins", "同步进来的人不能默认是管理员", "同步進來的人不能預設是管理員",
     "People who are taken over cannot be administrators by default"},
    {"directory.no_domain", "要填邮箱域名，例如 example.cn", "要填郵箱網域，例如 example.cn",
     "Give a domain of e-mail addresses, such as example.cn"},
    {"directory.not_at_home", "请从 {url} 打开助理再登录：平台只会回到那个网址",
     "請從 {url} 打開助理再登入：平台只會回到那個網址",
     "Open this product at {url} and sign in there: the platform leads back to that address only"},
    {"directory.start_over", "这次登录已经用过、超过十分钟，或是在另一个浏览器里开始的。请重新开始",
     "這次登入已經用過、超過十分鐘，或是在另一個瀏覽器裡開始的。請重新開始",
     "This sign-in was used already, is older than ten minutes or began in another browser. Begin"
     " again"},
    {"directory.code_refused", "平台没有认可这次登录（{why}）。请重新开始",
     "平台沒有認可這次登入（{why}）。請重新開始",
     "The platform did not confirm this sign-in ({why}). Begin again"},
    {"directory.away", "现在连不上平台，请过一会儿再试，或用密码登录。{why}",
     "現在連不上平台，請過一會兒再試，或用密碼登入。{why}",
     "The platform cannot be reached now; try again in a while or use your password. {why}"},
    {"directory.not_bound",
     "这个平台账号还没有绑定用户。请用密码登录后在“我的设置”里绑定，或请管理员同步通讯录",
     "這個平台帳號還沒有綁定使用者。請用密碼登入後在「我的設定」裡綁定，或請管理員同步通訊錄",
     "This account is bound to nobody here. Sign in with your password and bind it under My"
     " settings, or ask an administrator to take over the directory"},
    {"directory.has_left", "平台通讯录里已没有这个人，不能登录。如有疑问请联系管理员",
     "平台通訊錄裡已沒有這個人，不能登入。如有疑問請聯絡管理員",
     "The platform lists this person no more, so they cannot sign in. Ask an administrator"},
    {"directory.bound_already", "这个平台账号或您本人已经绑定，请先解除原来的绑定",
     "這個平台帳號或您本人已經綁定，請先解除原來的綁定",
     "This account or you yourself are bound already; take that binding off first"},
    {"entity.platform", "办公平台", "辦公平台", "Office platform"},
    {"field.platform.kind", "平台", "平台", "Platform"},
    {"enum.platform.kind.wecom", "企业微信", "企業微信", "WeCom"},
    {"enum.platform.kind.dingtalk", "钉钉", "釘釘", "DingTalk"},
    {"enum.platform.kind.feishu", "飞书", "飛書", "Feishu"},
    {"field.platform.app_id", "应用 ID", "應用 ID", "App ID"},
    {"field.platform.agent_id", "AgentId", "AgentId", "AgentId"},
    {"field.platform.secret", "应用密钥", "應用密鑰", "App secret"},
    {"field.platform.home_url", "打开助理的网址", "打開助理的網址", "Where this product is opened"},
    {"field.platform.sign_in_url", "登录页地址", "登入頁位址", "Address of its sign-in page"},
    {"field.platform.api_url", "接口地址", "介面位址", "Address of its API"},
    {"field.platform.directory_url", "通讯录接口地址", "通訊錄介面位址",
     "Address of its directory API"},
    {"field.platform.sign_in_allowed", "允许用它登录", "允許用它登入", "Sign-in allowed"},
    {"field.platform.sync_daily", "每个工作日同步通讯录", "每個工作日同步通訊錄",
     "Take over the directory each working day"},
    {"field.platform.sync_minute", "同步时间", "同步時間", "At"},
    {"field.platform.apply_alone", "以后自动应用，不再逐次确认", "以後自動套用，不再逐次確認",
     "Apply later runs without asking"},
    {"field.platform.leavers_percent", "离开的人超过百分之几时仍要确认",
     "離開的人超過百分之幾時仍要確認", "Ask all the same when more percent have left than"},
    {"field.platform.default_role", "新用户的角色", "新使用者的角色", "Role of new people"},
    {"field.platform.email_domain", "没有邮箱的人用的域名", "沒有郵箱的人用的網域",
     "Domain for people without e-mail"},
    {"field.platform.has_secret", "已有密钥", "已有密鑰", "Has a secret"},
    {"field.platform.return_url", "回调地址", "回呼位址", "Redirect address"},
    {"enum.platform.default_role.assistant", "销售助理", "銷售助理", "Sales assistant"},
    {"enum.platform.default_role.manager", "经理", "經理", "Manager"},
    {"enum.platform.default_role.finance", "财务", "財務", "Finance"},
    {"enum.platform.default_role.warehouse", "仓库", "倉庫", "Warehouse"},
    {"enum.platform.default_role.purchasing", "采购", "採購", "Purchasing"},
    {"enum.platform.default_role.service", "客服", "客服", "Service"},
    {"enum.platform.default_role.marketing", "市场", "市場", "Marketing"},
    {"enum.platform.default_role.hr", "人事", "人事", "HR"},
    {"enum.platform.default_role.admin", "管理员", "管理員", "Administrator"},
    {"enum.platform.default_role.auditor", "审计（只读）", "稽核（唯讀）", "Auditor (read only)"},
    {"event.platform.added", "添加办公平台", "新增辦公平台", "Office platform added"},
    {"event.platform.edited", "修改办公平台", "修改辦公平台", "Office platform changed"},
    {"entity.platform_account", "平台账号", "平台帳號", "Platform account"},
    {"field.platform_account.platform_id", "平台", "平台", "Platform"},
    {"field.platform_account.kind", "平台", "平台", "Platform"},
    {"enum.platform_account.kind.wecom", "企业微信", "企業微信", "WeCom"},
    {"enum.platform_account.kind.dingtalk", "钉钉", "釘釘", "DingTalk"},
    {"enum.platform_account.kind.feishu", "飞书", "飛書", "Feishu"},
    {"field.platform_account.external_id", "平台上的 ID", "平台上的 ID", "ID there"},
    {"field.platform_account.name", "姓名", "姓名", "Name"},
    {"field.platform_account.mobile", "手机", "手機", "Mobile"},
    {"field.platform_account.email", "邮箱", "郵箱", "E-mail"},
    {"field.platform_account.user_id", "用户", "使用者", "User"},
    {"field.platform_account.user_name", "用户", "使用者", "User"},
    {"field.platform_account.bound", "绑定方式", "綁定方式", "Bound by"},
    {"enum.platform_account.bound.unbound", "未绑定", "未綁定", "Not bound"},
    {"enum.platform_account.bound.oneself", "本人绑定", "本人綁定", "Themselves"},
    {"enum.platform_account.bound.email", "邮箱相同", "郵箱相同", "Same e-mail"},
    {"enum.platform_account.bound.mobile", "手机相同", "手機相同", "Same mobile"},
    {"enum.platform_account.bound.name", "管理员确认", "管理員確認", "An administrator"},
    {"enum.platform_account.bound.added", "同步时新建", "同步時新建", "Added by a run"},
    {"field.platform_account.state", "状态", "狀態", "State"},
    {"enum.platform_account.state.present", "在职", "在職", "Present"},
    {"enum.platform_account.state.left", "已离开平台", "已離開平台", "Left the platform"},
    {"field.platform_account.signed_in_at", "最近登录", "最近登入", "Last sign-in"},
    {"field.platform_account.left_at", "离开时间", "離開時間", "Left at"},
    {"event.platform_account.bound", "绑定平台账号", "綁定平台帳號", "Platform account bound"},
    {"event.platform_account.unbound", "解除平台账号绑定", "解除平台帳號綁定",
     "Platform account unbound"},
    {"event.platform_account.signed_in", "用平台账号登录", "用平台帳號登入",
     "Signed in by a platform"},
};

}  // namespace

std::span<const Message> messages() {
    static const std::vector<Message> all = [] {
        std::vector<Message> list(std::begin(kMessages), std::end(kMessages));
        const auto of_runs = run_messages();
        list.insert(list.end(), of_runs.begin(), of_runs.end());
        return list;
    }();
    return all;
}

}  // namespace zhuli::directory
