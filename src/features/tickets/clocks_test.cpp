// The clocks of tickets over the API and through the scheduler.
#include "features/tickets/complaints_for_test.hpp"
#include "features/tickets/jobs.hpp"

namespace zhuli::tickets {
namespace {

class TicketClocks : public Complaints {};
INSTANTIATE_TEST_SUITE_P(Both, TicketClocks, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(TicketClocks, warn_run_out_and_escalate_once_each_at_their_second) {
    const auto ticket = entered("assistant", R"(,"owner_id":")" + id("assistant") + "\"");
    EXPECT_EQ(due(ticket, "classify"), at(24, 10, 25).v);
    at_once(at(24, 10, 23));
    EXPECT_EQ(count(ticket, "warned"), 1) << "after three of five minutes";
    EXPECT_EQ(told("assistant"), Words{"ticket.warning"});
    at_once(at(24, 10, 25));
    at_once(at(24, 10, 26));
    EXPECT_EQ(count(ticket, "breached"), 1);
    EXPECT_EQ(told("assistant"), (Words{"ticket.breach", "ticket.warning"}));
    EXPECT_EQ(told("manager"), Words{"ticket.breach"});
    EXPECT_TRUE(show(ticket).json.at("breached").as_bool());
    EXPECT_EQ(told("admin"), Words{});
    at_once(at(24, 11, 24));
    EXPECT_EQ(count(ticket, "escalated"), 0);
    at_once(at(24, 11, 25));
    EXPECT_EQ(count(ticket, "escalated"), 1);
    EXPECT_EQ(told("admin"), Words{"ticket.escalation"}) << "nobody leads the leader";
    shop.expect_sound();
}

TEST_P(TicketClocks, a_server_that_was_down_records_the_second_that_it_missed) {
    const auto ticket = entered();
    at_once(at(26, 15));  // two days later
    EXPECT_GE(count(ticket, "breached"), 2) << "classification and first answer";
    EXPECT_EQ(count(ticket, "warned"), count(ticket, "breached") + 1)
        << "the resolution is only warned of";
    const auto story = world.call("service", "GET", "/tickets/" + ticket + "/story");
    for (const auto& event : story.json.at("clock_events").as_array())
        if (event.at("act") == "breached" && event.at("clock") == "classify") {
            EXPECT_EQ(event.at("at").as_int64(), at(24, 10, 25).v);
            EXPECT_EQ(event.at("noted_at").as_int64(), at(26, 15).v);
        }
    at_once(at(26, 15, 1));
    EXPECT_EQ(count(ticket, "escalated"), 2) << "and nothing twice";
    shop.expect_sound();
}

TEST_P(TicketClocks, an_answer_after_its_time_is_late_even_if_no_scheduler_ran) {
    const auto ticket = entered();
    world.now = at(24, 15);
    ASSERT_EQ(classify(ticket).status, 200);
    EXPECT_TRUE(show(ticket).json.at("breached").as_bool());
    EXPECT_EQ(count(ticket, "breached"), 1);
}

TEST_P(TicketClocks, wait_while_the_customer_does_something) {
    const auto ticket = taken_on();
    write(ticket, "accepted");
    const auto before = due(ticket, "investigate");
    EXPECT_EQ(before, at(25, 10, 20).v) << "a working day";
    world.now = at(24, 11, 20);
    EXPECT_EQ(act(ticket, "pause").fields(), Words{"words:field.required"});
    const auto paused = say(ticket, "pause", "等客户寄回样品");
    EXPECT_TRUE(paused.json.at("paused").as_bool()) << paused.body;
    EXPECT_EQ(paused.json.at("due_at").as_int64(), 0);
    at_once(at(27, 11, 20));
    EXPECT_EQ(count(ticket, "warned"), 0);
    EXPECT_EQ(write(ticket, "investigating", R"(,"cause":"carrier")").status, 409);
    ASSERT_EQ(say(ticket, "resumption", "样品到了").status, 200);
    EXPECT_EQ(clock(ticket, "investigate").at("elapsed_ms").as_int64(), 60 * kMinuteMs);
    EXPECT_EQ(due(ticket, "investigate"), at(30, 10, 20).v);
    shop.expect_sound();
}

TEST_P(TicketClocks, keep_their_minutes_when_a_policy_changes_and_take_new_ones_when_classified) {
    const auto ticket = entered();
    ASSERT_EQ(classify(ticket, "s2").status, 200);
    const auto reply = due(ticket, "reply");
    EXPECT_EQ(reply, at(24, 10, 50).v) << "half an hour for s2";
    const auto changed =
        world.call("manager", "PATCH", "/ticket_settings",
                   R"({"policies":[{"kind":"none","severity":"none","reply_minutes":600}]})",
                   {{"if-match", "0"}});
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(due(ticket, "reply"), reply);
    EXPECT_EQ(clock(entered(), "reply").at("minutes").as_int64(), 600);
    world.now = at(24, 10, 30);
    ASSERT_EQ(classify(ticket, "s1").status, 200);
    EXPECT_EQ(clock(ticket, "reply").at("minutes").as_int64(), 600)
        << "classified again, it is given what holds now";
    EXPECT_EQ(count(ticket, "retargeted"), 2 + 2) << "reply and resolve, twice";
}

TEST_P(TicketClocks, tell_of_more_at_once_than_a_unit_holds_in_one_notice_for_each_person) {
    const int many = 600;  // a unit takes 500
    const auto more = R"(,"owner_id":")" + id("assistant") + "\"";
    std::string last;
    for (int i = 0; i < many; ++i) last = entered("assistant", more);
    at_once(at(24, 10, 23));
    EXPECT_EQ(count(last, "warned"), 1);
    EXPECT_EQ(told("assistant"), Words{"ticket.warnings"});
    const auto said = world.call("assistant", "GET", "/notices").json.at("items").at(0);
    EXPECT_NE(said.at("text").as_string().find(std::to_string(many)), std::string::npos)
        << "all of them: " << said.at("text").as_string();
    at_once(at(24, 10, 24));
    EXPECT_EQ(told("assistant"), Words{"ticket.warnings"}) << "told once";
    at_once(at(24, 10, 25));
    EXPECT_EQ(told("manager"), Words{"ticket.breaches"});
}

TEST_P(TicketClocks, tell_what_a_server_recorded_and_died_before_telling) {
    const auto ticket = entered("assistant", R"(,"owner_id":")" + id("assistant") + "\"");
    world.now = at(24, 10, 23);
    const Ctx ctx = world.system_of("assistant");
    const auto rung =
        storage::write_now(world.db(), ctx, [&](storage::Tx& tx) { return watch_some(tx, ctx); });
    ASSERT_TRUE(rung.ok());
    EXPECT_EQ(count(ticket, "warned"), 1);
    EXPECT_EQ(told("assistant"), Words{}) << "here it died";
    at_once(at(24, 10, 24));
    EXPECT_EQ(told("assistant"), Words{"ticket.warning"});
    at_once(at(24, 10, 24));
    EXPECT_EQ(count(ticket, "warned"), 1);
    EXPECT_EQ(told("assistant"), Words{"ticket.warning"}) << "and once";
}

}  // namespace
}  // namespace zhuli::tickets
