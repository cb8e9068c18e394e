#include "features/day_plans/rules_compose.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "features/day_plans/rules_sheet.hpp"

namespace zhuli::day_plans {

namespace {

/// Where something with a time may begin, and where best. `soon`: its time is over, so that each
/// minute counts more than whom it pushes away.
struct Window {
    int from = 0, to = 0, best = 0;
    bool soon = false;
};

/// So many minutes of working time before `minute`.
int work_before(const Frame& frame, int minute, int minutes) {
    int at = minute;
    for (auto work = frame.working.rbegin(); work != frame.working.rend() && minutes > 0; ++work) {
        const int end = std::min(at, work->to_minute);
        if (end <= work->from_minute) continue;
        const int taken = std::min(minutes, end - work->from_minute);
        minutes -= taken;
        at = end - taken;
    }
    return at;
}

Window soon_after(const Frame& frame) { return {frame.first, kMinutesPerDay, frame.first, true}; }

Window window_of(const Frame& frame, const Duty& duty) {
    const int due = frame.minute_of(duty.due_at);
    if (due < frame.first) return soon_after(frame);
    if (has_clock(duty.kind)) return {frame.first, due, frame.first};
    const int early = work_before(frame, due, kPromiseEarlyMinutes);
    return {std::max(early, frame.first), due, due};
}

bool is_in_time(const Frame& frame, const Duty& duty, int start) {
    return start <= frame.minute_of(duty.due_at);
}

bool comes_first(const Item* a, const Item* b) {
    const auto key = [](const Item* item) {
        return std::tuple(-item->duty.rank, item->duty.due_at, item->duty.entity_id);
    };
    return key(a) < key(b);
}

bool is_wanted_first(const Item* a, const Item* b) {
    const auto key = [](const Item* item) {
        return std::tuple(item->duty.due_at, -item->duty.rank, item->duty.entity_id);
    };
    return key(a) < key(b);
}

class Composer {
 public:
    Composer(const Frame& frame, std::vector<Duty> duties, const DayPlan* last, Keep keep)
        : frame_(frame), last_(last), keep_(keep), sheet_(frame, items_) {
        for (Duty& duty : duties) {
            if (find(duty) != nullptr) continue;
            Item& item = items_.emplace_back();
            item.duty = std::move(duty);
        }
        // Whatever is tried one after another is tried in this order.
        std::ranges::sort(items_, {}, [](const Item& item) {
            return std::pair(item.duty.entity_id, item.duty.entity);
        });
    }

    Composed run(int talks_wanted) {
        if (last_ != nullptr) take_over();
        place_hard();
        place_timed();
        const auto customers = waiting([](const Duty& duty) {
            return !is_desk_work(duty.kind) && duty.kind != DutyKind::ahead;
        });
        place(customers, frame_.selling, Why::selling);
        const auto desk = waiting([](const Duty& duty) { return is_desk_work(duty.kind); });
        place(desk, frame_.desk, Why::desk);
        place(customers, without(frame_.working, frame_.desk), Why::edge);
        place(desk, without(frame_.working, frame_.selling), Why::edge);
        place(customers, frame_.working, Why::edge);
        place_ahead(talks_wanted);
        return result();
    }

 private:
    Item* find(const Duty& duty) {
        const auto found = std::ranges::find_if(
            items_, [&](const Item& item) { return is_same(item.duty, duty); });
        return found == items_.end() ? nullptr : &*found;
    }

    template <class F>
    std::vector<Item*> waiting(F&& wanted) {
        std::vector<Item*> found;
        for (Item& item : items_)
            if (!item.is_placed() && !item.is_dropped && wanted(item.duty)) found.push_back(&item);
        std::ranges::sort(found, comes_first);
        return found;
    }

    // ---- what was there before ------------------------------------------------------------------

    void take_over() {
        for (const LeftOver& left : last_->left_over)
            if (Item* item = find(left)) item->was_left = true;
        std::vector<std::pair<Item*, const Block*>> kept;
        for (const Block& block : last_->blocks) {
            if (block.state == BlockState::done) {
                done_.push_back(block);
                continue;
            }
            Item* item = find(block);
            if (item == nullptr)
                settle(block);
            else if (!stays_put(*item, block))
                kept.emplace_back(item, &block);
        }
        std::ranges::stable_sort(kept, [](const auto& a, const auto& b) {
            const bool hard_a = is_hard(a.first->duty.kind), hard_b = is_hard(b.first->duty.kind);
            return std::pair(!hard_a, a.second->starts_at) <
                   std::pair(!hard_b, b.second->starts_at);
        });
        for (const auto& [item, block] : kept) keep(*item, *block);
        for (Item& item : items_)
            if (item.before_at.v == 0 && !item.was_left && !item.is_dropped)
                item.is_surprise = item.duty.kind != DutyKind::ahead;
    }

    /// Its duty is no more: what was begun is told as done, what was not is gone.
    void settle(const Block& block) {
        const Instant now = frame_.at(frame_.now);
        if (block.state == BlockState::dropped || frame_.now == 0 || block.starts_at > now) return;
        Block& done = done_.emplace_back(block);
        done.state = BlockState::done;
        const Instant over = frame_.at(std::min(frame_.first, kMinutesPerDay));
        done.ends_at = std::max(std::min(done.ends_at, over),
                                done.starts_at.plus_ms(kStepMinutes * kMinuteMs));
    }

    /// Dropped, under way, or pinned where it still can be.
    bool stays_put(Item& item, const Block& block) {
        item.is_dropped = block.state == BlockState::dropped;
        item.before_at = block.starts_at;
        item.before = frame_.minute_of(block.starts_at);
        item.why = block.why;
        item.from_buffer = block.from_buffer;
        if (item.is_dropped) return true;
        const bool begun = frame_.now > 0 && is_under_way(block, frame_.at(frame_.now));
        if (begun) item.duty.minutes = minutes_of(block);
        const OpenTime hours = item.at(item.before);
        const bool pinned = block.pinned && item.before >= frame_.first && sheet_.is_work(hours);
        if ((!begun && !pinned) || !sheet_.is_clear(hours)) return false;
        item.is_fixed = true;
        item.is_pinned = block.pinned;
        item.start = item.before;
        return true;
    }

    static int minutes_of(const Block& block) {
        return static_cast<int>((block.ends_at.v - block.starts_at.v) / kMinuteMs);
    }

    void keep(Item& item, const Block& block) {
        const OpenTime hours = item.at(item.before);
        const bool hour_matters = is_hard(item.duty.kind) || item.duty.timed;
        item.is_surprise = true;
        if (keep_ == Keep::nothing) {
            item.is_surprise = false;
            item.reason = MoveReason::recomposed;
        } else if (item.before < frame_.first)
            item.reason = MoveReason::ran_late;
        else if (hour_matters && block.due_at != item.duty.due_at)
            item.reason = MoveReason::due_changed;
        else if (!sheet_.is_work(hours) || is_for_others(item, hours))
            item.reason = MoveReason::hours_changed;
        else if (!sheet_.is_clear(hours))
            make_room(item, hours);
        else
            item.start = item.before;
        if (!item.is_placed()) item.from_buffer = false;
    }

    /// Work at the desk in hours that are for customers by now.
    bool is_for_others(const Item& item, OpenTime hours) const {
        return is_desk_work(item.duty.kind) && !both({&hours, 1}, frame_.selling).empty();
    }

    void make_room(Item& item, OpenTime hours) {
        item.reason = MoveReason::made_room;
        for (const Item& other : items_)
            if (other.is_placed() && other.start < hours.to_minute &&
                hours.from_minute < other.hours().to_minute)
                item.because = other.duty.title;
    }

    // ---- what has a time ------------------------------------------------------------------------

    /// Steps of the window, the nearest to the best first.
    std::vector<int> starts_in(Window window) const {
        std::vector<int> starts;
        const int from = std::max(window.from, frame_.first);
        for (int start = (from + kStepMinutes - 1) / kStepMinutes * kStepMinutes;
             start <= window.to; start += kStepMinutes)
            starts.push_back(start);
        std::ranges::stable_sort(starts, {},
                                 [&](int start) { return std::abs(start - window.best); });
        return starts;
    }

    /// The start that pushes the fewest away, then the one nearest to the best.
    std::optional<int> best_start(const Item& item, Window window) const {
        std::optional<std::pair<std::size_t, int>> best;
        for (const int start : starts_in(window)) {
            if (!sheet_.is_work(item.at(start))) continue;
            const auto pushed = sheet_.in_the_way(item.at(start), !window.soon);
            if (!pushed || (best && pushed->size() >= best->first)) continue;
            best = {pushed->size(), start};
            if (window.soon) break;
        }
        if (!best) return std::nullopt;
        return best->second;
    }

    void put(Item& item, int start, Why why) {
        const auto pushed = sheet_.in_the_way(item.at(start), true);
        for (Item* other : pushed.value_or(std::vector<Item*>{})) {
            other->start = kNoPlace;
            other->from_buffer = false;
            other->is_surprise = last_ != nullptr && !other->was_left;
            other->reason = MoveReason::made_room;
            other->because = item.duty.title;
        }
        item.from_buffer = !sheet_.leaves_buffer(item.at(start));
        item.start = start;
        item.why = why;
    }

    /// First those that can be in time, for whom late ones go; then the late ones, as soon as can
    /// be.
    void place_hard() {
        const auto hard = [](const Duty& duty) { return is_hard(duty.kind); };
        auto in_time = waiting(hard);
        std::erase_if(in_time, [&](const Item* item) {
            return !is_in_time(frame_, item->duty, frame_.first);
        });
        std::ranges::sort(in_time, is_wanted_first);
        for (Item* item : in_time) {
            if (const auto start = best_start(*item, window_of(frame_, item->duty)))
                put(*item, *start, why_at(*item, *start));
            else
                swap_in(*item);
        }
        auto late = waiting(hard);
        std::ranges::sort(late, is_wanted_first);
        for (Item* item : late)
            if (const auto start = best_start(*item, soon_after(frame_)))
                put(*item, *start, why_at(*item, *start));
    }

    Why why_at(const Item& item, int start) const {
        if (!is_in_time(frame_, item.duty, start)) return Why::late;
        switch (item.duty.kind) {
            case DutyKind::inquiry:
                return Why::answer;
            case DutyKind::complaint:
                return Why::clock;
            default:
                return Why::promise;
        }
    }

    /// Another promise goes to another time that keeps it as well.
    void swap_in(Item& item) {
        for (Item& other : items_) {
            if (!other.is_placed() || other.is_fixed || !is_hard(other.duty.kind)) continue;
            const int was = other.start;
            for (const int aside : starts_in(window_of(frame_, other.duty))) {
                other.start = kNoPlace;
                if (!is_in_time(frame_, other.duty, aside) || !sheet_.is_work(other.at(aside)) ||
                    !sheet_.in_the_way(other.at(aside), true))
                    continue;
                other.start = aside;
                const auto start = best_start(item, window_of(frame_, item.duty));
                if (!start || !is_in_time(frame_, item.duty, *start)) continue;
                other.start = kNoPlace;
                put(other, aside, why_at(other, aside));
                put(item, *start, why_at(item, *start));
                other.reason = MoveReason::made_room;
                other.because = item.duty.title;
                return;
            }
            other.start = was;
        }
    }

    /// Follow-ups with an hour: as near to it as there is room without pushing anybody.
    void place_timed() {
        auto timed = waiting(
            [](const Duty& duty) { return duty.timed && duty.kind == DutyKind::follow_up; });
        for (Item* item : timed) {
            const int due = frame_.minute_of(item->duty.due_at) / kStepMinutes * kStepMinutes;
            for (int away = 0; away <= kNamedNearMinutes && !item->is_placed();
                 away += kStepMinutes)
                for (const int start : {due - away, due + away}) {
                    const OpenTime hours = item->at(start);
                    if (start < frame_.first || !sheet_.is_work(hours) || !sheet_.is_clear(hours) ||
                        (!item->is_surprise && !sheet_.leaves_buffer(hours)))
                        continue;
                    put(*item, start, Why::named);
                    break;
                }
        }
    }

    // ---- what has none --------------------------------------------------------------------------

    void place(const std::vector<Item*>& items, const OpenHours& hours, Why why) {
        for (Item* item : items) {
            if (item->is_placed()) continue;
            auto start = sheet_.first_fit(hours, item->duty.minutes, false);
            if (!start && item->is_surprise)
                start = sheet_.first_fit(hours, item->duty.minutes, true);
            if (start) put(*item, *start, why);
        }
    }

    void place_ahead(int talks_wanted) {
        for (const Item& item : items_)
            if (item.is_placed() && !is_desk_work(item.duty.kind)) --talks_wanted;
        for (Item* item : waiting([](const Duty& d) { return d.kind == DutyKind::ahead; })) {
            if (talks_wanted <= 0) return;
            const auto start = sheet_.first_fit(frame_.selling, item->duty.minutes, false);
            if (!start) return;
            put(*item, *start, Why::ahead);
            --talks_wanted;
        }
    }

    // ---- what came of it ------------------------------------------------------------------------

    LeftReason why_left(const Item& item) const {
        if (frame_.working.empty()) return LeftReason::day_off;
        if (sheet_.minutes_left() < item.duty.minutes) return LeftReason::day_over;
        if (is_desk_work(item.duty.kind)) return LeftReason::desk_full;
        const bool fits = sheet_.first_fit(frame_.working, item.duty.minutes, true).has_value();
        return fits ? LeftReason::buffer : LeftReason::no_room;
    }

    Block block_of(const Item& item) const {
        Block block;
        static_cast<Duty&>(block) = item.duty;
        block.state = item.is_dropped ? BlockState::dropped : BlockState::planned;
        block.starts_at = item.is_dropped ? item.before_at : frame_.at(item.start);
        block.ends_at = item.is_dropped ? item.before_at.plus_ms(item.duty.minutes * kMinuteMs)
                                        : frame_.at(item.hours().to_minute);
        block.pinned = item.is_pinned;
        block.from_buffer = item.from_buffer;
        block.why = item.why;
        return block;
    }

    void tell_move(const Item& item, std::vector<Move>& moves) const {
        if (last_ == nullptr || item.is_dropped || item.start == item.before) return;
        if (item.before_at.v == 0 && !item.is_placed()) return;
        Move& move = moves.emplace_back();
        move.entity = item.duty.entity;
        move.entity_id = item.duty.entity_id;
        move.title = item.duty.title;
        move.from_at = item.before_at;
        if (item.is_placed()) move.to_at = frame_.at(item.start);
        move.reason = item.before_at.v == 0 && item.was_left ? MoveReason::room : item.reason;
        move.because = item.because;
        move.told_at = frame_.told_at;
    }

    Composed result() {
        Composed composed;
        composed.blocks = std::move(done_);
        std::vector<const Item*> left;
        for (const Item& item : items_) {
            tell_move(item, composed.moves);
            if (item.is_placed() || item.is_dropped)
                composed.blocks.push_back(block_of(item));
            else if (item.duty.kind != DutyKind::ahead)
                left.push_back(&item);
        }
        std::ranges::sort(composed.blocks, {}, [](const Block& block) {
            return std::tuple(block.state == BlockState::dropped, block.starts_at, block.entity_id);
        });
        std::ranges::sort(left, [](const Item* a, const Item* b) {
            const bool hard_a = is_hard(a->duty.kind), hard_b = is_hard(b->duty.kind);
            return hard_a != hard_b ? hard_a : comes_first(a, b);
        });
        for (const Item* item : left) {
            LeftOver& one = composed.left.emplace_back();
            static_cast<Duty&>(one) = item->duty;
            one.reason = why_left(*item);
            one.proposed_on = frame_.next_on;
        }
        std::ranges::sort(composed.moves, {}, [](const Move& move) {
            return std::tuple(move.to_at, move.from_at, move.entity_id);
        });
        composed.buffer = sheet_.buffer();
        return composed;
    }

    const Frame& frame_;
    const DayPlan* last_;
    Keep keep_;
    std::vector<Item> items_;
    std::vector<Block> done_;
    Sheet sheet_;
};

}  // namespace

Composed compose(const Frame& frame, std::vector<Duty> duties, const DayPlan* last,
                 int talks_wanted, Keep keep) {
    return Composer(frame, std::move(duties), last, keep).run(talks_wanted);
}

bool is_feasible(const Frame& frame, const Duty& duty, std::span<const OpenTime> taken) {
    const auto free = without(frame.working, taken);
    const Window window = window_of(frame, duty);
    for (int start = window.from; start <= window.to; ++start) {
        if (start % kStepMinutes != 0 || !is_in_time(frame, duty, start)) continue;
        const OpenTime hours{start, start + duty.minutes};
        for (const OpenTime& one : free)
            if (one.from_minute <= hours.from_minute && hours.to_minute <= one.to_minute)
                return true;
    }
    return false;
}

Figures figures_of(const Frame& frame, const Composed& composed) {
    Figures figures;
    figures.selling_minutes = sum_minutes(frame.selling);
    figures.buffer_minutes = sum_minutes(composed.buffer);
    const auto promise = [&](const Duty& duty, bool kept) {
        const int due = frame.minute_of(duty.due_at);
        if (!is_hard(duty.kind) || due < 0 || due > kMinutesPerDay) return;
        ++figures.promises_count;
        figures.promises_kept_count += kept;
    };
    for (const Block& block : composed.blocks) {
        if (block.state == BlockState::dropped) continue;
        promise(block, block.starts_at <= block.due_at);
        if (is_desk_work(block.kind)) continue;
        const OpenTime hours{frame.minute_of(block.starts_at), frame.minute_of(block.ends_at)};
        figures.customer_minutes += sum_minutes(both({&hours, 1}, frame.selling));
        figures.talks_planned_count += block.state == BlockState::planned;
    }
    for (const LeftOver& left : composed.left) promise(left, false);
    return figures;
}

}  // namespace zhuli::day_plans
