// Cases and changes out of a retro go to a successor with the rest, and come back.
#include <algorithm>

#include "features/tickets/complaints_for_test.hpp"

namespace zhuli::handover {
namespace {

using tickets::Words;

struct LessonsHandedOver : tickets::Complaints {
    ~LessonsHandedOver() override { shop.expect_sound(); }

    std::string drafted() { return shop.made("service", "/tickets/" + closed() + "/case", "{}"); }
    std::string published() {
        const auto made = shop.made(
            "service", "/cases",
            R"({"title":"外箱压坏","kind":"logistics","cause":"carrier","symptom":"压扁",)"
            R"("finding":"中转","remedy":"补发","prevention":"护角"})");
        EXPECT_EQ(world.call("service", "POST", "/cases/" + made + "/submission").status, 200);
        EXPECT_EQ(world
                      .call("manager", "POST", "/cases/" + made + "/publication",
                            R"({"review_on":"2026-12-20"})")
                      .status,
                  200);
        return made;
    }
    std::string change() {
        return shop.made("manager", "/sop_changes",
                         R"({"month_on":"2026-11-01","cause":"carrier","kind":"logistics",)"
                         R"("title":"加护角","due_on":"2026-11-26","owner_id":")" +
                             id("service") + "\"}");
    }
    support::Answer hand_over(const std::string& to) {
        return world.call("hr", "POST", "/users/" + id("service") + "/handover",
                          R"({"successor_id":")" + id(to) + "\"}");
    }
    Words told_of(const std::string& who) {
        Words kinds = told(who);
        std::ranges::sort(kinds);
        return kinds;
    }
    std::string owner(const std::string& path) {
        return world.call("admin", "GET", path).text("owner_id");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, LessonsHandedOver, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(LessonsHandedOver, to_a_successor_and_back) {
    const auto draft = "/cases/" + drafted(), kept = "/cases/" + published();
    const auto planned = "/sop_changes/" + change();
    const auto leave = [&] {
        return world.call("hr", "POST", "/users/" + id("service") + "/departure", "{}");
    };
    EXPECT_EQ(leave().code(), "handover.open_work");
    const auto moved = hand_over("admin");
    ASSERT_EQ(moved.status, 200) << moved.body;
    EXPECT_EQ(moved.json.at("cases_count").as_int64(), 2);
    EXPECT_EQ(moved.json.at("changes_count").as_int64(), 1);
    EXPECT_TRUE(moved.json.at("done").as_bool());
    for (const auto& path : {draft, kept, planned}) EXPECT_EQ(owner(path), id("admin")) << path;
    EXPECT_EQ(told("admin"), Words{"sop_change.given"});
    const auto back =
        world.call("hr", "POST", "/handovers/" + moved.text("handover_id") + "/reversal", "{}");
    ASSERT_TRUE(back.json.at("done").as_bool()) << back.body;
    for (const auto& path : {draft, kept, planned}) EXPECT_EQ(owner(path), id("service")) << path;
    hand_over("admin");
    EXPECT_EQ(leave().text("state"), "left");
}

TEST_P(LessonsHandedOver, tell_the_successor_of_days_the_one_before_was_told_of) {
    published();
    change();
    at_once(zone_of("Asia/Shanghai").at(Date::from_ymd(2026, 12, 8), 600));
    EXPECT_EQ(told_of("service"), (Words{"case.review", "sop_change.due", "sop_change.given"}));
    hand_over("admin");
    world.now = world.now.plus_ms(kHourMs);
    world.run_jobs();
    EXPECT_EQ(told_of("admin"), (Words{"case.review", "sop_change.due", "sop_change.given"}));
    EXPECT_EQ(world.call("service", "GET", "/notices").json.at("unread_count").as_int64(), 0);
}

TEST_P(LessonsHandedOver, what_is_done_or_put_away_stays) {
    const auto put_away = "/cases/" + published();
    ASSERT_EQ(world.call("manager", "POST", put_away + "/archival", R"({"words":"过时"})").status,
              200);
    const auto done = "/sop_changes/" + change();
    ASSERT_EQ(world.call("service", "POST", done + "/completion", R"({"words":"备好了"})").status,
              200);
    EXPECT_EQ(hand_over("admin").text("handover_id"), "");
    EXPECT_EQ(owner(put_away), id("service"));
    EXPECT_EQ(owner(done), id("service"));
}

}  // namespace
}  // namespace zhuli::handover
