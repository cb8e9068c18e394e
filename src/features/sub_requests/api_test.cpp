// Requests to other departments over the API and through the scheduler.
#include "features/sub_requests/rules.hpp"
#include "features/tickets/complaints_for_test.hpp"

namespace zhuli::sub_requests {
namespace {

using support::Answer;
using Words = std::vector<std::string>;

struct SubRequests : tickets::Complaints {
    ~SubRequests() override { shop.expect_sound(); }

    Answer ask(const std::string& ticket, const std::string& name = "核对出库",
               const std::string& who = "service") {
        return world.call(who, "POST", "/tickets/" + ticket + "/sub_requests",
                          R"({"template_name":")" + name + R"(","words":"看装箱照片"})");
    }
    std::string asked(const std::string& ticket) {
        const auto made = ask(ticket);
        EXPECT_EQ(made.status, 201) << made.body;
        return made.text("id");
    }
    Answer request(const std::string& id, const std::string& who = "warehouse") {
        return world.call(who, "GET", "/sub_requests/" + id);
    }
    Answer answer(const std::string& id, const std::string& who = "warehouse") {
        return world.call(who, "POST", "/sub_requests/" + id + "/answer",
                          R"({"words":"出库视频数量齐全"})");
    }
    Answer withdraw(const std::string& id, const std::string& who = "service") {
        return world.call(who, "POST", "/sub_requests/" + id + "/withdrawal");
    }
    /// What its clock did, and when that counts.
    std::vector<std::pair<std::string, Instant>> clock_of(const std::string& id) {
        std::vector<std::pair<std::string, Instant>> acts;
        const auto shown = request(id);
        for (const auto& event : shown.json.at("clock_events").as_array())
            acts.emplace_back(event.at("act").as_string(), Instant{event.at("at").as_int64()});
        return acts;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, SubRequests, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(SubRequests, are_asked_by_who_works_on_it_and_answered_by_the_department) {
    const auto ticket = taken_on();
    EXPECT_EQ(ask(ticket, "核对出库", "").status, 401);
    EXPECT_EQ(ask(ticket, "核对出库", "warehouse").status, 403);
    EXPECT_EQ(ask(ticket, "没有的").fields(), Words{"template_name:field.no_such_record"});
    const auto id = asked(ticket);
    EXPECT_EQ(told("warehouse"), Words{"sub_request.asked"});
    EXPECT_EQ(request(id).text("department"), "warehouse");
    EXPECT_EQ(answer(id, "finance").code(), "sub_requests.not_your_department");
    EXPECT_EQ(withdraw(id, "assistant").status, 403) << "the service has the complaint";
    EXPECT_EQ(answer(id).text("state"), "answered");
    EXPECT_EQ(answer(id).status, 409) << "pressed twice";
    EXPECT_EQ(told("warehouse"), Words{"sub_request.asked"});
    EXPECT_EQ(told("service"), Words{"sub_request.answered"});
    const auto story = world.call("service", "GET", "/tickets/" + ticket + "/story");
    EXPECT_NE(story.body.find("出库视频数量齐全"), std::string::npos) << story.body;
    world.found_other_organisation();
    EXPECT_EQ(request(id, "stranger").status, 404);
}

TEST_P(SubRequests, keep_the_complaint_from_being_resolved_while_they_are_open) {
    const auto ticket = taken_on();
    write(ticket, "accepted");
    write(ticket, "investigating", R"(,"cause":"carrier")");
    const auto first = asked(ticket), second = asked(ticket);
    EXPECT_EQ(show(ticket).json.at("open_requests").as_int64(), 2);
    EXPECT_EQ(write(ticket, "resolving").code(), "tickets.requests_open");
    EXPECT_EQ(answer(first).status, 200);
    EXPECT_EQ(write(ticket, "resolving").code(), "tickets.requests_open");
    EXPECT_EQ(withdraw(second).text("state"), "withdrawn");
    EXPECT_EQ(write(ticket, "resolving").text("stage"), "revisiting");
    EXPECT_EQ(show(ticket).json.at("open_requests").as_int64(), 0);
}

TEST_P(SubRequests, warn_and_run_out_once_each_at_their_second) {
    const auto ticket = taken_on();
    const auto id = asked(ticket);  // 10:20, four working hours
    const auto due = request(id).json.at("due_at").as_int64();
    const auto warn = request(id).json.at("warn_at").as_int64();
    at_once(Instant{warn - 1000});
    EXPECT_FALSE(request(id).json.at("warned").as_bool());
    at_once(Instant{warn});
    EXPECT_TRUE(request(id).json.at("warned").as_bool());
    at_once(Instant{due});
    EXPECT_TRUE(request(id).json.at("breached").as_bool());
    at_once(Instant{due + kEscalateMinutes * kMinuteMs - 1000});
    EXPECT_FALSE(request(id).json.at("escalated").as_bool());
    EXPECT_EQ(told("manager"), Words{});
    at_once(Instant{due + kEscalateMinutes * kMinuteMs});
    EXPECT_TRUE(request(id).json.at("escalated").as_bool());
    EXPECT_EQ(told("service"), Words{"sub_request.breached"}) << "whoever asked";
    EXPECT_EQ(told("manager"), Words{"sub_request.escalated"}) << "who leads the warehouse's team";
    EXPECT_EQ(told("admin"), Words{});
    const auto version = request(id).json.at("version").as_int64();
    at_once(Instant{due + 3 * kDayMs});
    EXPECT_EQ(request(id).json.at("version").as_int64(), version) << "and nothing twice";
    EXPECT_EQ(told("warehouse"),
              (Words{"sub_request.breached", "sub_request.warned", "sub_request.asked"}));
    EXPECT_EQ(std::ranges::count(told("manager"), "sub_request.escalated"), 1);
    const auto late = world.call("warehouse", "GET", "/sub_requests?breached=true");
    EXPECT_EQ(ids(late), Words{id});
}

TEST_P(SubRequests, have_a_clock_that_is_only_ever_added_to) {
    using Acts = std::vector<std::pair<std::string, Instant>>;
    const auto id = asked(taken_on());  // 10:20
    const auto asked_at = Instant{request(id).json.at("asked_at").as_int64()};
    const auto warn_at = Instant{request(id).json.at("warn_at").as_int64()};
    const auto due_at = Instant{request(id).json.at("due_at").as_int64()};
    EXPECT_EQ(clock_of(id), (Acts{{"started", asked_at}}));
    at_once(at(26, 15));  // two days later: the server was down
    const auto escalated_at = due_at.plus_ms(kEscalateMinutes * kMinuteMs);
    EXPECT_EQ(clock_of(id), (Acts{{"started", asked_at},
                                  {"warned", warn_at},
                                  {"breached", due_at},
                                  {"escalated", escalated_at}}))
        << "at the second of each, whenever it was noted";
    const auto noted = request(id).json.at("clock_events").at(2).at("noted_at").as_int64();
    EXPECT_EQ(noted, at(26, 15).v);
    // Holidays that were given away afterwards change how it stands, not what happened.
    const auto days = world.call("admin", "GET", "/work_calendar").json;
    ASSERT_EQ(world
                  .call("admin", "PATCH", "/work_calendar",
                        R"({"days":[{"on":"2026-11-24","name":"盘点","open":[]}]})",
                        {{"if-match", std::to_string(days.at("version").as_int64())}})
                  .status,
              200);
    EXPECT_EQ(clock_of(id).at(2), (std::pair<std::string, Instant>{"breached", due_at}));
    world.now = at(26, 16);
    ASSERT_EQ(answer(id).status, 200);
    const auto events = request(id).json.at("clock_events").as_array();
    ASSERT_EQ(events.size(), 5U) << "late once, and escalated once";
    EXPECT_EQ(events.back().at("act").as_string(), "stopped");
    EXPECT_EQ(events.back().at("at").as_int64(), at(26, 16).v);
    EXPECT_EQ(events.back().at("elapsed_ms").as_int64(),
              request(id).json.at("elapsed_ms").as_int64());
    EXPECT_GT(events.back().at("elapsed_ms").as_int64(), 0);
}

TEST_P(SubRequests, that_are_answered_late_are_late_even_if_no_scheduler_ran) {
    const auto id = asked(taken_on());
    world.now = at(30, 10);
    const auto due_at = Instant{request(id).json.at("due_at").as_int64()};
    EXPECT_TRUE(answer(id).json.at("breached").as_bool());
    EXPECT_EQ(clock_of(id).at(1), (std::pair<std::string, Instant>{"breached", due_at}));
    at_once(at(30, 11));
    EXPECT_EQ(told("warehouse"), Words{"sub_request.asked"}) << "nobody is told of what is done";
}

TEST_P(SubRequests, go_along_when_their_complaint_is_joined_to_another) {
    const auto one = taken_on(), other = taken_on();
    const auto answered = asked(one), open = asked(one);
    EXPECT_EQ(answer(answered).status, 200);
    const auto due = request(open).json.at("due_at").as_int64();
    world.now = world.now.plus_ms(5 * kMinuteMs);
    ASSERT_EQ(act(one, "joining", R"({"into_id":")" + other + "\"}").status, 200);
    EXPECT_EQ(show(one).json.at("open_requests").as_int64(), 0);
    EXPECT_EQ(show(other).json.at("open_requests").as_int64(), 1) << "at once";
    shop.expect_sound();
    world.follow_events();
    EXPECT_EQ(request(open).text("ticket_id"), other);
    EXPECT_EQ(request(open).json.at("due_at").as_int64(), due) << "its clock goes on";
    EXPECT_EQ(request(answered).text("ticket_id"), one);
    const auto listed = world.call("service", "GET", "/tickets/" + other + "/sub_requests");
    EXPECT_EQ(ids(listed), Words{open});
    const auto story = world.call("service", "GET", "/tickets/" + other + "/story");
    EXPECT_NE(story.body.find("看装箱照片"), std::string::npos) << story.body;
    EXPECT_EQ(answer(open).text("state"), "answered");
    EXPECT_EQ(show(other).json.at("open_requests").as_int64(), 0);
}

TEST_P(SubRequests, are_answered_where_their_complaint_goes_on_before_anybody_moved_them) {
    const auto first = taken_on(), second = taken_on(), third = taken_on();
    const auto id = asked(first), other = asked(second);
    ASSERT_EQ(act(first, "joining", R"({"into_id":")" + second + "\"}").status, 200);
    ASSERT_EQ(act(second, "joining", R"({"into_id":")" + third + "\"}").status, 200);
    EXPECT_EQ(answer(id).text("ticket_id"), third);
    EXPECT_EQ(withdraw(other).text("ticket_id"), third);
    EXPECT_EQ(show(third).json.at("open_requests").as_int64(), 0);
    world.follow_events();
    EXPECT_EQ(show(third).json.at("open_requests").as_int64(), 0);
}

TEST_P(SubRequests, tell_whoever_has_the_complaint_by_now) {
    const auto ticket = taken_on();
    const auto id = asked(ticket);
    ASSERT_EQ(
        act(ticket, "assignment", R"({"owner_id":")" + Complaints::id("colleague") + "\"}").status,
        200);
    EXPECT_EQ(answer(id).status, 200);
    EXPECT_EQ(told("service"), Words{"sub_request.answered"});
    EXPECT_EQ(told("colleague"), (Words{"sub_request.answered", "ticket.given"}));
}

TEST_P(SubRequests, keep_their_minutes_when_templates_change) {
    const auto ticket = taken_on();
    const auto before = asked(ticket);
    const auto change = [&](const std::string& who) {
        return world.call(who, "PATCH", "/sub_request_settings",
                          R"({"templates":[{"name":"核对出库","department":"finance",)"
                          R"("words":"收款","minutes":10}]})",
                          {{"if-match", "0"}});
    };
    EXPECT_EQ(change("service").status, 403);
    EXPECT_EQ(change("manager").status, 200);
    EXPECT_EQ(request(before).json.at("minutes").as_int64(), 240);
    EXPECT_EQ(request(before).json.at("clock_events").at(0).at("minutes").as_int64(), 240);
    EXPECT_EQ(request(asked(ticket)).text("department"), "finance");
    const auto mine = world.call("warehouse", "GET", "/sub_requests?department=warehouse");
    EXPECT_EQ(ids(mine), Words{before});
}

TEST_P(SubRequests, are_told_of_after_the_server_was_down_to_all_whom_it_concerns) {
    asked(taken_on());
    at_once(at(26, 15));
    EXPECT_EQ(told("warehouse"), (Words{"sub_request.breached", "sub_request.asked"}))
        << "a warning says nothing any more";
    EXPECT_EQ(std::ranges::count(told("service"), "sub_request.breached"), 1);
    EXPECT_EQ(std::ranges::count(told("service"), "sub_request.warned"), 0);
    EXPECT_EQ(std::ranges::count(told("manager"), "sub_request.escalated"), 1);
}

TEST_P(SubRequests, escalate_after_an_hour_of_working_time) {
    world.now = at(24, 13, 30);
    const auto id = asked(taken_on());
    EXPECT_EQ(request(id).json.at("due_at").as_int64(), at(24, 17, 30).v);
    at_once(at(24, 21));
    EXPECT_TRUE(request(id).json.at("breached").as_bool());
    at_once(at(25, 9, 29));
    EXPECT_FALSE(request(id).json.at("escalated").as_bool()) << "half an hour was left of the day";
    EXPECT_EQ(told("manager"), Words{});
    at_once(at(25, 9, 30));
    EXPECT_TRUE(request(id).json.at("escalated").as_bool());
    EXPECT_EQ(told("manager"), Words{"sub_request.escalated"});
}

TEST_P(SubRequests, of_a_burst_are_one_notice_for_each_whom_it_concerns) {
    world.now = at(24, 8);  // before they open: all are due at one time
    std::vector<std::string> all;
    for (int i = 0; i < 6; ++i) all.push_back(asked(taken_on()));
    const auto asked_of = told("warehouse").size();
    EXPECT_EQ(asked_of, 6U) << "each when it was asked";
    const auto due = request(all[0]).json.at("due_at").as_int64();
    EXPECT_EQ(request(all[5]).json.at("due_at").as_int64(), due);
    at_once(Instant{due});
    EXPECT_EQ(told("warehouse").front(), "sub_request.breaches");
    EXPECT_EQ(told("warehouse").size(), asked_of + 1) << "nothing of the warning any more";
    EXPECT_EQ(told("service"), Words{"sub_request.breaches"});
    at_once(Instant{due + kEscalateMinutes * kMinuteMs});
    EXPECT_EQ(told("manager"), Words{"sub_request.escalations"});
    at_once(Instant{due + kDayMs});
    EXPECT_EQ(told("manager"), Words{"sub_request.escalations"}) << "told once";
}

TEST_P(SubRequests, of_a_department_with_nobody_are_the_administrators) {
    const auto templates = world.call(
        "manager", "PATCH", "/sub_request_settings",
        R"({"templates":[{"name":"人事","department":"hr","words":"培训记录","minutes":60}]})",
        {{"if-match", "0"}});
    ASSERT_EQ(templates.status, 200) << templates.body;
    world.db().execute_script("UPDATE app_user SET state = 'left' WHERE name = 'hr'");
    const auto before = told("admin").size();
    const auto made = ask(taken_on(), "人事");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(told("admin").size(), before + 1);
    EXPECT_EQ(answer(made.text("id"), "admin").status, 200);
}

TEST_P(SubRequests, wait_on_today_of_everybody_of_the_department_until_one_answers) {
    const auto today = [&](const std::string& who) {
        return world.call(who, "GET", "/today").json.at("sub_requests").at("count").as_int64();
    };
    const auto id = asked(taken_on());
    EXPECT_EQ(today("warehouse"), 1);
    EXPECT_EQ(today("finance"), 0);
    EXPECT_EQ(today("admin"), 0) << "they may, but it is not asked of them";
    EXPECT_EQ(answer(id).status, 200);
    EXPECT_EQ(today("warehouse"), 0);
    EXPECT_EQ(ask(taken_on(), "客户沟通记录").status, 201);
    EXPECT_EQ(today("assistant"), 1);
    EXPECT_EQ(today("colleague"), 1) << "the queue is everybody's";
}

TEST_P(SubRequests, stand_in_the_day_of_whoever_of_the_department_sells_to_the_customer) {
    const auto blocks = [&](const std::string& who) {
        Words found;
        const auto day = world.call(who, "GET", "/day_plan");
        for (const auto& block : day.json.at("blocks").as_array())
            found.emplace_back(block.at("entity").as_string());
        return found;
    };
    EXPECT_EQ(blocks("assistant"), Words{});
    const auto id = ask(taken_on(), "客户沟通记录").text("id");
    EXPECT_EQ(blocks("assistant"), Words{"sub_request"});
    EXPECT_EQ(blocks("colleague"), Words{});
    EXPECT_EQ(answer(id, "assistant").status, 200);
    EXPECT_EQ(blocks("assistant"), Words{});
}

}  // namespace
}  // namespace zhuli::sub_requests
