#include "features/sub_requests/rules_clock.hpp"

namespace zhuli::sub_requests {

Deadlines deadlines_of(const WorkCalendar& calendar, const SubRequest& request) {
    const std::int64_t begins = calendar.open_ms_until(request.asked_at);
    const std::int64_t all = request.minutes * kMinuteMs;
    return {calendar.first_with(begins + all * kWarnPercent / 100),
            calendar.first_with(begins + all)};
}

Ring next_ring(const WorkCalendar& calendar, const SubRequest& request) {
    if (request.state != RequestState::open || request.breached) return {};
    const Deadlines deadlines = deadlines_of(calendar, request);
    if (request.warned) return {deadlines.due_at, Rang::breached};
    return {deadlines.warn_at, Rang::warned};
}

bool is_late(const WorkCalendar& calendar, const SubRequest& request, Instant now) {
    return request.state == RequestState::open && now > deadlines_of(calendar, request).due_at;
}

}  // namespace zhuli::sub_requests
