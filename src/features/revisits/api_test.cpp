// Revisits by link over the API: asked, answered on the private page, and what becomes of the
// complaint.
#include "features/tickets/complaints_for_test.hpp"

namespace zhuli::revisits {
namespace {

using support::Answer;
using Words = std::vector<std::string>;

struct RevisitsByLink : tickets::Complaints {
    ~RevisitsByLink() override { shop.expect_sound(); }

    std::string revisiting() {
        const auto ticket = taken_on();
        write(ticket, "accepted");
        write(ticket, "investigating", R"(,"cause":"carrier")");
        EXPECT_EQ(write(ticket, "resolving").text("stage"), "revisiting");
        return ticket;
    }
    Answer ask(const std::string& ticket, const std::string& who = "service") {
        return world.call(who, "POST", "/tickets/" + ticket + "/revisits", "{}");
    }
    std::string asked(const std::string& ticket) {
        const auto made = ask(ticket);
        EXPECT_EQ(made.status, 201) << made.body;
        return "/open_revisits/" + made.text("link").substr(3);
    }
    Answer says(const std::string& page, int mark, const std::string& words = "好") {
        return world.call(
            "", "POST", page + "/answer",
            fmt::format(R"({{"satisfaction":{},"words":"{}","answered_by":"王工"}})", mark, words));
    }
    Answer list(const std::string& ticket, const std::string& who = "service") {
        return world.call(who, "GET", "/tickets/" + ticket + "/revisits");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, RevisitsByLink, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(RevisitsByLink, are_asked_for_in_their_stage_by_who_works_on_it) {
    EXPECT_EQ(ask(taken_on()).code(), "revisits.not_yet");
    const auto ticket = revisiting();
    EXPECT_EQ(ask(ticket, "").status, 401);
    EXPECT_EQ(ask(ticket, "warehouse").status, 403);
    EXPECT_EQ(ask(ticket, "colleague").status, 404);
    EXPECT_EQ(ask(ticket, "assistant").status, 403) << "reads, but the service has it";
    world.found_other_organisation();
    EXPECT_EQ(list(ticket, "stranger").status, 404);
}

TEST_P(RevisitsByLink, close_the_complaint_with_a_good_mark) {
    const auto ticket = revisiting();
    const auto page = asked(ticket);
    EXPECT_EQ(world.call("", "POST", page + "/opening").status, 200);
    EXPECT_GT(list(ticket).json.at("items").at(0).at("first_opened_at").as_int64(), 0);
    EXPECT_EQ(says(page, 6).fields(), Words{"satisfaction:tickets.range"});
    EXPECT_EQ(says(page, 5).text("standing"), "answered");
    EXPECT_EQ(says(page, 5).status, 200) << "the same answer twice is one";
    EXPECT_EQ(says(page, 1, "改主意").code(), "revisits.answered");
    EXPECT_EQ(show(ticket).text("stage"), "closed");
    EXPECT_EQ(show(ticket).json.at("satisfaction").as_int64(), 5);
    EXPECT_EQ(told("service"), Words{});
}

TEST_P(RevisitsByLink, ask_to_take_it_up_again_after_a_bad_mark) {
    const auto ticket = revisiting();
    const auto page = asked(ticket);
    EXPECT_EQ(says(page, 2, "").fields(), Words{"words:revisits.say_what"});
    EXPECT_EQ(says(page, 2, "又少一个").text("standing"), "answered");
    EXPECT_EQ(show(ticket).text("stage"), "revisiting") << "a person decides";
    EXPECT_EQ(told("service"), Words{"revisit.unhappy"});
    EXPECT_TRUE(list(ticket).json.at("items").at(0).at("is_unhappy").as_bool());
    EXPECT_EQ(say(ticket, "reopening", "又少一个").text("stage"), "investigating");
    const auto story = world.call("service", "GET", "/tickets/" + ticket + "/story");
    EXPECT_NE(story.body.find("王工 2/5：又少一个"), std::string::npos) << story.body;
}

TEST_P(RevisitsByLink, open_by_the_latest_link_alone_until_it_is_over) {
    const auto ticket = revisiting();
    const auto first = asked(ticket), second = asked(ticket);
    EXPECT_EQ(world.call("", "GET", first).text("standing"), "revoked");
    EXPECT_EQ(says(first, 5).code(), "revisits.revoked");
    world.now = at(30, 10);
    EXPECT_EQ(world.call("", "GET", second).text("standing"), "waiting");
    write(ticket, "revisiting", R"(,"satisfaction":4)");
    EXPECT_EQ(says(second, 5).code(), "revisits.over") << "told on the phone meanwhile";
    EXPECT_EQ(show(ticket).json.at("satisfaction").as_int64(), 4);
}

TEST_P(RevisitsByLink, expire_and_are_revoked) {
    const auto ticket = revisiting();
    const auto made = ask(ticket);
    const auto page = "/open_revisits/" + made.text("link").substr(3);
    world.now = zone_of("Asia/Shanghai").at(Date::from_ymd(2026, 12, 5), 600);
    EXPECT_EQ(says(page, 5).code(), "revisits.expired");
    const auto path = "/revisits/" + made.text("id");
    const auto again = world.call("service", "POST", path + "/link");
    EXPECT_EQ(world.call("", "GET", page).status, 404);
    const auto fresh = "/open_revisits/" + again.text("link").substr(3);
    EXPECT_EQ(world.call("", "GET", fresh).text("standing"), "waiting");
    EXPECT_EQ(world.call("service", "POST", path + "/revocation").text("state"), "revoked");
    EXPECT_EQ(says(fresh, 5).code(), "revisits.revoked");
}

}  // namespace
}  // namespace zhuli::revisits
