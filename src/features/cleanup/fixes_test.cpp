// Many flaws put right at once: the preview and what it promises, refusals row by row, undoing.
#include "features/cleanup/records_for_test.hpp"

namespace zhuli::cleanup {
namespace {

using Codes = std::vector<std::string>;

struct Fixing : Records {};
INSTANTIATE_TEST_SUITE_P(Both, Fixing, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Fixing, the_preview_shows_before_and_after_and_writes_nothing) {
    const auto made = customer("宁波 海天有限公司", R"(,"email":"a@qq.con","phone":"13800138000")");
    const auto shown = preview("assistant", "suggested",
                               R"(,"flaw_ids":[")" + flaw_id(made, "untidy_name") + R"(",")" +
                                   flaw_id(made, "mistyped_email") + "\"]");
    ASSERT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(shown.json.at("fixed_count").as_int64(), 2);
    const auto& name = shown.json.at("rows").at(0).as_object();
    EXPECT_EQ(name.at("field"), "name");
    EXPECT_EQ(name.at("before"), "宁波 海天有限公司");
    EXPECT_EQ(name.at("after"), "宁波海天有限公司");
    EXPECT_EQ(shown.json.at("rows").at(1).at("after"), "a@qq.com");
    EXPECT_EQ(codes(made).size(), 2u);
}

TEST_P(Fixing, all_that_match_are_taken_when_none_is_named) {
    const auto one = customer("宁波海天有限公司", R"(,"email":"a@qq.con")");
    const auto two = customer("苏州恒达有限公司", R"(,"email":"b@qq.con")");
    customer("无锡方圆有限公司", R"(,"email":"c@qq.con")", "colleague");
    const auto shown = preview("assistant", "suggested", R"(,"code":"mistyped_email")");
    EXPECT_EQ(shown.json.at("rows").as_array().size(), 2u) << shown.body;
    EXPECT_FALSE(shown.json.at("more").as_bool());
    EXPECT_EQ(preview("admin", "suggested", R"(,"code":"mistyped_email")")
                  .json.at("rows")
                  .as_array()
                  .size(),
              3u);
}

TEST_P(Fixing, is_done_in_one_unit_and_each_customer_remembers_it) {
    const auto one = customer("宁波海天有限公司", R"(,"email":"a@qq.con","phone":"13800138000")");
    const auto two = customer("苏州 恒达有限公司", R"(,"phone":"13900139000")");
    const auto done = fix("assistant", "suggested",
                          {flaw_id(one, "mistyped_email"), flaw_id(two, "untidy_name")});
    fix_in(done);
    EXPECT_EQ(done.json.at("fix").at("customers_count").as_int64(), 2);
    EXPECT_EQ(get("admin", "/customers/" + one).text("email"), "a@qq.com");
    EXPECT_EQ(get("admin", "/customers/" + two).text("name"), "苏州恒达有限公司");
    EXPECT_EQ(codes(one), Codes{}) << "at once, before any consumer";
    const auto line = get("admin", "/customers/" + one + "/timeline");
    EXPECT_NE(line.body.find("a@qq.com"), std::string::npos) << line.body;
    shop.expect_sound();
    world.follow_events();
    shop.expect_sound();
}

TEST_P(Fixing, a_row_that_may_not_be_done_stays_alone) {
    const auto one = customer("测试客户", R"(,"phone":"13800138000")");
    const auto foreign = customer("测试公司", R"(,"phone":"13800138001")", "colleague");
    const auto flaws = Codes{flaw_id(one, "name_is_trial"), flaw_id(foreign, "name_is_trial")};
    const auto archived = fix("assistant", "archive", flaws);
    EXPECT_EQ(archived.status, 201) << archived.body;
    EXPECT_TRUE(archived.json.at("fix").at("id").is_null()) << "an assistant archives nobody";
    EXPECT_EQ(refusal(archived), "problem.forbidden");
    EXPECT_EQ(refusal(archived, 1), "field.no_such_record");
    EXPECT_EQ(archived.json.at("rows").at(1).at("customer_name"), "");
    const auto invalid = fix("assistant", "invalid", flaws);
    fix_in(invalid);
    EXPECT_EQ(refusal(invalid), "");
    EXPECT_EQ(get("admin", "/customers/" + one).text("status"), "invalid");
    EXPECT_EQ(codes(foreign), Codes{"name_is_trial"});
    EXPECT_EQ(refusal(fix("assistant", "invalid", {flaws.front()})), "cleanup.not_open");
    EXPECT_EQ(refusal(fix("colleague", "clear", {flaws.back()})), "cleanup.no_such_fix");
}

TEST_P(Fixing, a_customer_changed_since_the_preview_is_left_alone) {
    const auto made = customer("宁波海天有限公司", R"(,"email":"a@qq.con")");
    const auto flaw = flaw_id(made, "mistyped_email");
    edit(made, R"({"address":"西湖区"})");
    EXPECT_EQ(refusal(fix("assistant", "suggested", {flaw}, R"(,"customer_version":1)")),
              "problem.stale");
    EXPECT_EQ(refusal(fix("assistant", "suggested", {flaw}, R"(,"customer_version":2)")), "");
}

TEST_P(Fixing, needs_a_reason_and_a_bounded_number_of_rows) {
    const auto bare = post("assistant", "/cleanup_fixes/preview", R"({"kind":"archive"})");
    EXPECT_EQ(bare.fields(), Codes{"reason:cleanup.say_why"});
    EXPECT_EQ(fix("assistant", "clear", Codes(201, "5")).fields(), Codes{"rows:field.too_many"});
    std::string many;
    for (int i = 0; i < 201; ++i) many += i == 0 ? "\"5\"" : ",\"5\"";
    EXPECT_EQ(preview("assistant", "clear", R"(,"flaw_ids":[)" + many + "]").fields(),
              Codes{"flaw_ids:field.too_many"});
    EXPECT_EQ(post("warehouse", "/cleanup_fixes/preview", R"({"kind":"clear"})").status, 403);
    EXPECT_EQ(post("auditor", "/cleanup_fixes/preview", R"({"kind":"clear"})").status, 403);
}

TEST_P(Fixing, is_taken_back_as_a_whole) {
    const auto lead = customer("测试客户", R"(,"phone":"13800138000")");
    const auto buyer = customer("asdf", R"(,"phone":"13800138001")");
    edit(buyer, R"({"status":"customer"})");
    const auto done = fix_in(fix(
        "manager", "invalid", {flaw_id(lead, "name_is_trial"), flaw_id(buyer, "name_is_trial")}));
    EXPECT_EQ(post("colleague", "/cleanup_fixes/" + done + "/undo").status, 404);
    const auto undone = post("manager", "/cleanup_fixes/" + done + "/undo");
    ASSERT_EQ(undone.status, 200) << undone.body;
    EXPECT_TRUE(undone.json.at("kept").as_array().empty()) << undone.body;
    EXPECT_EQ(get("admin", "/customers/" + buyer).text("status"), "customer")
        << "though no step leads there from invalid";
    EXPECT_EQ(get("admin", "/customers/" + buyer).text("status_reason"), "");
    EXPECT_EQ(codes(lead), Codes{"name_is_trial"});
    EXPECT_EQ(post("manager", "/cleanup_fixes/" + done + "/undo").code(), "cleanup.undone_already");
    shop.expect_sound();
}

TEST_P(Fixing, an_archived_customer_comes_back_with_it) {
    const auto made = customer("测试客户", R"(,"phone":"13800138000")");
    const auto done = fix_in(fix("manager", "archive", {flaw_id(made, "name_is_trial")}));
    EXPECT_TRUE(get("admin", "/customers/" + made).json.at("archived").as_bool());
    EXPECT_EQ(post("manager", "/cleanup_fixes/" + done + "/undo").status, 200);
    EXPECT_FALSE(get("admin", "/customers/" + made).json.at("archived").as_bool());
    EXPECT_EQ(get("admin", "/customers/" + made).text("archive_reason"), "");
    shop.expect_sound();
}

TEST_P(Fixing, what_somebody_changed_since_stays_and_is_named) {
    const auto made = customer("宁波海天有限公司", R"(,"email":"a@qq.con")");
    const auto done = fix_in(fix("assistant", "suggested", {flaw_id(made, "mistyped_email")}));
    edit(made, R"({"email":"neu@haitian.cn"})");
    const auto undone = post("assistant", "/cleanup_fixes/" + done + "/undo");
    ASSERT_EQ(undone.status, 200) << undone.body;
    const auto& kept = undone.json.at("kept").at(0);
    EXPECT_EQ(kept.at("field"), "email");
    EXPECT_EQ(kept.at("code"), "cleanup.changed_since");
    EXPECT_EQ(get("admin", "/customers/" + made).text("email"), "neu@haitian.cn");
}

TEST_P(Fixing, a_flaw_that_is_named_twice_is_mended_once) {
    const auto made = customer("宁波海天有限公司", R"(,"email":"a@qq.con")");
    const auto flaw = flaw_id(made, "mistyped_email");
    const auto done = fix("assistant", "suggested", {flaw, flaw});
    EXPECT_EQ(done.json.at("fix").at("flaws_count").as_int64(), 1) << done.body;
    EXPECT_EQ(done.json.at("rows").as_array().size(), 1u);
}

TEST_P(Fixing, what_stays_is_named_once) {
    const auto made = customer("宁波 海天有限公司", R"(,"email":"a@qq.con","phone":"13800138000")");
    const auto done = fix_in(fix("assistant", "suggested",
                                 {flaw_id(made, "mistyped_email"), flaw_id(made, "untidy_name")}));
    edit(made, R"({"email":"neu@haitian.cn"})");
    ASSERT_EQ(post("manager", "/customers/" + made + "/archival", R"({"reason":"停业"})").status,
              200);
    const auto undone = post("manager", "/cleanup_fixes/" + done + "/undo");
    ASSERT_EQ(undone.status, 200) << undone.body;
    EXPECT_EQ(undone.json.at("kept").as_array().size(), 2u) << undone.body;
    EXPECT_EQ(undone.json.at("fix").at("kept_count").as_int64(), 2);
}

TEST_P(Fixing, fixes_are_listed_to_whom_they_concern) {
    const auto made = customer("宁波海天有限公司", R"(,"email":"a@qq.con")");
    fix_in(fix("assistant", "suggested", {flaw_id(made, "mistyped_email")}));
    EXPECT_EQ(get("manager", "/cleanup_fixes").json.at("items").as_array().size(), 1u);
    EXPECT_EQ(get("colleague", "/cleanup_fixes").json.at("items").as_array().size(), 0u);
}

}  // namespace
}  // namespace zhuli::cleanup
