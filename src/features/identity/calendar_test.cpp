// The organisation's own work calendar over the API, and that what counts time counts by it.
#include "features/identity/calendar.hpp"

#include <gtest/gtest.h>

#include "core/calendar.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::identity {
namespace {

using support::Answer;
using support::World;
using Words = std::vector<std::string>;

class WorkCalendars : public testing::TestWithParam<support::Engine> {
 protected:
    Answer show() { return world.call("assistant", "GET", "/work_calendar"); }
    Answer edit(const std::string& who, int version, const std::string& body) {
        return world.call(who, "PATCH", "/work_calendar", body,
                          {{"if-match", std::to_string(version)}});
    }
    /// When a call that comes in now has to be answered.
    std::int64_t answer_due() {
        const auto inquiry = world.call(
            "assistant", "POST", "/inquiries",
            R"({"channel":"phone","words":"有没有轴承","name":"丁先生","phone":"13912345678"})");
        EXPECT_EQ(inquiry.status, 201) << inquiry.body;
        return inquiry.json.at("due_at").as_int64();
    }
    World world{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, WorkCalendars, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

constexpr const char* kNights =
    R"({"week":[{"open":[]},{"open":[{"from_minute":1200,"to_minute":1440}]},{"open":[]},)"
    R"({"open":[]},{"open":[]},{"open":[]},{"open":[]}],"days":[]})";

TEST_P(WorkCalendars, begins_with_office_hours_and_the_public_holidays) {
    const auto calendar = show();
    EXPECT_EQ(calendar.json.at("version").as_int64(), 0) << calendar.body;
    EXPECT_EQ(calendar.json.at("week").as_array().size(), 7u);
    EXPECT_EQ(calendar.json.at("days"), calendar.json.at("announced"));
    EXPECT_EQ(world.call("", "GET", "/work_calendar").status, 401);
}

TEST_P(WorkCalendars, is_changed_by_who_may_and_not_over_somebody_elses_change) {
    EXPECT_EQ(edit("manager", 0, kNights).status, 403);
    const auto first = edit("hr", 0, kNights);
    EXPECT_EQ(first.status, 200) << first.body;
    EXPECT_EQ(first.json.at("version").as_int64(), 1);
    const auto late = edit("admin", 0, R"({"days":[]})");
    EXPECT_EQ(late.status, 409);
    EXPECT_EQ(edit("admin", 1, R"({"days":[{"on":"2026-12-31","name":"盘点","open":[]}]})").status,
              200);
    EXPECT_EQ(show().json.at("days").as_array().size(), 1u);
    EXPECT_EQ(show().json.at("week"), first.json.at("week"));
}

TEST_P(WorkCalendars, what_counts_from_now_on_counts_by_it_and_what_runs_keeps_its_deadline) {
    const auto before = world.call("assistant", "GET", "/work_calendar");
    const std::int64_t ten_minutes = 10 * 60'000;
    EXPECT_EQ(answer_due(), world.now.v + ten_minutes);
    ASSERT_EQ(edit("admin", 0, kNights).status, 200);  // it is Tuesday, 10:20
    const std::int64_t eight_in_the_evening = world.now.v + (9 * 60 + 40) * 60'000;
    EXPECT_EQ(answer_due(), eight_in_the_evening + ten_minutes);
    const auto running = world.call("assistant", "GET", "/inquiries?sort=due_at");
    EXPECT_EQ(running.json.at("items").at(0).at("due_at").as_int64(), world.now.v + ten_minutes);
}

TEST_P(WorkCalendars, are_told_as_open_times_around_today_for_clocks_on_screens) {
    const auto hours = [&] { return world.call("assistant", "GET", "/work_hours"); };
    EXPECT_EQ(world.call("", "GET", "/work_hours").status, 401);
    const auto sum = [&] {
        std::int64_t open = 0, last = 0;
        const auto told = hours();
        EXPECT_EQ(told.status, 200) << told.body;
        for (const auto& span : told.json.at("open").as_array()) {
            const auto from = span.at("opens_at").as_int64(), to = span.at("closes_at").as_int64();
            EXPECT_GE(from, last) << "ascending";
            EXPECT_GT(to, from);
            last = to;
            open += to - from;
        }
        return std::pair(open, working_ms_between(world.system().calendar(),
                                                  {told.json.at("from_at").as_int64()},
                                                  {told.json.at("to_at").as_int64()}));
    };
    const auto office = sum();
    EXPECT_EQ(office.first, office.second) << "what the calendar counts";
    ASSERT_EQ(edit("hr", 0, kNights).status, 200);
    EXPECT_EQ(hours().json.at("open").as_array().size(), 26U) << "one night a week";
    const auto nights = sum();
    EXPECT_EQ(nights.first, 26 * 4 * 60 * kMinuteMs) << "24:00 is an end";
}

TEST_P(WorkCalendars, hours_that_cannot_be_are_refused_all_at_once_at_their_places) {
    const auto answer = edit(
        "admin", 0,
        R"({"week":[{"open":[{"from_minute":540,"to_minute":720},)"
        R"({"from_minute":700,"to_minute":800}]},)"
        R"({"open":[{"from_minute":600,"to_minute":600}]},{"open":[]},{"open":[]},{"open":[]},)"
        R"({"open":[]},{"open":[{"from_minute":0,"to_minute":1441}]}],)"
        R"("days":[{"on":"2026-12-31","name":"","open":[]},)"
        R"({"on":"2026-12-31","name":"","open":[]}]})");
    EXPECT_EQ(answer.fields(),
              (Words{"days.1.on:identity.day_twice", "week.0.open.1:field.hours_overlap",
                     "week.1.open.0:field.hours_of_no_day", "week.6.open.0:field.hours_of_no_day"}))
        << answer.body;
    EXPECT_EQ(edit("admin", 0, R"({"week":[{"open":[]}]})").fields(),
              (Words{"week:identity.week_has_seven_days", "week:identity.week_never_open"}));
    std::string days = R"({"days":[)";
    for (int i = 0; i <= 1000; ++i) days += R"({"on":"2026-12-31","name":"","open":[]},)";
    days.back() = ']';
    EXPECT_EQ(edit("admin", 0, days + '}').status, 422);
}

}  // namespace
}  // namespace zhuli::identity
