#include "features/visits/messages.hpp"

namespace zhuli::visits {

namespace {

constexpr Message kMessages[] = {
    {"visits.no_position", "这次签到没有位置", "這次簽到沒有位置", "This check-in has no position"},
    {"entity.check_in", "外勤签到", "外勤簽到", "Check-in"},
    {"field.check_in.customer_id", "客户", "客戶", "Customer"},
    {"field.check_in.customer_name", "客户", "客戶", "Customer"},
    {"field.check_in.interaction_id", "沟通记录", "溝通記錄", "Conversation"},
    {"field.check_in.owner_id", "签到人", "簽到人", "Who was there"},
    {"field.check_in.owner_name", "签到人", "簽到人", "Who was there"},
    {"field.check_in.visited_at", "时间", "時間", "Time"},
    {"field.check_in.met", "见到谁", "見到誰", "Whom one met"},
    {"field.check_in.position", "位置", "位置", "Position"},
    {"field.check_in.is_place", "客户所在地", "客戶所在地", "Where the customer is"},
    {"field.check_in.distance_m", "距客户（米）", "距客戶（公尺）", "From the customer (m)"},
    {"field.check_in.words", "内容", "內容", "What was said"},
    {"event.check_in.made", "上门签到", "上門簽到", "Checked in"},
    {"event.check_in.marked", "标记客户所在地", "標記客戶所在地", "Place of the customer marked"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::visits
