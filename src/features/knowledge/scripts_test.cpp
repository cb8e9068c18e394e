// Scripts over their addresses: drafts change nothing until approved, uses are counted.
#include "features/knowledge/desk_for_test.hpp"

namespace zhuli::knowledge {
namespace {

using Fields = std::vector<std::string>;

struct Scripts : Desk {
    std::string state_of(const std::string& id) { return get("/scripts/" + id).text("state"); }
};
INSTANTIATE_TEST_SUITE_P(Both, Scripts, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Scripts, a_draft_is_its_author_s_and_read_by_nobody_else_s_search) {
    EXPECT_EQ(post("", "/scripts", "{}").status, 401);
    EXPECT_EQ(post("finance", "/scripts", "{}").status, 403);
    const auto id = script("开场", "您好，我是助理小沈");
    EXPECT_EQ(found("q=kaichang"), Fields{});
    EXPECT_EQ(edit("colleague", "/scripts/" + id, 1, R"({"words":"改"})").status, 403);
    EXPECT_EQ(edit("assistant", "/scripts/" + id, 1, R"({"words":"您好，打扰一分钟"})").status,
              200);
    EXPECT_EQ(post("assistant", "/scripts/" + id + "/approval").status, 403);
    EXPECT_EQ(post("assistant", "/scripts/" + id + "/use").code(), "problem.action_not_now");
    EXPECT_EQ(post("manager", "/scripts/" + id + "/approval").status, 200);
    EXPECT_EQ(found("q=kaichang"), Fields{"开场"});
    EXPECT_EQ(found("q=%E4%B8%80%E5%88%86%E9%92%9F"), Fields{"开场"}) << "words inside";
    EXPECT_EQ(edit("assistant", "/scripts/" + id, 3, R"({"words":"再改"})").status, 409);
    world.found_other_organisation();
    EXPECT_EQ(get("/scripts/" + id, "stranger").status, 404);
}

TEST_P(Scripts, a_new_version_takes_the_place_only_when_it_is_approved) {
    const auto first = approved("价格异议", "您觉得贵，是跟哪一款比的");
    const auto next = post("assistant", "/scripts/" + first + "/revision");
    ASSERT_EQ(next.status, 201) << next.body;
    EXPECT_EQ(next.json.at("revision_no"), 2);
    EXPECT_EQ(post("assistant", "/scripts/" + first + "/revision").code(), "knowledge.has_a_draft");
    const auto second = next.text("id");
    EXPECT_EQ(
        edit("assistant", "/scripts/" + second, 1, R"({"words":"理解，预算有限很正常"})").status,
        200);
    EXPECT_EQ(found("q=nakuan"), Fields{}) << "no such words";
    EXPECT_EQ(found("q=%E5%93%AA%E4%B8%80%E6%AC%BE"), Fields{"价格异议"}) << "the approved one";
    EXPECT_EQ(post("manager", "/scripts/" + second + "/approval").status, 200);
    EXPECT_EQ(state_of(first), "superseded");
    EXPECT_EQ(found("q=%E5%93%AA%E4%B8%80%E6%AC%BE"), Fields{});
    EXPECT_EQ(found("q=%E9%A2%84%E7%AE%97"), Fields{"价格异议"});
    EXPECT_EQ(get("/scripts/" + second).json.at("versions").as_array().size(), 2u);
    EXPECT_EQ(get("/scripts?state=approved").json.at("items").as_array().size(), 1u);
    EXPECT_EQ(post("manager", "/scripts/" + second + "/retirement", R"({"reason":"过时"})").status,
              200);
    EXPECT_EQ(found("q=%E9%A2%84%E7%AE%97"), Fields{});
    EXPECT_EQ(post("assistant", "/scripts/" + second + "/revision").status, 409);
}

TEST_P(Scripts, a_draft_may_be_dropped_with_a_reason) {
    const auto id = script("开场", "您好");
    EXPECT_EQ(post("assistant", "/scripts/" + id + "/dropping", "{}").fields(),
              Fields{"reason:field.required"});
    EXPECT_EQ(post("assistant", "/scripts/" + id + "/dropping", R"({"reason":"重复"})").status,
              200);
    EXPECT_EQ(state_of(id), "dropped");
    EXPECT_EQ(post("manager", "/scripts/" + id + "/approval").status, 409);
}

TEST_P(Scripts, uses_are_counted_over_versions_and_the_latest_can_be_taken_back) {
    const auto first = approved("开场", "您好");
    const auto use = [&](const std::string& who, const std::string& noun = "use") {
        const auto answer = post(who, "/scripts/" + first + "/" + noun);
        return answer.status == 200 ? answer.json.at("used_count").as_int64() : -answer.status;
    };
    EXPECT_EQ(use("auditor"), -403);
    EXPECT_EQ(use("assistant"), 1);
    EXPECT_EQ(use("service"), 2);
    EXPECT_EQ(use("assistant", "use_undo"), 1);
    EXPECT_EQ(post("assistant", "/scripts/" + first + "/use_undo").code(),
              "knowledge.nothing_to_take_back");
    world.now = world.now.plus_ms(11 * kMinuteMs);
    EXPECT_EQ(use("service", "use_undo"), -409) << "too late";
    const auto second = post("manager", "/scripts/" + first + "/revision").text("id");
    EXPECT_EQ(post("manager", "/scripts/" + second + "/approval").status, 200);
    EXPECT_EQ(get("/scripts/" + second).json.at("used_count"), 1);
    EXPECT_EQ(post("assistant", "/scripts/" + second + "/use").json.at("used_count"), 2);
    EXPECT_EQ(get("/scripts/" + first).json.at("used_count"), 2);
}

TEST_P(Scripts, used_more_come_first_and_whoever_wrote_one_is_told_when_it_expires) {
    approved("赞美开场", "甲", R"(,"valid_until":"2026-11-30")");
    const auto id = approved("自报家门开场", "乙");
    post("assistant", "/scripts/" + id + "/use");
    EXPECT_EQ(found("q=%E5%BC%80%E5%9C%BA"), (Fields{"自报家门开场", "赞美开场"}));
    world.run_jobs();
    EXPECT_EQ(notices_of("manager"), 1u);
    script("草稿", "丙", "assistant", R"(,"valid_until":"2026-11-30")");
    world.now = world.now.plus_ms(kHourMs);
    world.run_jobs();
    EXPECT_EQ(notices_of("assistant"), 0u) << "a draft is nothing people rely upon";
}

}  // namespace
}  // namespace zhuli::knowledge
