#include "features/metrics/messages.hpp"

namespace zhuli::metrics {

namespace {

constexpr Message kMessages[] = {
    {"metrics.ends_before_start", "结束日期早于开始日期", "結束日期早於開始日期",
     "The period ends before it starts"},
    {"metrics.period_too_long", "最多查询 {max} 天", "最多查詢 {max} 天",
     "A period has at most {max} days"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::metrics
