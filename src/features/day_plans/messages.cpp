#include "features/day_plans/messages.hpp"

namespace zhuli::day_plans {

namespace {

constexpr Message kMessages[] = {
    {"day_plans.range", "应在 {min} 到 {max} 之间", "應在 {min} 到 {max} 之間",
     "Must be from {min} to {max}"},
    {"day_plans.not_on_steps", "请用 {step} 分钟的整数倍", "請用 {step} 分鐘的整數倍",
     "Use multiples of {step} minutes"},
    {"day_plans.desk_in_selling_hours", "案头时间不能与黄金时段重叠", "案頭時間不能與黃金時段重疊",
     "Hours at the desk may not lie in selling hours"},
    {"day_plans.only_next_days", "只能查看今天或下一个工作日的日程",
     "只能查看今天或下一個工作日的日程", "Only today and the next working day are composed"},
    {"day_plans.in_the_past", "不能移到已经过去的时间", "不能移到已經過去的時間",
     "That time is over"},
    {"day_plans.outside_work", "超出工作时间（含午休和节假日）", "超出工作時間（含午休和節假日）",
     "Outside working time, lunch breaks and holidays included"},
    {"day_plans.taken", "这段时间已被“{title}”占用（进行中或已固定）",
     "這段時間已被「{title}」佔用（進行中或已固定）",
     "“{title}” stands there and is under way or pinned"},
    {"day_plans.under_way", "这个时段正在进行，不能再调整", "這個時段正在進行，不能再調整",
     "This block is under way and stays where it is"},
    {"day_plans.changed_since", "之后又有调整，已无法撤销", "之後又有調整，已無法復原",
     "It was changed since and can no longer be taken back"},
    {"entity.day_plan", "日程", "日程", "Day plan"},
    {"field.day_plan.user_id", "谁的日程", "誰的日程", "Whose day"},
    {"field.day_plan.planned_on", "日期", "日期", "Day"},
    {"field.day_plan.blocks", "时段", "時段", "Blocks"},
    {"field.day_plan.left_over", "排不下的事项", "排不下的事項", "What did not fit"},
    {"field.day_plan.moves", "调整记录", "調整記錄", "What moved"},
    {"field.day_plan.act_no", "调整次数", "調整次數", "Changes"},
    {"field.day_plan.changed_at", "最近调整", "最近調整", "Last change"},
    {"field.day_plan.undoable", "可以撤销", "可以復原", "Can be taken back"},
    {"field.day_plan.undo_blocks", "撤销后的时段", "復原後的時段", "Blocks before"},
    {"entity.day_plan_settings", "日程编排设置", "日程編排設定", "Day plan settings"},
    {"field.day_plan_settings.selling_hours", "黄金时段（留给客户）", "黃金時段（留給客戶）",
     "Selling hours, for customers"},
    {"field.day_plan_settings.desk_hours", "案头时间（集中处理事务）", "案頭時間（集中處理事務）",
     "Hours at the desk, for administrative work"},
    {"field.day_plan_settings.buffer_percent", "机动时间（%）", "機動時間（%）", "Buffer (%)"},
    {"field.day_plan_settings.phone_minutes", "电话（分钟）", "電話（分鐘）", "Phone (minutes)"},
    {"field.day_plan_settings.wechat_minutes", "微信（分钟）", "微信（分鐘）", "WeChat (minutes)"},
    {"field.day_plan_settings.visit_minutes", "拜访（分钟）", "拜訪（分鐘）", "Visit (minutes)"},
    {"field.day_plan_settings.email_minutes", "邮件（分钟）", "郵件（分鐘）", "E-mail (minutes)"},
    {"field.day_plan_settings.inquiry_minutes", "首次响应咨询（分钟）", "首次回應諮詢（分鐘）",
     "First answer to an inquiry (minutes)"},
    {"field.day_plan_settings.complaint_minutes", "处理客诉（分钟）", "處理客訴（分鐘）",
     "Complaint to work on (minutes)"},
    {"field.day_plan_settings.order_minutes", "处理订单（分钟）", "處理訂單（分鐘）",
     "Order to deal with (minutes)"},
    {"entity.day_plan_habit", "我的日程习惯", "我的日程習慣", "My day"},
    {"field.day_plan_habit.user_id", "本人", "本人", "Person"},
    {"field.day_plan_habit.talks_per_day", "每天要沟通的客户数", "每天要溝通的客戶數",
     "Talks with customers per day"},
    {"field.day_plan_habit.selling_hours", "我的黄金时段", "我的黃金時段", "My selling hours"},
    {"event.day_plan.composed", "编排日程", "編排日程", "Day composed"},
    {"event.day_plan.replanned", "重新编排日程", "重新編排日程", "Day composed again"},
    {"event.day_plan.arranged", "调整日程", "調整日程", "Day changed"},
    {"event.day_plan_settings.edited", "修改日程编排设置", "修改日程編排設定",
     "Day plan settings changed"},
    {"event.day_plan_habit.edited", "修改日程习惯", "修改日程習慣", "Own day settings changed"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::day_plans
