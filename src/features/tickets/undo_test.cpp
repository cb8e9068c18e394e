// What was done with many complaints is taken back: over its address, as whoever did it.
#include "features/tickets/complaints_for_test.hpp"

namespace zhuli::tickets {
namespace {

constexpr std::string_view kMovedOn =
    "It was changed since, so this cannot be taken back; open it to change it";

struct TriageUndos : Complaints {
    Answer triage(const std::string& act, const Words& tickets, const std::string& more = "",
                  const std::string& who = "service") {
        std::string items;
        for (const auto& one : tickets)
            items += (items.empty() ? "" : ",") + (R"({"id":")" + one + "\"}");
        return world.call(who, "POST", "/ticket_triage",
                          R"({"act":")" + act + R"(","items":[)" + items + "]" + more + "}");
    }
    /// What `done` did, row by row.
    Answer undo(const std::string& act, const Answer& done, const std::string& who = "service") {
        std::string items;
        for (const auto& row : done.json.at("rows").as_array())
            items +=
                fmt::format(R"({}{{"id":"{}","version":{}}})", items.empty() ? "" : ",",
                            row.at("ticket_id").as_string().c_str(), row.at("version").as_int64());
        return world.call(who, "POST", "/ticket_triage/undo",
                          R"({"act":")" + act + R"(","items":[)" + items + "]}");
    }
    static std::string refusal(const Answer& answer, std::size_t row = 0) {
        return std::string(answer.json.at("rows").at(row).at("refusal").as_string());
    }
    /// In the inbox, of one customer.
    std::string saying(const std::string& words) {
        return shop.made(
            "service", "/tickets",
            fmt::format(R"({{"customer_id":"{}","words":"{}"}})", shop.customer, words));
    }
    void later(int minutes) { world.now = world.now.plus_ms(minutes * kMinuteMs); }
};
INSTANTIATE_TEST_SUITE_P(Both, TriageUndos, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(TriageUndos, of_accepting_leave_it_unclassified_with_its_clocks_as_they_were) {
    const auto ticket = saying("快递把外箱压坏了，电机冒烟");
    const auto classify_due = due(ticket, "classify"), reply_due = due(ticket, "reply");
    later(1);
    const auto done = triage("accept", {ticket});
    ASSERT_EQ(refusal(done), "") << done.body;
    EXPECT_NE(due(ticket, "reply"), reply_due) << "of the greatest severity";
    later(1);
    const auto undone = undo("accept", done);
    ASSERT_EQ(undone.status, 200) << undone.body;
    EXPECT_EQ(refusal(undone), "");
    const auto now = show(ticket);
    EXPECT_EQ(now.text("kind"), "none");
    EXPECT_EQ(now.text("severity"), "none");
    EXPECT_EQ(now.json.at("classified_at").as_int64(), 0);
    EXPECT_EQ(now.text("owner_name"), "") << "in the inbox again";
    EXPECT_EQ(due(ticket, "classify"), classify_due) << "as if it had not been stopped";
    EXPECT_EQ(due(ticket, "reply"), reply_due);
    EXPECT_EQ(refusal(undo("accept", done)), kMovedOn) << "pressed twice";
    at_once(Instant{classify_due});
    EXPECT_TRUE(clock(ticket, "classify").at("breached").as_bool()) << "it rings";
    EXPECT_EQ(refusal(triage("accept", {ticket})), "") << "and can be accepted again";
    shop.expect_sound();
}

TEST_P(TriageUndos, of_giving_bring_each_to_whoever_had_it) {
    const auto lying = saying("外箱破损"), had = saying("少发");
    ASSERT_EQ(claim(had).status, 200);
    const auto done = triage("give", {lying, had}, R"(,"owner_id":")" + id("manager") + "\"");
    const auto undone = undo("give", done);
    EXPECT_EQ(refusal(undone, 0) + refusal(undone, 1), "") << undone.body;
    EXPECT_EQ(show(lying).text("owner_name"), "");
    EXPECT_EQ(show(had).text("owner_id"), id("service"));
    const auto away = triage("give", {had}, R"(,"to_inbox":true)");
    EXPECT_EQ(refusal(undo("give", away)), "");
    EXPECT_EQ(show(had).text("owner_id"), id("service")) << "out of the inbox again";
    shop.expect_sound();
}

TEST_P(TriageUndos, of_joining_part_them_and_clocks_go_on_as_if_they_never_stopped) {
    const auto into = taken_on(), going = taken_on(), waits = taken_on();
    ASSERT_EQ(say(waits, "pause", "等照片").status, 200);
    const auto resolve_due = due(going, "resolve");
    later(10);
    const auto done = triage("join", {going, waits}, R"(,"into_id":")" + into + "\"");
    ASSERT_EQ(refusal(done, 0) + refusal(done, 1), "") << done.body;
    EXPECT_EQ(show(going).text("stage"), "joined");
    ASSERT_EQ(say(into, "replies", "一起处理").status, 200);
    later(10);
    const auto undone = undo("join", done);
    EXPECT_EQ(refusal(undone, 0) + refusal(undone, 1), "") << undone.body;
    EXPECT_EQ(show(going).text("stage"), "accepted");
    EXPECT_EQ(show(going).text("joined_to_number"), "");
    EXPECT_EQ(show(going).json.at("closed_at").as_int64(), 0);
    EXPECT_EQ(due(going, "resolve"), resolve_due);
    EXPECT_TRUE(show(waits).json.at("paused").as_bool());
    EXPECT_TRUE(clock(waits, "resolve").at("paused").as_bool());
    EXPECT_EQ(say(waits, "resumption", "收到").status, 200);
    const auto story = world.call("service", "GET", "/tickets/" + into + "/story");
    EXPECT_NE(story.body.find("↩ " + show(going).text("number")), std::string::npos) << story.body;
    shop.expect_sound();
}

TEST_P(TriageUndos, are_refused_where_somebody_went_on_with_it) {
    const auto touched = saying("快递压坏了"), still = saying("快递又压坏了");
    const auto done = triage("accept", {touched, still});
    ASSERT_EQ(say(touched, "replies", "马上查").status, 200);
    const auto undone = undo("accept", done);
    EXPECT_EQ(refusal(undone, 0), kMovedOn) << undone.body;
    EXPECT_EQ(refusal(undone, 1), "") << "the other is taken back";
    EXPECT_EQ(show(touched).text("kind"), "logistics");
    EXPECT_EQ(show(still).text("kind"), "none");
    const auto given = triage("give", {still}, R"(,"owner_id":")" + id("manager") + "\"");
    EXPECT_EQ(refusal(undo("give", given, "admin")), kMovedOn) << "it was not they who gave it";
    EXPECT_EQ(refusal(undo("accept", given)), kMovedOn) << "another act";
    ASSERT_EQ(say(still, "replies", "我来", "manager").status, 200);
    EXPECT_EQ(refusal(undo("give", given)), kMovedOn);
    EXPECT_EQ(show(still).text("owner_id"), id("manager"));
    shop.expect_sound();
}

TEST_P(TriageUndos, of_joining_are_refused_once_the_other_ended_or_requests_went_along) {
    const auto into = taken_on(), asking = taken_on(), third = taken_on();
    ASSERT_EQ(act(asking, "sub_requests", R"({"template_name":"核对出库"})").status, 201);
    const auto along = triage("join", {asking}, R"(,"into_id":")" + into + "\"");
    EXPECT_EQ(refusal(undo("join", along)), "Requests to departments went along to " +
                                                show(into).text("number") + "; go on there");
    world.follow_events();
    const auto joined = triage("join", {third}, R"(,"into_id":")" + into + "\"");
    const auto last = taken_on();
    ASSERT_EQ(act(into, "joining", R"({"into_id":")" + last + "\"}").status, 200);
    EXPECT_EQ(refusal(undo("join", joined)),
              show(into).text("number") + " has ended; they cannot be parted any more");
    EXPECT_EQ(show(third).text("stage"), "joined");
    world.follow_events();
    shop.expect_sound();
}

TEST_P(TriageUndos, are_for_whoever_may_give_and_count_on_the_board_once) {
    const auto ticket = saying("快递压坏了");
    const auto done = triage("accept", {ticket});
    EXPECT_EQ(undo("accept", done, "").status, 401);
    EXPECT_EQ(undo("accept", done, "finance").status, 403);
    EXPECT_EQ(refusal(undo("accept", done, "colleague")), "Not found, or outside what you may see");
    world.found_other_organisation();
    EXPECT_EQ(refusal(undo("accept", done, "stranger")), "Not found, or outside what you may see");
    EXPECT_EQ(refusal(undo("accept", done)), "");
    ASSERT_EQ(refusal(triage("accept", {ticket})), "");
    const auto board = world.call("service", "GET", "/ticket_board");
    const auto& week = board.json.at("all").at("week").as_array();
    ASSERT_EQ(week.size(), 1U) << board.body;
    EXPECT_EQ(week[0].at("clock").as_string(), "classify");
    EXPECT_EQ(week[0].at("stopped").as_int64(), 1) << board.body;
    EXPECT_EQ(world.call("service", "POST", "/ticket_triage/undo", R"({"act":"accept","items":[]})")
                  .fields(),
              Words{"items:field.required"});
}

}  // namespace
}  // namespace zhuli::tickets
