// The public pool over its addresses: who sees what, claims and their limits, releases, hand-outs.
#include <atomic>
#include <thread>

#include "features/pool/pools_for_test.hpp"

namespace zhuli::pool {
namespace {

INSTANTIATE_TEST_SUITE_P(Both, PublicPool, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(PublicPool, are_for_members_managers_and_whoever_sees_everything) {
    EXPECT_EQ(world.call("", "GET", "/pools").status, 401);
    EXPECT_EQ(world.call("warehouse", "GET", "/pools").status, 403);
    EXPECT_EQ(list("warehouse").status, 403);
    EXPECT_EQ(list("service").status, 404) << "no member";
    EXPECT_EQ(count(world.call("service", "GET", "/pools")), 0u);
    released("宁波海天");
    for (const char* who : {"assistant", "colleague", "manager", "admin", "auditor"})
        EXPECT_EQ(count(list(who)), 1u) << who;
    world.found_other_organisation();
    EXPECT_EQ(list("stranger").status, 404);
    EXPECT_EQ(world.call("assistant", "GET", "/pool_customers").fields(),
              std::vector<std::string>{"pool_id:field.required"});
}

TEST_P(PublicPool, show_customers_masked_until_somebody_claims_them) {
    const auto made = released("宁波海天", "colleague", R"(,"phone":"13800138000")");
    const auto shown = list("assistant").json.at("items").at(0);
    EXPECT_EQ(std::string(shown.at("phone").as_string()).find("138001"), std::string::npos);
    EXPECT_EQ(shown.at("previous_owner_name"), "colleague");
    EXPECT_EQ(world.call("assistant", "GET", "/customers/" + made).status, 404);
    EXPECT_EQ(list("assistant", "&q=13800138000").fields(),
              std::vector<std::string>{"q:pool.no_search_by_number"});
    EXPECT_EQ(count(list("assistant", "&q=%E6%B5%B7%E5%A4%A9")), 1u);
    EXPECT_EQ(count(list("assistant", "&tier=a")), 0u);
    EXPECT_EQ(claim("assistant", made).status, 200);
    EXPECT_EQ(world.call("assistant", "GET", "/customers/" + made).text("phone"), "+8613800138000");
}

TEST_P(PublicPool, lose_a_customer_to_exactly_one_of_two_hundred_claims) {
    constexpr int kClaims = 200;
    const auto made = released("宁波海天", "admin", "");
    const char* people[] = {"assistant", "colleague", "manager"};
    std::atomic<int> won{0}, told{0}, other{0};
    std::vector<std::thread> claimers;
    for (int i = 0; i < kClaims; ++i)
        claimers.emplace_back([&, who = people[i % 3]] {
            const auto answer = claim(who, made);
            ++(answer.status == 200                                    ? won
               : answer.status == 409 && answer.code() == "pool.taken" ? told
                                                                       : other);
        });
    for (auto& claimer : claimers) claimer.join();
    EXPECT_EQ(won, 1);
    EXPECT_EQ(told, kClaims - 1);
    EXPECT_EQ(other, 0);
    EXPECT_NE(owner_of(made), "");
    EXPECT_EQ(count(list("admin")), 0u);
}

TEST_P(PublicPool, count_a_person_s_claims_of_a_day_however_many_come_at_once) {
    constexpr int kAtOnce = 12;
    ASSERT_EQ(change_pool(R"({"daily_claims":5})").status, 200);
    std::vector<std::string> made;
    for (int i = 0; i < kAtOnce; ++i) made.push_back(released(fmt::format("宁波{}", i)));
    std::atomic<int> won{0}, refused{0};
    std::vector<std::thread> claims;
    for (const auto& one : made)
        claims.emplace_back([&, one] {
            const auto answer = claim("assistant", one);
            ++(answer.status == 200 ? won : refused);
        });
    for (auto& one : claims) one.join();
    EXPECT_EQ(won, 5);
    EXPECT_EQ(refused, kAtOnce - 5);
}

TEST_P(PublicPool, keep_holding_limits_of_person_and_team_however_many_claims_come_at_once) {
    constexpr int kAtOnce = 12;
    // The assistant owns the shop's customer; assistant and manager are of one team.
    ASSERT_EQ(change_pool(R"({"daily_claims":0,"person_limit":4,"team_limit":5})").status, 200);
    std::vector<std::string> made;
    for (int i = 0; i < kAtOnce; ++i) made.push_back(released(fmt::format("宁波{}", i)));
    std::atomic<int> by_assistant{0}, by_manager{0};
    std::vector<std::thread> claims;
    for (int i = 0; i < kAtOnce; ++i)
        claims.emplace_back([&, i] {
            const bool first = i % 2 == 0;
            if (claim(first ? "assistant" : "manager", made[static_cast<std::size_t>(i)]).status ==
                200)
                ++(first ? by_assistant : by_manager);
        });
    for (auto& one : claims) one.join();
    EXPECT_LE(by_assistant, 3) << "one was there";
    EXPECT_EQ(by_assistant + by_manager, 4) << "the team has five";
}

TEST_P(PublicPool, refuse_a_claim_with_everything_that_speaks_against_it) {
    ASSERT_EQ(change_pool(R"({"daily_claims":1,"person_limit":2})").status, 200);
    const auto own = released("自己的", "assistant");
    const auto other = released("别人的");
    ASSERT_EQ(claim("assistant", other).status, 200);
    EXPECT_EQ(claim("assistant", own).fields(),
              (std::vector<std::string>{":pool.no_claims_left", ":pool.person_is_full",
                                        "customer_id:pool.cooling_down"}));
    ASSERT_EQ(count(release("assistant", other), "changed"), 1u);
    EXPECT_EQ(claim("assistant", own).fields(),
              (std::vector<std::string>{":pool.no_claims_left", "customer_id:pool.cooling_down"}))
        << "releasing makes room and gives no claim back";
    morning_of(11, 25);
    EXPECT_EQ(claim("assistant", own).fields(),
              std::vector<std::string>{"customer_id:pool.cooling_down"});
    morning_of(12, 2);
    EXPECT_EQ(claim("assistant", own).status, 200) << "after seven days";
    EXPECT_EQ(claim("colleague", own).code(), "pool.taken");
}

TEST_P(PublicPool, take_a_claim_back_while_nothing_happened_and_keep_it_counted) {
    ASSERT_EQ(change_pool(R"({"daily_claims":2})").status, 200);
    const auto made = released("宁波海天");
    ASSERT_EQ(claim("assistant", made).json.at("claims_left").as_int64(), 1);
    const auto undone = undo("assistant", made);
    EXPECT_EQ(undone.status, 200) << undone.body;
    EXPECT_EQ(undone.json.at("claims_left").as_int64(), 1);
    EXPECT_EQ(count(list("assistant")), 1u);
    EXPECT_EQ(undo("assistant", made).code(), "pool.too_late_to_undo");
    EXPECT_EQ(claim("assistant", made).status, 200) << "no cool-down for who gave it back at once";
    world.now = world.now.plus_ms(kMinuteMs);
    shop.made("assistant", "/customers/" + made + "/interactions",
              R"({"channel":"phone","words":"您好"})");
    EXPECT_EQ(undo("assistant", made).code(), "pool.too_late_to_undo");
}

TEST_P(PublicPool, take_what_an_owner_releases_with_a_reason_and_tell_the_timeline) {
    const auto made = customer("宁波海天");
    EXPECT_EQ(release("colleague", made).json.at("refused").as_array().size(), 1u);
    EXPECT_EQ(world.call("assistant", "POST", "/pool_releases", R"({"ids":["1"]})").status, 422);
    ASSERT_EQ(count(release("assistant", made, R"(,"preview":true)"), "changed"), 1u);
    EXPECT_EQ(owner_of(made), id("assistant")) << "a preview changes nothing";
    ASSERT_EQ(count(release("assistant", made), "changed"), 1u);
    EXPECT_EQ(owner_of(made), "");
    EXPECT_EQ(refusal(release("admin", made)), "pool.has_no_owner");
    const auto shown = fate(made);
    EXPECT_TRUE(shown.json.at("in_pool").as_bool());
    EXPECT_EQ(shown.text("reason"), "不再跟进");
    EXPECT_EQ(shown.text("pool_name"), "华东公海");
    const auto line = world.call("admin", "GET", "/customers/" + made + "/timeline");
    EXPECT_EQ(line.json.at("items").at(0).at("kind"), "customer.released");
    EXPECT_EQ(line.json.at("items").at(0).at("words"), "不再跟进");
}

TEST_P(PublicPool, do_not_take_customers_with_open_orders) {
    const auto product = shop.product("A", 10);
    ASSERT_EQ(shop.enter(orders::Shop::line(product, 1), R"(,"confirm":true)").status, 201);
    EXPECT_EQ(refusal(release("assistant", shop.customer)), "pool.has_open_orders");
    EXPECT_EQ(fate(shop.customer).text("protection"), "open_order");
}

TEST_P(PublicPool, do_not_take_customers_with_an_open_opportunity) {
    const auto made = customer("宁波海天");
    shop.made("assistant", "/opportunities",
              fmt::format(R"({{"customer_id":"{}","name":"产线","amount_minor":100,)"
                          R"("expected_close_on":"2026-12-20","next_step":"报价",)"
                          R"("next_step_on":"2026-12-01"}})",
                          made));
    EXPECT_EQ(refusal(release("assistant", made)), "pool.has_open_opportunity");
    EXPECT_EQ(fate(made).text("protection"), "open_opportunity");
}

TEST_P(PublicPool, end_what_was_planned_with_a_customer_nobody_owns) {
    const auto made = customer("宁波海天");
    shop.made(
        "assistant", "/follow_ups",
        fmt::format(R"({{"customer_id":"{}","due_at":{}}})", made, world.now.plus_ms(kDayMs).v));
    ASSERT_EQ(count(release("assistant", made), "changed"), 1u);
    world.follow_events();
    const auto plans = world.call("admin", "GET", "/follow_ups?state=planned&customer_id=" + made);
    EXPECT_EQ(count(plans), 0u) << plans.body;
    shop.expect_sound();
}

TEST_P(PublicPool, hand_customers_out_within_the_receiver_s_limits) {
    const auto first = released("一号"), second = released("二号");
    EXPECT_EQ(hand_out("assistant", first, "assistant").status, 403);
    EXPECT_EQ(hand_out("manager", first, "colleague").fields(),
              std::vector<std::string>{"owner_id:customers.owner_out_of_scope"});
    ASSERT_EQ(change_pool(R"({"person_limit":2})").status, 200);
    EXPECT_EQ(count(hand_out("manager", first, "assistant", R"(,"preview":true)"), "changed"), 1u);
    EXPECT_EQ(owner_of(first), "");
    EXPECT_EQ(count(hand_out("manager", first, "assistant"), "changed"), 1u);
    EXPECT_EQ(owner_of(first), id("assistant"));
    EXPECT_EQ(refusal(hand_out("manager", second, "assistant")), "pool.person_is_full");
    EXPECT_EQ(refusal(hand_out("manager", first, "manager")), "pool.taken");
}

TEST_P(PublicPool, let_go_of_whoever_got_an_owner_by_another_way) {
    const auto made = released("宁波海天");
    const auto assigned = world.call("admin", "POST", "/customers/" + made + "/assignment",
                                     R"({"owner_id":")" + id("assistant") + "\"}");
    ASSERT_EQ(assigned.status, 200) << assigned.body;
    EXPECT_EQ(claim("colleague", made).code(), "pool.taken");
    world.follow_events();
    EXPECT_EQ(count(list("admin")), 0u);
    const auto other = released("另一家");
    ASSERT_EQ(
        world.call("admin", "POST", "/customers/" + other + "/archival", R"({"reason":"关门了"})")
            .status,
        200);
    EXPECT_EQ(claim("assistant", other).code(), "pool.not_here");
    world.follow_events();
    EXPECT_EQ(count(list("admin")), 0u);
    shop.expect_sound();
}

TEST_P(PublicPool, are_set_up_by_admins_and_managers_and_say_all_that_is_wrong) {
    EXPECT_EQ(world.call("assistant", "POST", "/pools", R"({"name":"x"})").status, 403);
    EXPECT_EQ(world.call("admin", "POST", "/pools", R"({"name":"华东公海"})").fields(),
              std::vector<std::string>{"name:pool.name_twice"});
    EXPECT_EQ(world.call("admin", "POST", "/pools", R"({"name":"y","member_ids":["5"]})").fields(),
              std::vector<std::string>{"member_ids:field.no_such_record"});
    EXPECT_EQ(change_pool(R"({"warn_days":0,"daily_claims":-1})").fields(),
              (std::vector<std::string>{"daily_claims:pool.range", "warn_days:pool.range"}));
    const auto own = world.call("manager", "POST", "/pools", R"({"name":"我的"})");
    ASSERT_EQ(own.status, 201) << own.body;
    EXPECT_TRUE(own.json.at("is_manager").as_bool()) << "whoever sets one up manages it";
    ASSERT_EQ(change_pool(R"({"active":false})").status, 200);
    const auto made = customer("宁波海天");
    EXPECT_EQ(refusal(release("assistant", made)), "pool.none");
}

}  // namespace
}  // namespace zhuli::pool
