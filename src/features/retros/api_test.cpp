#include "features/tickets/complaints_for_test.hpp"

namespace zhuli::retros {
namespace {

using support::Answer;
using tickets::Words;

struct Retros : tickets::Complaints {
    Answer retro(const std::string& month = "", const std::string& who = "manager") {
        return world.call(who, "GET", "/retro" + (month.empty() ? "" : "?month=" + month));
    }
    Answer plan(const std::string& who = "manager", const std::string& due = "2026-12-10") {
        return world.call(
            who, "POST", "/sop_changes",
            fmt::format(R"({{"month_on":"2026-11-20","cause":"carrier","kind":"logistics",)"
                        R"("title":"易损件加护角","due_on":"{}","owner_id":"{}"}})",
                        due, id("warehouse")));
    }
    Answer act_on(const std::string& change, const std::string& noun, const std::string& words,
                  const std::string& who = "manager") {
        return world.call(who, "POST", "/sop_changes/" + change + "/" + noun,
                          words.empty() ? "{}" : R"({"words":")" + words + "\"}");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Retros, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Retros, keep_out_nobody_and_wrong_roles) {
    EXPECT_EQ(retro("", "").status, 401);
    EXPECT_EQ(retro("", "hr").status, 403);
    EXPECT_EQ(plan("assistant").status, 403);
    const auto change = plan().text("id");
    EXPECT_EQ(act_on(change, "completion", "做了", "assistant").status, 403) << "not theirs";
    world.found_other_organisation();
    EXPECT_EQ(world.call("stranger", "GET", "/sop_changes/" + change).status, 404);
}

TEST_P(Retros, list_the_causes_that_repeat_with_the_month_before) {
    closed();
    EXPECT_EQ(retro().json.at("repeats").as_array().size(), 0U) << "once is no repetition";
    closed();
    const auto month = retro();
    ASSERT_EQ(month.json.at("repeats").as_array().size(), 1U) << month.body;
    const auto& repeat = month.json.at("repeats").at(0);
    EXPECT_EQ(repeat.at("cause"), "carrier");
    EXPECT_EQ(repeat.at("kind"), "logistics");
    EXPECT_EQ(repeat.at("complaints").as_int64(), 2);
    EXPECT_EQ(repeat.at("month_before").as_int64(), 0);
    EXPECT_EQ(month.text("month_on"), "2026-11-01");
    EXPECT_EQ(month.text("last_on"), "2026-11-30");
    const auto next = retro("2026-12-15");
    EXPECT_EQ(next.text("month_on"), "2026-12-01");
    EXPECT_EQ(next.json.at("complaints").as_int64(), 0);
    EXPECT_EQ(next.json.at("month_before").as_int64(), 2);
}

TEST_P(Retros, turn_a_cause_into_a_change_with_an_owner_and_a_day) {
    closed();
    closed();
    EXPECT_EQ(plan("manager", "2026-11-01").fields(), Words{"due_on:retros.due_day"});
    const auto change = plan();
    ASSERT_EQ(change.status, 201) << change.body;
    EXPECT_EQ(change.text("month_on"), "2026-11-01");
    EXPECT_EQ(change.json.at("complaint_count").as_int64(), 2);
    EXPECT_EQ(change.text("owner_name"), "warehouse");
    EXPECT_EQ(told("warehouse").front(), "sop_change.given");
    const auto month = retro();
    EXPECT_EQ(month.json.at("repeats").at(0).at("changes").as_int64(), 1) << month.body;
    EXPECT_EQ(month.json.at("changes").at(0).at("title"), "易损件加护角");
    EXPECT_EQ(ids(world.call("warehouse", "GET", "/sop_changes?state=open")),
              Words{change.text("id")});
    shop.expect_sound();
}

TEST_P(Retros, end_a_change_with_what_was_done) {
    const auto change = plan().text("id");
    EXPECT_EQ(act_on(change, "completion", "", "warehouse").fields(),
              Words{"words:field.required"});
    const auto done = act_on(change, "completion", "包装台已备护角", "warehouse");
    EXPECT_EQ(done.text("state"), "done") << done.body;
    EXPECT_EQ(done.text("ended_on"), "2026-11-24");
    EXPECT_EQ(act_on(change, "completion", "再做", "warehouse").status, 409);
    EXPECT_EQ(act_on(change, "reopening", "", "warehouse").status, 403);
    EXPECT_EQ(act_on(change, "reopening", "").text("state"), "open");
    EXPECT_EQ(act_on(change, "dropping", "换承运商就够了").text("state"), "dropped");
    const auto edited = world.call("manager", "PATCH", "/sop_changes/" + change, R"({"title":"x"})",
                                   {{"if-match", "4"}});
    EXPECT_EQ(edited.status, 409) << edited.body;
    shop.expect_sound();
}

TEST_P(Retros, tell_whoever_does_it_once_when_the_day_has_come) {
    const auto change = plan("manager", "2026-11-26").text("id");
    at_once(at(25, 12));
    EXPECT_EQ(told("warehouse").size(), 1U);
    at_once(at(26, 9));
    EXPECT_EQ(told("warehouse").front(), "sop_change.due");
    at_once(at(26, 11));
    EXPECT_EQ(told("warehouse").size(), 2U);
    world.now = at(27, 9);
    EXPECT_TRUE(world.call("manager", "GET", "/sop_changes/" + change).json.at("late").as_bool());
    const auto moved = world.call("manager", "PATCH", "/sop_changes/" + change,
                                  R"({"due_on":"2026-12-01"})", {{"if-match", "1"}});
    EXPECT_FALSE(moved.json.at("late").as_bool()) << moved.body;
    shop.expect_sound();
}

}  // namespace
}  // namespace zhuli::retros
