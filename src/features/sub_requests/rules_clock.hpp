// How the clock of a sub-request stands, from when it was asked, its minutes and the work calendar
// alone. Pure: the same request gives the same answer whenever it is asked.
#pragma once

#include "core/calendar.hpp"
#include "features/sub_requests/model.hpp"

namespace zhuli::sub_requests {

inline constexpr int kWarnPercent = 70;

struct Deadlines {
    Instant warn_at, due_at;
};
Deadlines deadlines_of(const WorkCalendar& calendar, const SubRequest& request);

/// What the scheduler records next, and when; 0: nothing any more.
enum class Rang : std::uint8_t { warned, breached };
struct Ring {
    Instant at;
    Rang what = Rang::warned;
};
Ring next_ring(const WorkCalendar& calendar, const SubRequest& request);

/// Open and past its end.
bool is_late(const WorkCalendar& calendar, const SubRequest& request, Instant now);

}  // namespace zhuli::sub_requests
