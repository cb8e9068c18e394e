// Days for the tests of the composer: duties by few words, and blocks as a line of text.
#pragma once

#include "core/zones.hpp"
#include "features/day_plans/rules_compose.hpp"

namespace zhuli::day_plans {

/// Tuesday 2026-11-24 in Shanghai: 09:00 to 12:00 and 13:00 to 18:00.
struct TestDay {
    Settings settings;
    Habit habit;
    Date on = Date::from_ymd(2026, 11, 24);
    std::vector<Duty> duties;
    DayPlan plan;
    bool is_composed = false;
    std::int64_t next_id = 1;
    int talks_wanted = 0;

    const WorkCalendar& office() const { return office_calendar("Asia/Shanghai"); }
    Instant at(int hour, int minute = 0) const {
        return office().zone().at(on, hour * 60 + minute);
    }
    Duty& add(const std::string& title, DutyKind kind, Instant due = {}, int minutes = 15) {
        Duty& duty = duties.emplace_back();
        duty.entity = kind == DutyKind::inquiry     ? "inquiry"
                      : kind == DutyKind::complaint ? "ticket"
                      : is_desk_work(kind)          ? "order"
                                                    : "follow_up";
        duty.entity_id = {next_id++};
        duty.title = title;
        duty.kind = kind;
        duty.due_at = due;
        duty.timed = is_hard(kind);
        duty.minutes = minutes;
        return duty;
    }
    void settle(const std::string& title) {
        std::erase_if(duties, [&](const Duty& duty) { return duty.title == title; });
    }
    Frame frame(Instant now) const { return frame_of(settings, habit, office(), on, now); }
    Composed compose(Instant now, Keep keep = Keep::places) {
        auto composed = day_plans::compose(frame(now), duties, is_composed ? &plan : nullptr,
                                           talks_wanted, keep);
        plan.blocks = composed.blocks;
        plan.left_over = composed.left;
        is_composed = true;
        return composed;
    }
    Block& block(const std::string& title) {
        for (Block& block : plan.blocks)
            if (block.title == title) return block;
        throw std::runtime_error("no block " + title);
    }

    static std::string clock(const Frame& frame, Instant t) {
        if (t.v == 0) return "-";
        const int minute = frame.minute_of(t);
        const std::string m = std::to_string(minute % 60);
        return std::to_string(minute / 60) + ":" + (m.size() < 2 ? "0" : "") + m;
    }
    /// "甲 9:30 selling, 乙 9:45 selling" without what was dropped.
    std::string line(const Composed& composed) const {
        const Frame f = frame({});
        std::string text;
        for (const Block& block : composed.blocks) {
            if (block.state == BlockState::dropped) continue;
            text += (text.empty() ? "" : ", ") + block.title + " " + clock(f, block.starts_at) +
                    " " +
                    std::string(block.state == BlockState::done ? "done" : enum_name(block.why));
        }
        return text;
    }
    std::string left(const Composed& composed) const {
        std::string text;
        for (const LeftOver& one : composed.left)
            text +=
                (text.empty() ? "" : ", ") + one.title + " " + std::string(enum_name(one.reason));
        return text;
    }
    std::string moves(const Composed& composed) const {
        const Frame f = frame({});
        std::string text;
        for (const Move& move : composed.moves)
            text += (text.empty() ? "" : ", ") + move.title + " " + clock(f, move.from_at) + ">" +
                    clock(f, move.to_at) + " " + std::string(enum_name(move.reason)) +
                    (move.because.empty() ? "" : " " + move.because);
        return text;
    }
};

}  // namespace zhuli::day_plans
