// Day plans over the API: whose they are, what is composed of what there is to do, and what moves.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "features/day_plans/jobs.hpp"
#include "features/followups/plans_for_test.hpp"

namespace zhuli::day_plans {
namespace {

using support::Answer;
using Words = std::vector<std::string>;

/// Tuesday 2026-11-24, 10:20 in Shanghai, when the world begins.
struct Days : followups::Plans {
    Answer day(const std::string& who = "assistant", const std::string& query = "") {
        return world.call(who, "GET", "/day_plan" + query);
    }
    Answer post(const std::string& noun, const std::string& body = "{}",
                const std::string& who = "assistant") {
        return world.call(who, "POST", "/day_plan/" + noun, body);
    }
    Answer arrange(const std::string& plan, const std::string& act, Instant to = {}) {
        return post("arrangement", fmt::format(R"({{"entity":"follow_up","entity_id":"{}",)"
                                               R"("act":"{}","starts_at":{}}})",
                                               plan, act, to.v));
    }
    Answer undo(std::int64_t act_no) {
        return post("undo", fmt::format(R"({{"act_no":{}}})", act_no));
    }
    /// A plan of today at this time, with a customer of its own.
    std::string call_at(const std::string& name, int hour, int minute = 0,
                        const std::string& more = "") {
        const auto answer = plan("assistant", customer(name), at(11, 24, hour, minute), more);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.text("id");
    }
    std::string inquiry(const std::string& name) {
        return shop.made(
            "assistant", "/inquiries",
            fmt::format(R"({{"name":"{}","words":"问价","wechat":"a1","owner_id":"{}",)"
                        R"("channel":"phone"}})",
                        name, world.id_of("assistant").v));
    }
    static std::string clock(const boost::json::value& t) {
        const auto minutes = (t.as_int64() - at(11, 24, 0).v) / kMinuteMs;
        return t.as_int64() == 0 ? "-" : fmt::format("{}:{:02}", minutes / 60, minutes % 60);
    }
    static std::string text(const boost::json::value& value) {
        return std::string(value.as_string());
    }
    /// "甲公司 10:20 promise"
    static Words blocks(const Answer& answer) {
        Words list;
        for (const auto& block : answer.json.at("blocks").as_array())
            list.push_back(
                fmt::format("{} {} {}", text(block.at("title")), clock(block.at("starts_at")),
                            text(block.at("state")) == "planned" ? text(block.at("why"))
                                                                 : text(block.at("state"))));
        return list;
    }
    static Words moves(const Answer& answer) {
        Words list;
        for (const auto& move : answer.json.at("moves").as_array())
            list.push_back(fmt::format("{} {}>{} {}", text(move.at("title")),
                                       clock(move.at("from_at")), clock(move.at("to_at")),
                                       text(move.at("reason"))));
        return list;
    }
    std::int64_t stored() {
        const storage::Sql sql{"test.days", "SELECT COUNT(*) FROM day_plan WHERE org_id = $1"};
        std::int64_t n = 0;
        world.db().read(world.org(), [&](storage::Tx& tx) { n = *tx.scalar<std::int64_t>(sql); });
        return n;
    }
};

INSTANTIATE_TEST_SUITE_P(Both, Days, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Days, are_ones_own_and_the_teams_leader_may_look) {
    const std::string of = "?user_id=" + std::to_string(world.id_of("assistant").v);
    EXPECT_EQ(day("").status, 401);
    EXPECT_EQ(day("warehouse").status, 403);
    EXPECT_EQ(day("colleague", of).status, 404) << "of another team";
    EXPECT_EQ(day("manager", of).status, 200);
    EXPECT_FALSE(day("manager", of).json.at("editable").as_bool());
    EXPECT_TRUE(day().json.at("editable").as_bool());
    EXPECT_EQ(post("composition", "{}", "auditor").status, 403);
    EXPECT_EQ(day("assistant", "?on=2026-11-26").fields(), Words{"on:day_plans.only_next_days"});
    EXPECT_EQ(world.call("assistant", "PATCH", "/day_plan_settings", "{}").status, 403);
}

TEST_P(Days, hold_what_there_is_to_do_from_every_source) {
    call_at("承诺客户", 15, 0, R"(,"promised":true)");
    call_at("点名客户", 14, 30);
    inquiry("咨询客户");
    shop.enter(orders::Shop::line(shop.product("A", 5), 1));
    const auto answer = day();
    EXPECT_EQ(blocks(answer), (Words{"咨询客户 10:20 answer", "杭州精工机械有限公司 11:30 desk",
                                     "点名客户 14:30 named", "承诺客户 15:00 promise"}));
    EXPECT_EQ(number(answer, "buffer_percent"), 20);
    EXPECT_EQ(answer.json.at("figures").at("promises_kept_count").as_int64(), 2);
    EXPECT_TRUE(moves(answer).empty()) << "nothing was composed before";
    EXPECT_EQ(stored(), 0) << "looking keeps nothing";
}

TEST_P(Days, have_the_complaints_whose_clock_ends_that_day) {
    const auto ticket = shop.made(
        "service", "/tickets",
        fmt::format(R"({{"customer_id":"{}","words":"收到的货破了","owner_id":"{}"}})",
                    customer("投诉客户"), world.id_of("service").v));
    const auto answer = day("service");
    EXPECT_EQ(blocks(answer), Words{"投诉客户 10:20 clock"});
    EXPECT_EQ(text(answer.json.at("blocks").at(0).at("entity_id")), ticket);
    EXPECT_EQ(blocks(day()), Words{}) << "of another";
}

TEST_P(Days, a_customer_who_calls_and_is_told_when_has_a_promise) {
    const auto id = call_at("来电客户", 11);
    const auto done =
        act(id, "completion",
            fmt::format(R"({{"result":"reached","words":"问交期","from_customer":true,)"
                        R"("next_due_at":{}}})",
                        at(11, 24, 16).v));
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(blocks(day()), Words{"来电客户 16:00 promise"});
}

TEST_P(Days, are_composed_in_the_morning_and_again_when_something_arrives) {
    at_once(at(11, 24, 10, 31));
    EXPECT_EQ(stored(), 3) << "of everybody who sells";
    call_at("甲公司", 11, 0);
    world.follow_events();
    EXPECT_EQ(moves(day()), Words{"甲公司 ->11:00 arrived"});
    world.now = at(11, 24, 10, 58);
    inquiry("咨询");
    world.follow_events();
    const auto answer = day();
    EXPECT_EQ(moves(answer), (Words{"咨询 ->11:00 arrived", "甲公司 11:00>11:15 made_room",
                                    "甲公司 ->11:00 arrived"}));
    EXPECT_EQ(text(answer.json.at("moves").at(1).at("because")), "咨询");
    shop.expect_sound();
}

TEST_P(Days, show_what_was_done_and_what_ran_late) {
    const auto first = call_at("甲公司", 10, 30);
    call_at("乙公司", 11, 0);
    ASSERT_EQ(post("composition").status, 200);
    world.now = at(11, 24, 10, 40);
    act(first, "completion", R"({"result":"reached","words":"好"})");
    EXPECT_EQ(blocks(day()), (Words{"甲公司 10:30 done", "乙公司 11:00 named"}));
    world.now = at(11, 24, 11, 20);
    const auto late = day();
    EXPECT_EQ(moves(late), Words{"乙公司 11:00>11:20 ran_late"});
}

TEST_P(Days, are_arranged_by_their_person_and_that_is_taken_back) {
    const auto a = call_at("甲公司", 14, 0);
    const auto b = call_at("乙公司", 15, 0);
    EXPECT_EQ(arrange("1", "pin").status, 404);
    const auto moved = arrange(a, "move", at(11, 24, 15));
    ASSERT_EQ(moved.status, 200) << moved.body;
    EXPECT_EQ(blocks(moved), (Words{"乙公司 14:45 named", "甲公司 15:00 chosen"}));
    EXPECT_EQ(moves(moved), Words{"乙公司 15:00>14:45 made_room"});
    EXPECT_EQ(arrange(b, "move", at(11, 24, 15, 5)).fields(), Words{"starts_at:day_plans.taken"});
    EXPECT_EQ(arrange(b, "move", at(11, 24, 12, 30)).fields(),
              Words{"starts_at:day_plans.outside_work"});
    EXPECT_EQ(undo(7).code(), "day_plans.changed_since");
    const auto back = undo(number(moved, "act_no"));
    ASSERT_EQ(back.status, 200) << back.body;
    EXPECT_EQ(blocks(back), (Words{"甲公司 14:00 named", "乙公司 15:00 named"}));
    EXPECT_TRUE(moves(back).empty());
    EXPECT_EQ(undo(number(back, "act_no")).code(), "day_plans.changed_since") << "only once";

    const auto dropped = arrange(a, "drop");
    EXPECT_EQ(blocks(dropped), (Words{"乙公司 15:00 named", "甲公司 14:00 dropped"}));
    world.follow_events();
    EXPECT_EQ(blocks(day()), (Words{"乙公司 15:00 named", "甲公司 14:00 dropped"}));
    EXPECT_EQ(blocks(arrange(a, "restore")), (Words{"甲公司 14:00 named", "乙公司 15:00 named"}));
    EXPECT_EQ(blocks(arrange(a, "pin")).front(), "甲公司 14:00 named");
    EXPECT_TRUE(day().json.at("blocks").at(0).at("pinned").as_bool());
    shop.expect_sound();
}

TEST_P(Days, taken_back_keep_what_was_done_since) {
    const auto a = call_at("甲公司", 14, 0);
    call_at("乙公司", 15, 0);
    const auto moved = arrange(a, "move", at(11, 24, 10, 30));
    ASSERT_EQ(moved.status, 200) << moved.body;
    world.now = at(11, 24, 10, 35);
    act(a, "completion", R"({"result":"reached","words":"好"})");
    world.follow_events();
    const auto back = undo(number(day(), "act_no"));
    ASSERT_EQ(back.status, 200) << back.body;
    EXPECT_EQ(blocks(back), (Words{"甲公司 10:30 done", "乙公司 15:00 named"}));
    EXPECT_EQ(blocks(day()), (Words{"甲公司 10:30 done", "乙公司 15:00 named"}));
}

TEST_P(Days, propose_what_did_not_fit_for_the_next_working_day) {
    world.now = at(11, 24, 17, 30);
    call_at("短谈", 17, 40);
    call_at("拜访", 17, 50, R"(,"channel":"visit")");
    const auto answer = day();
    EXPECT_EQ(blocks(answer), Words{"短谈 17:40 named"});
    ASSERT_EQ(answer.json.at("left_over").as_array().size(), 1u);
    const auto& left = answer.json.at("left_over").at(0);
    EXPECT_EQ(text(left.at("title")), "拜访");
    EXPECT_EQ(text(left.at("reason")), "day_over");
    EXPECT_EQ(text(left.at("proposed_on")), "2026-11-25");
    ASSERT_EQ(post("composition").status, 200);
    const auto tomorrow = day("assistant", "?on=2026-11-25");
    ASSERT_EQ(tomorrow.json.at("blocks").as_array().size(), 1u) << tomorrow.body;
    EXPECT_EQ(text(tomorrow.json.at("blocks").at(0).at("title")), "拜访");
}

TEST_P(Days, follow_the_organisations_settings_and_ones_own_habit) {
    call_at("甲公司", 9 + 2);
    const auto settings =
        world.call("manager", "PATCH", "/day_plan_settings",
                   R"({"phone_minutes":30,"desk_hours":[{"from_minute":600,"to_minute":660}]})",
                   {{"if-match", "0"}});
    EXPECT_EQ(settings.fields(), Words{"desk_hours:day_plans.desk_in_selling_hours"});
    ASSERT_EQ(world
                  .call("manager", "PATCH", "/day_plan_settings", R"({"phone_minutes":30})",
                        {{"if-match", "0"}})
                  .status,
              200);
    EXPECT_EQ(clock(day().json.at("blocks").at(0).at("ends_at")), "11:30");
    const auto planned = plan("assistant", customer("明天的"), at(11, 25, 9));
    ASSERT_EQ(planned.status, 201);
    EXPECT_EQ(blocks(day()).size(), 1u);
    const auto habit =
        world.call("assistant", "PATCH", "/day_plan_habit",
                   R"({"talks_per_day":2,"selling_hours":[{"from_minute":840,"to_minute":900}]})",
                   {{"if-match", "0"}});
    ASSERT_EQ(habit.status, 200) << habit.body;
    EXPECT_EQ(blocks(day()), (Words{"甲公司 11:00 named", "明天的 14:00 ahead"}));
    EXPECT_EQ(day().json.at("figures").at("talks_target").as_int64(), 2);
    EXPECT_EQ(number(world.call("colleague", "GET", "/day_plan_habit"), "talks_per_day"), 0);
}

TEST_P(Days, a_day_off_has_no_blocks_and_says_so) {
    call_at("甲公司", 17);
    world.now = at(11, 28, 10);  // Saturday
    const auto answer = day();
    EXPECT_TRUE(answer.json.at("working").as_array().empty());
    EXPECT_EQ(text(answer.json.at("left_over").at(0).at("reason")), "day_off");
    EXPECT_EQ(text(answer.json.at("left_over").at(0).at("proposed_on")), "2026-11-30");
    at_once(at(11, 28, 11));
    EXPECT_EQ(stored(), 0) << "nobody's day is composed on a day off";
}

TEST_P(Days, are_composed_for_the_others_when_somebody_leaves_meanwhile) {
    world.now = at(11, 24, 9);
    call_at("甲公司", 10);
    const auto depart = [&] {
        return world.call("hr", "POST",
                          fmt::format("/users/{}/departure", world.id_of("colleague").v), "{}");
    };
    const Ctx system = world.system();
    const storage::Job job{};
    const jobs::Clock clock = [&] { return world.now; };
    int told = 0;
    const jobs::Progress progress = [&](std::int64_t, std::int64_t all) {
        EXPECT_EQ(all, 3) << "assistant, colleague, manager";
        if (++told != 1) return;
        EXPECT_EQ(depart().status, 200);
    };
    EXPECT_TRUE(keep_days({world.db(), system, job, clock, progress}).ok());
    EXPECT_EQ(told, 3);
    EXPECT_EQ(stored(), 2) << "all days but that of who left";
    EXPECT_EQ(day("admin", fmt::format("?user_id={}", world.id_of("colleague").v)).fields(),
              Words{"user_id:field.no_such_record"});
}

}  // namespace
}  // namespace zhuli::day_plans
