// The board over its address: what is open, late and how long it took.
#include "features/tickets/complaints_for_test.hpp"

namespace zhuli::tickets {
namespace {

struct TicketBoard : Complaints {
    Answer board(const std::string& who = "manager") {
        return world.call(who, "GET", "/ticket_board");
    }
    static boost::json::value time_of(const boost::json::value& row, const char* when,
                                      const char* clock) {
        for (const auto& one : row.at(when).as_array())
            if (one.at("clock").as_string() == clock) return one;
        return {};
    }
    static std::int64_t number(const boost::json::value& row, const char* name) {
        return row.at(name).as_int64();
    }
};
INSTANTIATE_TEST_SUITE_P(Both, TicketBoard, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(TicketBoard, is_for_those_who_answer_for_complaints) {
    EXPECT_EQ(board("").status, 401);
    EXPECT_EQ(board("assistant").status, 403);
    EXPECT_EQ(board("service").status, 200);
    const auto empty = board();
    EXPECT_EQ(number(empty.json.at("all"), "open"), 0) << empty.body;
    EXPECT_EQ(empty.text("week_from"), "2026-11-23");
    EXPECT_EQ(empty.text("month_from"), "2026-10-28");
}

TEST_P(TicketBoard, counts_what_is_open_due_soon_late_and_waiting) {
    entered();
    const auto waiting = taken_on();
    EXPECT_EQ(say(waiting, "pause", "等照片").status, 200);
    at_once(at(24, 10, 24));
    const auto soon = board().json.at("all");
    EXPECT_EQ(number(soon, "open"), 2);
    EXPECT_EQ(number(soon, "due_soon"), 1) << "five minutes to classify, four have passed";
    EXPECT_EQ(number(soon, "waiting"), 1);
    at_once(at(24, 10, 26));
    const auto late = board();
    EXPECT_EQ(number(late.json.at("all"), "late"), 1) << late.body;
    EXPECT_EQ(number(late.json.at("all"), "due_soon"), 0);
    const auto& kinds = late.json.at("by_kind").as_array();
    ASSERT_EQ(kinds.size(), 2U) << late.body;
    EXPECT_EQ(kinds[0].at("key"), "none");
    EXPECT_EQ(kinds[1].at("key"), "logistics");
    EXPECT_EQ(late.json.at("by_owner").at(0).at("key"), "0") << "the inbox";
    EXPECT_EQ(late.json.at("by_owner").at(1).at("name"), "service");
    EXPECT_EQ(late.json.at("by_severity").at(1).at("key"), "s3");
}

TEST_P(TicketBoard, tells_the_middle_time_and_the_share_in_time) {
    std::vector<std::string> tickets;
    for (int i = 0; i < 4; ++i) tickets.push_back(entered());
    constexpr int kMinutes[] = {2, 4, 8, 20};  // five are allowed
    for (std::size_t i = 0; i < tickets.size(); ++i) {
        world.now = at(24, 10, 20 + kMinutes[i]);
        ASSERT_EQ(classify(tickets[i]).status, 200);
    }
    const auto all = board().json.at("all");
    const auto classified = time_of(all, "week", "classify");
    EXPECT_EQ(number(classified, "stopped"), 4);
    EXPECT_EQ(number(classified, "in_time"), 2);
    EXPECT_EQ(number(classified, "median_ms"), 6 * kMinuteMs);
    EXPECT_EQ(time_of(all, "month", "classify"), classified);
    world.now = at(30, 9);
    EXPECT_EQ(board().json.at("all").at("week").as_array().size(), 0U) << "another week";
    EXPECT_EQ(number(time_of(board().json.at("all"), "month", "classify"), "stopped"), 4);
}

TEST_P(TicketBoard, shows_a_leader_the_complaints_of_their_people_and_the_inbox) {
    entered("service", R"(,"owner_id":")" + id("colleague") + "\"");
    entered("service", R"(,"owner_id":")" + id("assistant") + "\"");
    entered();
    EXPECT_EQ(number(board().json.at("all"), "open"), 2);
    EXPECT_EQ(number(board("service").json.at("all"), "open"), 3);
    world.found_other_organisation();
    EXPECT_EQ(number(board("stranger").json.at("all"), "open"), 0);
}

}  // namespace
}  // namespace zhuli::tickets
