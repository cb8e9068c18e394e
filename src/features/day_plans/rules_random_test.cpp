// Random days, seeded: whatever there is to do and whatever arrives, what the composer promises
// holds.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "features/day_plans/days_for_test.hpp"

namespace zhuli::day_plans {
namespace {

constexpr int kDays = 400, kSurprises = 6;

struct Key {
    std::string entity;
    std::int64_t id;
    auto operator<=>(const Key&) const = default;
};
Key key_of(const Duty& duty) { return {duty.entity, duty.entity_id.v}; }

class RandomDay : public TestDay {
 public:
    explicit RandomDay(unsigned seed) : random_(seed) {
        settings.buffer_percent = number(0, 8) * 5;
        if (number(0, 3) == 0)
            settings.selling_hours = {{9 * 60, 18 * 60}}, settings.desk_hours = {};
        on = on.plus_days(number(0, 20));
        talks_wanted = number(0, 20);
        const int count = number(0, 45);
        for (int i = 0; i < count; ++i) add_something(number(8, 18) * 60);
    }
    int number(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }

    Duty& add_something(int now_minute) {
        constexpr int kMinutes[] = {10, 15, 15, 30, 60};
        const int dice = number(0, 9);
        const DutyKind kind = dice < 1   ? DutyKind::inquiry
                              : dice < 3 ? DutyKind::promise
                              : dice < 7 ? DutyKind::follow_up
                              : dice < 8 ? DutyKind::ahead
                                         : DutyKind::order;
        const int due =
            kind == DutyKind::inquiry ? now_minute + number(5, 120) : number(8 * 12, 18 * 12) * 5;
        Duty& duty = add("客" + std::to_string(next_id), kind, at(0, due), kMinutes[number(0, 4)]);
        duty.timed = duty.timed || (kind == DutyKind::follow_up && number(0, 2) == 0);
        duty.rank = number(0, 300);
        return duty;
    }
    void shuffle() { std::shuffle(duties.begin(), duties.end(), random_); }
    void settle_one() {
        if (!duties.empty()) duties.erase(duties.begin() + number(0, int(duties.size()) - 1));
    }
    void pin_one(Instant now) {
        for (Block& block : plan.blocks)
            if (block.state == BlockState::planned && block.starts_at > now && number(0, 3) == 0)
                return void(block.pinned = true);
    }

 private:
    std::mt19937 random_;
};

std::vector<const Block*> planned(const Composed& composed) {
    std::vector<const Block*> blocks;
    for (const Block& block : composed.blocks)
        if (block.state == BlockState::planned) blocks.push_back(&block);
    return blocks;
}

void expect_sound(const RandomDay& day, const Frame& frame, const Composed& composed) {
    const auto blocks = planned(composed);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const OpenTime hours{frame.minute_of(blocks[i]->starts_at),
                             frame.minute_of(blocks[i]->ends_at)};
        EXPECT_EQ(sum_minutes(both({&hours, 1}, frame.working)),
                  hours.to_minute - hours.from_minute)
            << blocks[i]->title << " outside working time";
        EXPECT_TRUE(!is_desk_work(blocks[i]->kind) || both({&hours, 1}, frame.selling).empty())
            << "desk work in selling hours";
        EXPECT_TRUE(i == 0 || blocks[i - 1]->ends_at <= blocks[i]->starts_at) << blocks[i]->title;
        for (const OpenTime& free : composed.buffer)
            EXPECT_TRUE(both({&free, 1}, {&hours, 1}).empty()) << "a block in the buffer";
    }
    std::map<Key, int> told;
    for (const Block& block : composed.blocks)
        if (block.state != BlockState::done) ++told[key_of(block)];
    for (const LeftOver& left : composed.left) ++told[key_of(left)];
    for (const Duty& duty : day.duties)
        EXPECT_TRUE(duty.kind == DutyKind::ahead || told[key_of(duty)] == 1)
            << duty.title << " is neither placed nor explained";
}

/// The share of each working interval, unless only what may take it stands there.
void expect_buffer(const RandomDay& day, const Frame& frame, const Composed& composed) {
    for (const OpenTime& working : frame.working) {
        const int from = std::clamp(frame.first, working.from_minute, working.to_minute);
        int taken = 0;
        bool loose = false;
        for (const Block* block : planned(composed)) {
            const OpenTime hours{frame.minute_of(block->starts_at),
                                 frame.minute_of(block->ends_at)};
            const int inside = sum_minutes(both({&hours, 1}, {&working, 1}));
            taken += inside;
            loose = loose || (inside > 0 && !is_hard(block->kind));
        }
        const int rest = working.to_minute - from;
        EXPECT_TRUE(!loose || (rest - taken) * 100 >= rest * day.settings.buffer_percent);
    }
}

/// Whoever moved had to: its time went by, or what stands there now is a promise, an answer or
/// pinned.
void expect_few_moves(const Frame& frame, const DayPlan& before, const Composed& after) {
    std::map<Key, const Block*> now;
    for (const Block& block : after.blocks) now[key_of(block)] = &block;
    for (const Block& was : before.blocks) {
        const auto found = now.find(key_of(was));
        if (was.state != BlockState::planned || found == now.end()) continue;
        const Block& is = *found->second;
        if (is.starts_at == was.starts_at || is.state != BlockState::planned) continue;
        if (frame.minute_of(was.starts_at) < frame.first) continue;  // it ran late
        bool had_to = false;
        for (const Block* other : planned(after))
            had_to = had_to || ((is_hard(other->kind) || other->pinned) &&
                                other->starts_at < was.ends_at && was.starts_at < other->ends_at);
        EXPECT_TRUE(had_to) << was.title << " moved for nothing";
        EXPECT_FALSE(was.pinned) << was.title << " was pinned";
    }
}

TEST(RandomDays, hold_what_is_promised_of_them) {
    for (unsigned seed = 1; seed <= kDays; ++seed) {
        SCOPED_TRACE(seed);
        RandomDay day(seed);
        const Instant morning = day.at(0, day.number(7 * 60, 11 * 60));
        const Frame frame = day.frame(morning);
        const auto composed = day.compose(morning);
        expect_sound(day, frame, composed);
        expect_buffer(day, frame, composed);
        day.shuffle();
        const auto again = compose(frame, day.duties, nullptr, day.talks_wanted);
        EXPECT_EQ(day.line(again), day.line(composed)) << "the order of the duties matters";
        EXPECT_EQ(day.left(again), day.left(composed));
        const auto once_more = compose(frame, day.duties, &day.plan, day.talks_wanted);
        EXPECT_EQ(day.moves(once_more), "") << "moves though nothing happened";
        if (testing::Test::HasFailure()) return;
    }
}

TEST(RandomDays, take_surprises_with_as_few_moves_as_possible) {
    for (unsigned seed = 1; seed <= kDays; ++seed) {
        SCOPED_TRACE(seed);
        RandomDay day(seed);
        int minute = 8 * 60 + 30;
        day.compose(day.at(0, minute));
        for (int i = 0; i < kSurprises; ++i) {
            minute += day.number(1, 100);
            if (day.number(0, 2) == 0) day.settle_one();
            if (day.number(0, 3) == 0) day.pin_one(day.at(0, minute));
            day.add_something(minute);
            const DayPlan before = day.plan;
            const Instant now = day.at(0, minute);
            const auto composed = day.compose(now);
            expect_sound(day, day.frame(now), composed);
            expect_few_moves(day.frame(now), before, composed);
            for (const Block& was : before.blocks)
                for (const Block& is : composed.blocks)
                    EXPECT_TRUE(!is_under_way(was, now) || !is_same(is, was) ||
                                is.starts_at == was.starts_at);
            if (testing::Test::HasFailure()) return;
        }
    }
}

TEST(RandomDays, keep_every_promise_that_can_be_kept_beside_the_others) {
    int promises = 0;
    for (unsigned seed = 1; seed <= kDays; ++seed) {
        SCOPED_TRACE(seed);
        RandomDay day(seed);
        const Instant morning = day.at(8, 30);
        const Frame frame = day.frame(morning);
        const auto composed = day.compose(morning);
        for (const Block* late : planned(composed)) {
            if (!is_hard(late->kind)) continue;
            ++promises;
            if (late->starts_at <= late->due_at) continue;
            OpenHours taken;
            for (const Block* other : planned(composed))
                if (other != late && is_hard(other->kind) && other->starts_at <= other->due_at)
                    taken.push_back(
                        {frame.minute_of(other->starts_at), frame.minute_of(other->ends_at)});
            EXPECT_FALSE(is_feasible(frame, *late, taken)) << late->title << " could be kept";
        }
    }
    EXPECT_GT(promises, 1000);
}

}  // namespace
}  // namespace zhuli::day_plans
