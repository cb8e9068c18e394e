#include "features/day_plans/rules_sheet.hpp"

#include <algorithm>

namespace zhuli::day_plans {

namespace {

bool overlap(OpenTime a, OpenTime b) {
    return a.from_minute < b.to_minute && b.from_minute < a.to_minute;
}

bool inside(OpenTime part, OpenTime whole) {
    return whole.from_minute <= part.from_minute && part.to_minute <= whole.to_minute;
}

int round_up(int minutes) { return (minutes + kStepMinutes - 1) / kStepMinutes * kStepMinutes; }

}  // namespace

bool Sheet::is_work(OpenTime hours) const {
    return std::ranges::any_of(frame_.working, [&](OpenTime one) { return inside(hours, one); });
}

bool Sheet::is_clear(OpenTime hours) const {
    return std::ranges::none_of(
        items_, [&](const Item& item) { return item.is_placed() && overlap(item.hours(), hours); });
}

std::optional<std::vector<Item*>> Sheet::in_the_way(OpenTime hours, bool late_too) const {
    std::vector<Item*> found;
    for (Item& item : items_) {
        if (!item.is_placed() || !overlap(item.hours(), hours)) continue;
        const bool late = item.start > frame_.minute_of(item.duty.due_at);
        const bool stays = is_hard(item.duty.kind) && !(late && late_too);
        if (item.is_fixed || stays) return std::nullopt;
        found.push_back(&item);
    }
    return found;
}

/// What of a working interval is still to come.
OpenTime Sheet::rest_of(OpenTime working) const {
    return {std::max(working.from_minute, std::min(frame_.first, working.to_minute)),
            working.to_minute};
}

int Sheet::share_of(OpenTime working) const {
    const OpenTime rest = rest_of(working);
    return round_up((rest.to_minute - rest.from_minute) * frame_.buffer_percent / 100);
}

bool Sheet::leaves_buffer(OpenTime hours) const {
    for (const OpenTime& working : frame_.working) {
        if (!inside(hours, working)) continue;
        const OpenTime rest = rest_of(working);
        int free = rest.to_minute - rest.from_minute - (hours.to_minute - hours.from_minute);
        for (const Item& item : items_)
            if (item.is_placed()) {
                const OpenTime taken = item.hours();
                free -= sum_minutes(both({&taken, 1}, {&rest, 1}));
            }
        return free >= share_of(working);
    }
    return false;
}

std::optional<int> Sheet::first_fit(std::span<const OpenTime> hours, int minutes,
                                    bool use_buffer) const {
    for (const OpenTime& span : hours) {
        const int from = round_up(std::max(span.from_minute, frame_.first));
        if (from + minutes > span.to_minute) continue;
        if (!use_buffer && !leaves_buffer({from, from + minutes})) continue;
        for (int start = from; start + minutes <= span.to_minute; start += kStepMinutes)
            if (is_clear({start, start + minutes})) return start;
    }
    return std::nullopt;
}

OpenHours Sheet::free() const {
    OpenHours rests, taken;
    for (const OpenTime& working : frame_.working)
        if (const OpenTime rest = rest_of(working); rest.from_minute < rest.to_minute)
            rests.push_back(rest);
    for (const Item& item : items_)
        if (item.is_placed()) taken.push_back(item.hours());
    return without(rests, taken);
}

OpenHours Sheet::buffer() const {
    OpenHours kept;
    const auto all = free();
    for (const OpenTime& working : frame_.working) {
        int wanted = share_of(working);
        const auto parts = both(all, {&working, 1});
        for (auto part = parts.rbegin(); part != parts.rend() && wanted > 0; ++part) {
            const int from = std::max(part->from_minute, part->to_minute - wanted);
            kept.push_back({from, part->to_minute});
            wanted -= part->to_minute - from;
        }
    }
    std::ranges::sort(kept);
    return kept;
}

int Sheet::minutes_left() const {
    int sum = 0;
    for (const OpenTime& working : frame_.working) {
        const OpenTime rest = rest_of(working);
        sum += rest.to_minute - rest.from_minute;
    }
    return sum;
}

}  // namespace zhuli::day_plans
