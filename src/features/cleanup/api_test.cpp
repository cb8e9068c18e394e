// The clean-up list over its addresses: who sees what, what is found and stays found, completeness
// and its sums, dismissals, the scan and the clock.
#include <thread>

#include "features/cleanup/records_for_test.hpp"

namespace zhuli::cleanup {
namespace {

using Codes = std::vector<std::string>;

INSTANTIATE_TEST_SUITE_P(Both, Records, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

std::size_t count(const Answer& answer) { return answer.json.at("items").as_array().size(); }

TEST_P(Records, are_seen_in_scope_and_by_nobody_else) {
    EXPECT_EQ(get("", "/flaws").status, 401);
    for (const char* who : {"warehouse", "finance", "service"})
        EXPECT_EQ(get(who, "/flaws").status, 403) << who;
    const auto made = customer("宁波海天有限公司", R"(,"email":"a@qq.con")");
    const auto flaw = flaw_id(made, "mistyped_email");
    EXPECT_EQ(count(get("assistant", "/flaws?code=mistyped_email")), 1u);
    EXPECT_EQ(count(get("manager", "/flaws?code=mistyped_email")), 1u);
    EXPECT_EQ(count(get("colleague", "/flaws")), 0u);
    EXPECT_EQ(count(get("colleague", "/completeness")), 0u);
    EXPECT_EQ(get("colleague", "/customers/" + made + "/completeness").status, 404);
    EXPECT_EQ(post("colleague", "/flaws/" + flaw + "/dismissal").status, 404);
    EXPECT_EQ(post("auditor", "/flaws/" + flaw + "/dismissal").status, 403);
    world.found_other_organisation();
    EXPECT_EQ(count(get("stranger", "/flaws")), 0u);
    EXPECT_EQ(post("stranger", "/flaws/" + flaw + "/dismissal").status, 404);
}

TEST_P(Records, whoever_sees_contacts_masked_learns_neither_value_nor_suggestion) {
    const auto made = customer("宁波海天有限公司", R"(,"email":"zhangsan@gmial.com")");
    const auto open = flaw(made, "mistyped_email");
    EXPECT_EQ(open.at("now"), "zhangsan@gmial.com");
    EXPECT_EQ(open.at("suggestion"), "zhangsan@gmail.com");
    const auto seen = get("auditor", "/flaws?customer_id=" + made);
    EXPECT_EQ(seen.body.find("zhangsan"), std::string::npos) << seen.body;
    EXPECT_NE(seen.body.find("z****@gmail.com"), std::string::npos) << seen.body;
    const auto page = get("auditor", "/customers/" + made + "/completeness");
    EXPECT_EQ(page.body.find("zhangsan"), std::string::npos) << page.body;
}

TEST_P(Records, are_looked_at_when_they_change) {
    const auto made = customer("测试客户", R"(,"email":"a@qq.con")");
    EXPECT_EQ(codes(made), (Codes{"name_is_trial", "mistyped_email"}));
    edit(made, R"({"name":"宁波海天有限公司","email":"a@qq.com"})");
    EXPECT_EQ(codes(made), Codes{});
    EXPECT_EQ(codes(made, "resolved").size(), 2u);
    edit(made, R"({"email":"b@qq.con"})");
    EXPECT_EQ(codes(made), Codes{"mistyped_email"});
    shop.expect_sound();
}

TEST_P(Records, of_merged_or_archived_customers_wait_for_nobody) {
    const auto made = customer("测试客户", R"(,"phone":"13800138000")");
    const auto other = customer("宁波海天有限公司", R"(,"phone":"13800138000")");
    EXPECT_EQ(codes(made), Codes{"name_is_trial"});
    const auto merged =
        post("assistant", "/customer_merges",
             fmt::format(R"({{"winner_id":"{}","loser_ids":["{}"]}})", other, made));
    EXPECT_EQ(merged.status, 201) << merged.body;
    world.follow_events();
    EXPECT_EQ(codes(made), Codes{});
    shop.expect_sound();
    const auto gone = customer("asdf", R"(,"phone":"13800138001")");
    EXPECT_EQ(post("manager", "/customers/" + gone + "/archival", R"({"reason":"乱填"})").status,
              200);
    world.follow_events();
    EXPECT_EQ(codes(gone), Codes{});
    shop.expect_sound();
}

TEST_P(Records, a_call_to_a_wrong_number_marks_it_until_one_gets_through) {
    const auto made = customer("宁波海天有限公司", R"(,"phone":"13800138000")");
    const auto talk = "/customers/" + made + "/interactions";
    EXPECT_EQ(
        post("assistant", talk, R"({"channel":"wechat","words":"x","wrong_number":true})").fields(),
        Codes{"wrong_number:customers.only_a_call_has_a_number"});
    EXPECT_EQ(
        post("assistant", talk, R"({"channel":"phone","words":"空号","wrong_number":true})").status,
        201);
    world.follow_events();
    EXPECT_EQ(codes(made), Codes{"wrong_number"});
    EXPECT_TRUE(get("admin", "/customers/" + made).json.at("last_contact_at").as_int64() == 0)
        << "nobody was reached";
    world.now = world.now.plus_ms(kMinuteMs);
    post("assistant", talk, R"({"channel":"phone","words":"通了"})");
    world.follow_events();
    EXPECT_EQ(codes(made), Codes{});
    world.now = world.now.plus_ms(kMinuteMs);
    post("assistant", talk, R"({"channel":"phone","words":"停机","wrong_number":true})");
    world.follow_events();
    EXPECT_EQ(codes(made), Codes{"wrong_number"});
    edit(made, R"({"phone":"13900139000"})");
    EXPECT_EQ(codes(made), Codes{}) << "that was about the number before";
}

TEST_P(Records, a_follow_up_that_finds_a_wrong_number_says_so_too) {
    const auto made = customer("宁波海天有限公司", R"(,"phone":"13800138000")");
    const auto plan = shop.made(
        "assistant", "/follow_ups",
        fmt::format(R"({{"customer_id":"{}","due_at":{}}})", made, world.now.plus_ms(kHourMs).v));
    const auto done = post("assistant", "/follow_ups/" + plan + "/completion",
                           R"({"result":"wrong_number","words":"已是别人的号"})");
    EXPECT_EQ(done.status, 200) << done.body;
    world.follow_events();
    EXPECT_EQ(codes(made), Codes{"wrong_number"});
}

TEST_P(Records, not_a_problem_is_remembered_until_it_is_another) {
    const auto made = customer("宁波海天有限公司", R"(,"email":"a@qq.con")");
    const auto flaw = flaw_id(made, "mistyped_email");
    EXPECT_EQ(post("assistant", "/flaws/" + flaw + "/reopening").status, 409);
    const auto dismissed =
        post("assistant", "/flaws/" + flaw + "/dismissal", R"({"reason":"就是这个"})");
    EXPECT_EQ(dismissed.text("state"), "dismissed") << dismissed.body;
    EXPECT_EQ(dismissed.text("reason"), "就是这个");
    EXPECT_EQ(post("assistant", "/flaws/" + flaw + "/dismissal").status, 409);
    edit(made, R"({"address":"西湖区"})");
    EXPECT_EQ(codes(made), Codes{});
    EXPECT_EQ(post("assistant", "/flaws/" + flaw + "/reopening").text("state"), "open");
    EXPECT_EQ(codes(made), Codes{"mistyped_email"});
    post("assistant", "/flaws/" + flaw + "/dismissal");
    shop.expect_sound();
    edit(made, R"({"email":"b@qq.con"})");
    EXPECT_EQ(codes(made), Codes{"mistyped_email"}) << "that was said of another address";
    shop.expect_sound();
}

TEST_P(Records, completeness_is_kept_with_each_change_and_summed_by_owner) {
    const auto made = customer("宁波海天有限公司");
    EXPECT_EQ(score(made), 35);
    edit(made, R"({"phone":"13800138000","email":"a@b.cn"})");
    EXPECT_EQ(score(made), 65);
    const auto list = get("assistant", "/completeness?score_from=60&score_to=70&sort=-score");
    ASSERT_EQ(count(list), 1u) << list.body;
    EXPECT_EQ(list.json.at("items").at(0).at("missing").at(0).as_string(), "credit_code");
    const auto board = get("assistant", "/cleanup_board").json.at("all").as_object();
    EXPECT_EQ(board.at("records_count").as_int64(), 2);  // with the shop's own customer of score 0
    EXPECT_EQ(board.at("average_score").as_int64(), 33);
    EXPECT_EQ(post("manager", "/customers/" + made + "/assignment",
                   R"({"owner_id":")" + id("manager") + "\"}")
                  .status,
              200);
    world.follow_events();
    const auto everybody = get("admin", "/cleanup_board").json;
    EXPECT_EQ(everybody.at("owners").as_array().size(), 2u);
    EXPECT_EQ(everybody.at("all").at("average_score").as_int64(), 33);
    EXPECT_EQ(get("assistant", "/cleanup_board").json.at("all").at("average_score").as_int64(), 0);
    EXPECT_EQ(get("admin", "/cleanup_board?owner_id=" + id("manager"))
                  .json.at("all")
                  .at("average_score")
                  .as_int64(),
              65);
    shop.expect_sound();
}

TEST_P(Records, what_was_put_right_is_counted_for_a_week_and_a_month) {
    const auto made = customer("宁波海天有限公司", R"(,"email":"a@qq.con")");
    edit(made, R"({"email":"a@qq.com"})");
    const auto resolved = [&](const char* member) {
        return get("assistant", "/cleanup_board").json.at("all").at(member).as_int64();
    };
    EXPECT_EQ(resolved("resolved_7"), 1);
    world.now = world.now.plus_ms(7 * kDayMs);
    EXPECT_EQ(resolved("resolved_7"), 0);
    EXPECT_EQ(resolved("resolved_30"), 1);
    world.now = world.now.plus_ms(23 * kDayMs);
    EXPECT_EQ(resolved("resolved_30"), 0);
}

TEST_P(Records, a_lead_grows_stale_by_the_clock_alone) {
    const auto made = customer("宁波海天有限公司", R"(,"phone":"13800138000")");
    const auto lead = shop.made("assistant", "/customers",
                                R"({"name":"苏州恒达精密有限公司","phone":"13900139000",)"
                                R"("contact_name":"李","region":"苏州","status":"lead"})");
    morning_of(12, 21);
    EXPECT_EQ(codes(lead), Codes{});
    morning_of(12, 22);
    EXPECT_EQ(codes(lead), Codes{"stale_lead"}) << "20 working days";
    EXPECT_EQ(codes(made), Codes{});
    post("assistant", "/customers/" + lead + "/interactions",
         R"({"channel":"phone","words":"还在考虑"})");
    world.follow_events();
    EXPECT_EQ(codes(lead), Codes{});
    shop.expect_sound();
}

TEST_P(Records, other_weights_look_at_everybody_again) {
    const auto made = customer("宁波海天有限公司", R"(,"phone":"13800138000")");
    EXPECT_EQ(score(made), 55);
    const auto path = "/cleanup_settings";
    const auto change = [&](const std::string& who, const std::string& body) {
        const auto version = get("admin", path).json.at("version").as_int64();
        return world.call(who, "PATCH", path, body, {{"if-match", std::to_string(version)}});
    };
    const auto body = R"({"company":[{"field":"phone","weight":1},{"field":"email","weight":3}]})";
    EXPECT_EQ(change("assistant", body).status, 403);
    EXPECT_EQ(change("admin", R"({"stale_days":0})").fields(), Codes{"stale_days:cleanup.range"});
    EXPECT_EQ(change("admin", body).status, 200);
    EXPECT_TRUE(get("admin", "/cleanup_scans").json.at("running").as_bool());
    morning_of(11, 25);
    EXPECT_FALSE(get("admin", "/cleanup_scans").json.at("running").as_bool());
    EXPECT_EQ(get("admin", "/cleanup_scans").json.at("looked_count").as_int64(), 2);
    const auto list = get("assistant", "/completeness?sort=-score");
    EXPECT_EQ(list.json.at("items").at(0).at("score").as_int64(), 25) << list.body;
    EXPECT_EQ(codes(made), Codes{"empty_profile"});
    shop.expect_sound();
}

TEST_P(Records, resolved_with_somebody_who_has_the_customer_no_longer_are_not_shown_to_them) {
    const auto made = customer("宁波海天有限公司", R"(,"email":"a@qq.con")");
    edit(made, R"({"email":"a@qq.com"})");
    EXPECT_EQ(count(get("assistant", "/flaws?state=resolved")), 1u);
    ASSERT_EQ(post("admin", "/customers/" + made + "/assignment",
                   R"({"owner_id":")" + id("colleague") + "\"}")
                  .status,
              200);
    world.follow_events();
    const auto seen = get("assistant", "/flaws?state=resolved");
    EXPECT_EQ(count(seen), 0u) << seen.body;
    EXPECT_EQ(count(get("admin", "/flaws?state=resolved")), 1u);
}

TEST_P(Records, have_one_row_of_settings_however_many_save_the_first_at_once) {
    constexpr std::size_t kAtOnce = 8;
    std::vector<int> status(kAtOnce);
    std::vector<std::thread> people;
    for (std::size_t i = 0; i < kAtOnce; ++i)
        people.emplace_back([&, i] {
            status[i] =
                world
                    .call("admin", "PATCH", "/cleanup_settings",
                          fmt::format(R"({{"stale_days":{}}})", 21 + i), {{"if-match", "0"}})
                    .status;
        });
    for (auto& person : people) person.join();
    EXPECT_EQ(std::ranges::count(status, 200), 1);
    EXPECT_EQ(std::ranges::count(status, 409), std::ptrdiff_t{kAtOnce - 1});
}

TEST_P(Records, everybody_is_looked_at_on_request) {
    customer("宁波海天有限公司");
    EXPECT_EQ(post("assistant", "/cleanup_scans").status, 403);
    const auto asked = post("manager", "/cleanup_scans");
    EXPECT_EQ(asked.status, 200) << asked.body;
    EXPECT_TRUE(asked.json.at("running").as_bool());
    world.now = world.now.plus_ms(kMinuteMs);
    EXPECT_EQ(post("admin", "/cleanup_scans").json.at("started_at"), asked.json.at("started_at"))
        << "one that runs does not begin again";
    world.run_jobs();
    const auto mine = get("assistant", "/cleanup_scans").json;
    EXPECT_EQ(mine.at("records_count").as_int64() + mine.at("looked_count").as_int64(), 0)
        << "how many there are of everybody is not theirs to know";
    const auto done = get("manager", "/cleanup_scans").json;
    EXPECT_FALSE(done.at("running").as_bool());
    EXPECT_EQ(done.at("looked_count").as_int64(), done.at("records_count").as_int64());
}

}  // namespace
}  // namespace zhuli::cleanup
