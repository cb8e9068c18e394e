#include "features/followups/plans_for_test.hpp"

namespace zhuli::followups {
namespace {

class FollowUps : public Plans {};
INSTANTIATE_TEST_SUITE_P(Both, FollowUps, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(FollowUps, nobody_a_wrong_role_and_another_persons_plan_are_kept_out) {
    EXPECT_EQ(list("", "").status, 401);
    EXPECT_EQ(list("", "warehouse").status, 403);
    const auto id = planned(at(11, 26, 9));
    EXPECT_EQ(show(id).status, 200);
    EXPECT_EQ(world.call("colleague", "GET", "/follow_ups/" + id).status, 404);
    EXPECT_EQ(world.call("manager", "GET", "/follow_ups/" + id).status, 200);
    EXPECT_EQ(act(id, "cancellation", R"({"reason":"x"})", "colleague").status, 404);
    EXPECT_EQ(act(id, "cancellation", R"({"reason":"x"})", "auditor").status, 403);
    EXPECT_EQ(world.call("admin", "GET", "/follow_ups/913527114047688717").status, 404);
    EXPECT_EQ(plan("colleague", shop.customer, at(11, 26, 9)).fields(),
              std::vector<std::string>{"customer_id:field.no_such_record"});
}

TEST_P(FollowUps, the_earliest_open_plan_is_the_customers_next_contact) {
    const auto later = planned(at(12, 3, 9)), sooner = planned(at(11, 26, 15));
    EXPECT_EQ(next_contact(shop.customer), "2026-11-26");
    EXPECT_EQ(act(sooner, "cancellation", R"({"reason":"客户出差"})").text("ending"), "by_hand");
    EXPECT_EQ(next_contact(shop.customer), "2026-12-03");
    EXPECT_EQ(act(later, "cancellation", R"({"reason":"不要了"})").text("state"), "cancelled");
    EXPECT_EQ(next_contact(shop.customer), "");
    world.follow_events();
    EXPECT_TRUE(open(shop.customer).empty());
}

TEST_P(FollowUps, every_problem_of_a_plan_comes_back_at_once) {
    EXPECT_EQ(plan("assistant", shop.customer, at(11, 20, 9), R"(,"channel":"note")").fields(),
              (std::vector<std::string>{"channel:followups.note_is_no_contact",
                                        "due_at:followups.due_in_the_past"}));
    EXPECT_EQ(plan("assistant", shop.customer, at(11, 24, 9)).status, 201);  // earlier today
    EXPECT_EQ(plan("assistant", shop.customer, {4'000'000'000'000}).fields(),
              std::vector<std::string>{"due_at:followups.too_far"});
    EXPECT_EQ(
        world.call("assistant", "POST", "/follow_ups", R"({"state":"done","situation":"new_lead"})")
            .fields(),
        (std::vector<std::string>{"customer_id:field.required", "due_at:field.required",
                                  "situation:field.read_only", "state:field.read_only"}));
}

TEST_P(FollowUps, are_rescheduled_with_the_version_and_snoozed_with_a_reason_that_is_counted) {
    const auto id = planned(at(11, 26, 9));
    const auto move = [&](const char* version, Instant due) {
        return world.call("assistant", "PATCH", "/follow_ups/" + id,
                          fmt::format(R"({{"due_at":{}}})", due.v), {{"if-match", version}});
    };
    EXPECT_EQ(move("1", at(11, 27, 9)).status, 200);
    EXPECT_EQ(move("1", at(11, 28, 9)).status, 409);
    EXPECT_EQ(next_contact(shop.customer), "2026-11-27");
    EXPECT_EQ(number(show(id), "snooze_count"), 0);
    const auto later = fmt::format(R"("due_at":{})", at(11, 30, 9).v);
    EXPECT_EQ(act(id, "snooze", "{" + later + "}").fields(),
              std::vector<std::string>{"reason:field.required"});
    const auto snoozed = act(id, "snooze", "{" + later + R"(,"reason":"客户开会"})");
    EXPECT_EQ(number(snoozed, "snooze_count"), 1) << snoozed.body;
    EXPECT_EQ(snoozed.text("snooze_reason"), "客户开会");
    EXPECT_EQ(next_contact(shop.customer), "2026-11-30");
    const auto other = customer("苏州恒达", R"(,"tier":"a")");
    EXPECT_EQ(world
                  .call("assistant", "PATCH", "/follow_ups/" + id,
                        R"({"customer_id":")" + other + "\"}", {{"if-match", "3"}})
                  .fields(),
              std::vector<std::string>{"customer_id:field.read_only"});
}

TEST_P(FollowUps, completing_writes_the_conversation_and_plans_the_next_in_one_unit) {
    const auto id = planned(at(11, 24, 15));
    EXPECT_EQ(act(id, "completion", "{}").fields(),
              (std::vector<std::string>{"result:field.required", "words:field.required"}));
    const auto done = act(id, "completion",
                          fmt::format(R"({{"result":"promised","words":"下周三给样品意见",)"
                                      R"("next_due_at":{},"next_channel":"visit",)"
                                      R"("next_goal":"取样品意见"}})",
                                      at(12, 2, 10).v));
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.text("state"), "done");
    EXPECT_NE(done.text("interaction_id"), "");
    EXPECT_TRUE(done.json.at("actions").as_array().empty());
    const auto story = world.call("assistant", "GET", "/customers/" + shop.customer + "/timeline");
    EXPECT_NE(story.body.find("下周三给样品意见"), std::string::npos);
    EXPECT_NE(story.body.find(R"("situation":"by_hand","due_on":"2026-12-02")"), std::string::npos)
        << story.body;
    EXPECT_EQ(number(customer_now(shop.customer), "last_contact_at"), world.now.v);
    const auto next = open(shop.customer);
    ASSERT_EQ(next.size(), 1u);
    EXPECT_EQ(show(next[0]).text("goal"), "取样品意见");
    EXPECT_EQ(next_contact(shop.customer), "2026-12-02");
    EXPECT_EQ(act(id, "completion", R"({"result":"reached","words":"再来一次"})").status, 409);
    world.follow_events();
    EXPECT_EQ(open(shop.customer), next);  // the conversation settles nothing twice
}

TEST_P(FollowUps, nobody_reached_is_no_contact) {
    const auto id = planned(at(11, 24, 15));
    EXPECT_EQ(act(id, "completion", R"({"result":"none","words":"x"})").fields(),
              std::vector<std::string>{"result:field.required"});
    ASSERT_EQ(act(id, "completion", R"({"result":"no_answer","words":"没接"})").status, 200);
    EXPECT_TRUE(customer_now(shop.customer).json.at("last_contact_at").is_null() ||
                number(customer_now(shop.customer), "last_contact_at") == 0);
}

TEST_P(FollowUps, a_customer_who_calls_first_completes_a_plan_and_counts_as_having_asked) {
    const auto inquiries = [&] {
        const auto intent =
            world.call("assistant", "GET", "/customers/" + shop.customer + "/intent");
        return intent.json.at("contributions").at(0).at("count").as_int64();
    };
    const auto finish = [&](const char* result) {
        return act(
            planned(at(11, 24, 15)), "completion",
            fmt::format(R"({{"result":"{}","words":"问交期","from_customer":true}})", result));
    };
    ASSERT_EQ(finish("no_answer").status, 200);
    EXPECT_EQ(inquiries(), 0);  // nobody was reached, so nobody asked
    ASSERT_EQ(finish("reached").status, 200);
    EXPECT_EQ(inquiries(), 1);
}

TEST_P(FollowUps, a_closed_customer_gets_no_plan) {
    ASSERT_EQ(world
                  .call("manager", "POST", "/customers/" + shop.customer + "/archival",
                        R"({"reason":"停业"})")
                  .status,
              200);
    EXPECT_EQ(plan("assistant", shop.customer, at(11, 26, 9)).code(),
              "followups.customer_is_closed");
}

TEST_P(FollowUps, the_queue_is_sorted_by_score_times_urgency_and_paged) {
    const auto good = customer("甲公司", R"(,"tier":"a","status":"prospect")");
    const auto plain = customer("乙公司", R"(,"tier":"d")");
    const auto far = plan("assistant", good, at(12, 20, 9)).text("id");
    const auto today = plan("assistant", plain, at(11, 24, 15)).text("id");
    const auto near = plan("assistant", good, at(11, 24, 16)).text("id");
    const auto page = list("state=planned&limit=2");
    EXPECT_EQ(ids(page), (std::vector<std::string>{near, today})) << page.body;
    EXPECT_EQ(ids(list("state=planned&limit=2&cursor=" + page.text("next_cursor"))),
              std::vector<std::string>{far});
    EXPECT_EQ(list("state=planned", "colleague").json.at("items").as_array().size(), 0u);
    EXPECT_EQ(ids(list("due_on=2026-11-24&sort=-due_at")), (std::vector<std::string>{near, today}));
    EXPECT_EQ(list("sort=score").status, 422);
    // The daily job gives each its place in a new day: what was far is now overdue.
    at_once(at(12, 24, 10));
    EXPECT_EQ(ids(list("state=planned")), (std::vector<std::string>{near, far, today}));
}

TEST_P(FollowUps, the_score_is_explained_and_follows_what_happens) {
    const auto id = planned(at(11, 26, 9));
    const auto intent = [&](const std::string& who) {
        return world.call(who, "GET", "/customers/" + shop.customer + "/intent");
    };
    EXPECT_EQ(intent("colleague").status, 404);
    EXPECT_EQ(intent("warehouse").status, 403);
    const auto before = intent("assistant");
    EXPECT_EQ(number(before, "score"), number(show(id), "score"));
    ASSERT_EQ(world
                  .call("assistant", "POST", "/customers/" + shop.customer + "/interactions",
                        R"({"channel":"wechat","words":"问价","from_customer":true})")
                  .status,
              201);
    const auto product = shop.product("A", 10);
    ASSERT_EQ(shop.enter(orders::Shop::line(product, 9)).status, 201);
    const auto after = intent("assistant");
    EXPECT_GT(number(after, "score"), number(before, "score"));
    int sum = 0;
    for (const auto& one : after.json.at("contributions").as_array())
        sum += static_cast<int>(one.at("points").as_int64());
    EXPECT_EQ(number(after, "score"), sum);
    EXPECT_EQ(after.json.at("contributions").at(0).at("count").as_int64(), 1);
    EXPECT_EQ(after.json.at("contributions").at(2).at("amount_minor").as_int64(), 11250);
    EXPECT_EQ(number(show(id), "score"), number(before, "score"));
    world.follow_events();
    EXPECT_EQ(number(show(id), "score"), number(after, "score"));
}

TEST_P(FollowUps, settings_have_defaults_and_are_changed_by_who_may) {
    const auto edit = [&](const std::string& who, const char* version, const std::string& body) {
        return world.call(who, "PATCH", "/follow_up_settings", body, {{"if-match", version}});
    };
    const auto defaults = world.call("assistant", "GET", "/follow_up_settings");
    EXPECT_EQ(number(defaults, "version"), 0) << defaults.body;
    EXPECT_EQ(defaults.json.at("cadences").as_array().size(), 5u);
    EXPECT_EQ(edit("assistant", "0", R"({"remind_minutes":60})").status, 403);
    EXPECT_EQ(edit("manager", "0", R"({"tier_weight":20,"escalate_minutes":-5})").fields(),
              (std::vector<std::string>{"escalate_minutes:followups.range",
                                        "inquiries_weight:followups.weights_make_100"}));
    EXPECT_EQ(number(edit("manager", "0", R"({"tier_weight":20,"quote_weight":15})"), "version"),
              1);
    EXPECT_EQ(edit("admin", "0", R"({"remind_minutes":60})").status, 409);
    const auto fewer = edit("admin", "1",
                            R"({"cadences":[{"situation":"dormant","tier":"b","active":true,)"
                            R"("steps":[{"after_days":2,"channel":"email","goal":"寄新目录"}]}]})");
    EXPECT_EQ(fewer.json.at("cadences").as_array().size(), 1u) << fewer.body;
    EXPECT_EQ(number(fewer, "tier_weight"), 20);
}

}  // namespace
}  // namespace zhuli::followups
