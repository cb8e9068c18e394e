// Check-ins over their addresses.
#include "features/customers/desk_for_test.hpp"

namespace zhuli::visits {
namespace {

using customers::lists;
using customers::text_at;
using support::Answer;

constexpr const char* kBund =
    R"(,"position":{"known":true,"latitude_e6":31240000,"longitude_e6":121490000,"accuracy_m":20})";
constexpr const char* kFurtherNorth =
    R"(,"position":{"known":true,"latitude_e6":31241000,"longitude_e6":121490000,"accuracy_m":20})";

struct CheckIns : customers::Desk {
    Answer visit(const std::string& path, const std::string& more = "",
                 const std::string& who = "assistant") {
        return post(who, path + "/check_ins", R"({"met":"张经理")" + more + "}");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, CheckIns, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(CheckIns, are_made_by_whoever_may_write_down_a_conversation) {
    const auto path = added();
    EXPECT_EQ(visit(path, "", "").status, 401);
    EXPECT_EQ(visit(path, "", "warehouse").status, 403);
    EXPECT_EQ(visit(path, "", "colleague").status, 404);
    EXPECT_EQ(post("assistant", path + "/check_ins", "{}").fields(),
              std::vector<std::string>{"met:field.required"});
    EXPECT_EQ(visit(path, R"(,"position":{"known":true,"latitude_e6":91000000})").fields(),
              std::vector<std::string>{"position.latitude_e6:field.out_of_range"});
    EXPECT_EQ(show(path + "/timeline").json.at("items").as_array().size(), 1u)
        << "what is refused writes nothing";
}

TEST_P(CheckIns, are_conversations_too) {
    const auto path = added();
    const auto made = visit(path, R"(,"words":"看了装配线","next_contact_on":"2026-12-01")");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.text("words"), "看了装配线");
    EXPECT_FALSE(made.json.at("position").at("known").as_bool()) << "a position is never required";
    EXPECT_EQ(made.json.at("distance_m").as_int64(), -1);
    EXPECT_EQ(show(path).json.at("last_contact_at").as_int64(), world.now.v);
    EXPECT_EQ(show(path).text("next_contact_on"), "2026-12-01");
    const auto story = show(path + "/timeline?group=talk");
    EXPECT_EQ(story.json.at("items").at(0).at("channel"), "visit");
}

TEST_P(CheckIns, are_seen_by_who_made_them_and_their_manager) {
    const auto path = added();
    ASSERT_EQ(visit(path).status, 201);
    EXPECT_EQ(count("assistant", "/check_ins"), 1u);
    EXPECT_EQ(count("manager", "/check_ins"), 1u);
    EXPECT_EQ(count("colleague", "/check_ins"), 0u);
    EXPECT_EQ(count("manager", "/check_ins?customer_id=" + id_in(path)), 1u);
    EXPECT_EQ(world.call("warehouse", "GET", "/check_ins").status, 403);
    world.found_other_organisation();
    EXPECT_EQ(count("stranger", "/check_ins"), 0u);
}

TEST_P(CheckIns, are_measured_from_where_somebody_said_the_customer_is) {
    const auto path = added();
    const auto first = visit(path, kBund);
    EXPECT_EQ(first.json.at("distance_m").as_int64(), -1) << "nobody has said";
    ASSERT_TRUE(lists(first.json, "actions", "mark_place"));
    const auto place = "/check_ins/" + first.text("id") + "/place";
    EXPECT_EQ(post("colleague", place).status, 404);
    EXPECT_TRUE(post("assistant", place).json.at("is_place").as_bool());
    EXPECT_EQ(visit(path, kFurtherNorth).json.at("distance_m").as_int64(), 111);
    const auto nowhere = visit(path);
    EXPECT_EQ(nowhere.json.at("distance_m").as_int64(), -1);
    EXPECT_EQ(post("assistant", "/check_ins/" + nowhere.text("id") + "/place").code(),
              "visits.no_position");
}

TEST_P(CheckIns, are_measured_from_what_was_marked_last) {
    const auto path = added();
    const auto south = visit(path, kBund).text("id");
    world.now = world.now.plus_ms(kHourMs);
    const auto north = visit(path, kFurtherNorth).text("id");
    ASSERT_EQ(post("assistant", "/check_ins/" + north + "/place").status, 200);
    ASSERT_EQ(post("assistant", "/check_ins/" + south + "/place").status, 200);
    EXPECT_EQ(visit(path, kBund).json.at("distance_m").as_int64(), 0) << "the earlier visit";
    const auto left = show("/check_ins/" + north);
    EXPECT_FALSE(left.json.at("is_place").as_bool()) << "a customer is at one place";
    EXPECT_EQ(left.json.at("distance_m").as_int64(), 111);
    EXPECT_TRUE(lists(left.json, "actions", "mark_place"));
}

}  // namespace
}  // namespace zhuli::visits
