// A day while it is being filled: what stands where, what is free, what must stay free. Decides
// nothing about who comes first: rules_compose.cpp does.
#pragma once

#include <optional>

#include "features/day_plans/rules.hpp"

namespace zhuli::day_plans {

inline constexpr int kNoPlace = -1;

/// A duty on its way to its place, in minutes of the day.
struct Item {
    Duty duty;
    int start = kNoPlace;
    int before = kNoPlace;  // where it stood
    Instant before_at;      // 0: it had no place
    bool was_left = false;  // it was known and had found no place
    bool is_fixed = false;  // under way or pinned
    bool is_pinned = false, is_dropped = false;
    bool is_surprise = false;  // may be put into the buffer
    bool from_buffer = false;
    Why why = Why::selling;
    MoveReason reason = MoveReason::arrived;
    std::string because;

    bool is_placed() const { return start != kNoPlace; }
    OpenTime at(int minute) const { return {minute, minute + duty.minutes}; }
    OpenTime hours() const { return at(start); }
};

class Sheet {
 public:
    Sheet(const Frame& frame, std::vector<Item>& items) : frame_(frame), items_(items) {}

    bool is_work(OpenTime hours) const;
    bool is_clear(OpenTime hours) const;
    /// What would have to go for it; nothing when some of that stays put. Promises and answers go
    /// for nobody; those that are late already go when `late_too`.
    std::optional<std::vector<Item*>> in_the_way(OpenTime hours, bool late_too) const;
    /// Enough of the working interval stays free.
    bool leaves_buffer(OpenTime hours) const;
    /// The earliest free start inside one of these hours.
    std::optional<int> first_fit(std::span<const OpenTime> hours, int minutes,
                                 bool use_buffer) const;
    /// Free parts of what is left of the day, and those of them that are kept free: the latest of
    /// each working interval, as much as its share.
    OpenHours free() const;
    OpenHours buffer() const;
    int minutes_left() const;

 private:
    OpenTime rest_of(OpenTime working) const;
    int share_of(OpenTime working) const;

    const Frame& frame_;
    std::vector<Item>& items_;
};

}  // namespace zhuli::day_plans
