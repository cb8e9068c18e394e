#include <fmt/format.h>

#include <atomic>
#include <thread>

#include "features/orders/shop_for_test.hpp"

namespace zhuli::approvals {
namespace {

using orders::Shop;
using orders::strings_in;
using support::Answer;
using Fields = std::vector<std::string>;

constexpr const char* kReason = R"(,"approval_reason":"老客户，抢单")";

/// Tuesday 10:20 in Shanghai. A costs 12.50, its floor is 6.25.
class Approvals : public testing::TestWithParam<support::Engine> {
 protected:
    void TearDown() override { shop.expect_sound(); }

    static std::string cheap(const std::string& product, int quantity = 4, int price_e4 = 60'000) {
        return fmt::format(R"({{"product_id":"{}","quantity":{},"unit_price_e4":{}}})", product,
                           quantity, price_e4);
    }
    Answer order(const std::string& id) { return world.call("assistant", "GET", "/orders/" + id); }
    Answer act(const std::string& who, const std::string& id, const std::string& noun,
               const std::string& body = "{}") {
        return world.call(who, "POST", "/approvals/" + id + "/" + noun, body);
    }
    Answer show(const std::string& id, const std::string& who = "assistant") {
        return world.call(who, "GET", "/approvals/" + id);
    }
    /// An order below the floor price that is to go to the customer, and its request.
    struct Asked {
        std::string order, approval;
    };
    Asked asked(const std::string& product, const std::string& more = R"(,"submit":true)") {
        const auto entered = shop.enter(cheap(product), more + kReason);
        EXPECT_EQ(entered.status, 201) << entered.body;
        EXPECT_EQ(entered.text("commercial"), "approval") << entered.body;
        return {entered.text("id"), entered.text("approval_id")};
    }
    std::vector<std::string> queue(const std::string& who) {
        std::vector<std::string> numbers;
        const auto waiting = world.call(who, "GET", "/approval_queue");
        EXPECT_EQ(waiting.status, 200) << waiting.body;
        for (const auto& item : waiting.json.at("items").as_array())
            numbers.emplace_back(item.at("subject_number").as_string());
        return numbers;
    }
    std::string who(const std::string& name) { return std::to_string(world.id_of(name).v); }
    Answer set_policies(const std::string& steps, const std::string& more = "") {
        const auto now = world.call("admin", "GET", "/approval_settings");
        return world.call("admin", "PATCH", "/approval_settings",
                          R"({"policies":[{"name":"底价","condition":"below_floor","steps":[)" +
                              steps + "]" + more + "}]}",
                          {{"if-match", std::to_string(now.json.at("version").as_int64())}});
    }
    std::string people_step(const char* mode, std::initializer_list<const char*> names,
                            const std::string& more = "") {
        std::string ids;
        for (const char* name : names) ids += (ids.empty() ? "\"" : ",\"") + who(name) + "\"";
        return fmt::format(R"({{"by":"people","mode":"{}","people":[{}]{}}})", mode, ids, more);
    }
    std::int64_t notices(const std::string& name) {
        return world.call(name, "GET", "/notices").json.at("unread_count").as_int64();
    }

    Shop shop{GetParam()};
    support::World& world = shop.world;
};

INSTANTIATE_TEST_SUITE_P(Both, Approvals, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Approvals, nobody_a_wrong_role_and_whoever_takes_no_part_are_kept_out) {
    const auto one = asked(shop.product("A", 5));
    const std::string path = "/approvals/" + one.approval;
    EXPECT_EQ(world.call("", "GET", path).status, 401);
    EXPECT_EQ(act("auditor", one.approval, "approval").status, 403);
    EXPECT_EQ(world.call("manager", "GET", "/approval_settings").status, 403);
    for (const char* stranger : {"colleague", "finance", "hr"}) {
        EXPECT_EQ(show(one.approval, stranger).status, 404) << stranger;
        EXPECT_EQ(act(stranger, one.approval, "approval").status, 404) << stranger;
    }
    EXPECT_EQ(act("admin", one.approval, "approval").code(), "approvals.not_your_turn");
    EXPECT_EQ(act("assistant", one.approval, "approval").code(), "approvals.own_request");
}

TEST_P(Approvals, below_the_floor_price_the_leader_decides_and_the_order_goes_on) {
    const auto product = shop.product("A", 5);
    const auto refused = shop.enter(cheap(product), R"(,"submit":true)");
    EXPECT_EQ(refused.fields(), Fields{"approval_reason:approvals.reason_needed"});
    const auto one = asked(product);
    const auto waiting = order(one.order);
    EXPECT_EQ(waiting.text("number"), "SO-20261124-0001") << "the refused one left no gap";
    EXPECT_EQ(waiting.text("label"), "approval");
    EXPECT_EQ(waiting.text("turn_role"), "approver");
    EXPECT_EQ(strings_in(waiting.json.at("actions")), Fields{"cancel"});
    EXPECT_EQ(queue("manager"), Fields{"SO-20261124-0001"});
    EXPECT_EQ(notices("manager"), 1);
    const auto asked_of = show(one.approval, "manager");
    EXPECT_EQ(asked_of.text("number"), "AP-20261124-0001");
    EXPECT_EQ(asked_of.json.at("findings").at(0).at("unit_price_e4"), 60'000);
    EXPECT_EQ(asked_of.json.at("findings").at(0).at("floor_price_e4"), 62'500);
    EXPECT_EQ(strings_in(asked_of.json.at("actions")),
              (Fields{"approve", "refuse", "send_back", "delegate", "add_signer"}));

    ASSERT_EQ(act("manager", one.approval, "approval", R"({"words":"下不为例"})").status, 200);
    EXPECT_EQ(order(one.order).text("commercial"), "awaiting_customer");
    EXPECT_EQ(order(one.order).json.at("approval").at("state"), "approved");
    EXPECT_TRUE(queue("manager").empty());
    EXPECT_EQ(notices("assistant"), 1);
    EXPECT_EQ(shop.act("assistant", one.order, "confirmation").text("commercial"), "confirmed")
        << "what was approved needs no second approval";
    EXPECT_EQ(shop.count("event", one.order), 4) << "created, asked, submitted, confirmed";
}

TEST_P(Approvals, are_given_for_one_customer_and_not_for_another_it_is_turned_to) {
    const auto one = asked(shop.product("A", 5));
    ASSERT_EQ(act("manager", one.approval, "approval").status, 200);
    ASSERT_EQ(shop.act("assistant", one.order, "taking_back").status, 200);
    const auto other = shop.made("assistant", "/customers", R"({"name":"宁波海天塑机"})");
    const auto turned =
        world.call("assistant", "PATCH", "/orders/" + one.order,
                   fmt::format(R"({{"customer_id":"{}"}})", other),
                   {{"if-match", std::to_string(order(one.order).json.at("version").as_int64())}});
    ASSERT_EQ(turned.status, 200) << turned.body;
    EXPECT_EQ(shop.act("assistant", one.order, "submission").fields(),
              Fields{"approval_reason:approvals.reason_needed"});
    const auto again =
        shop.act("assistant", one.order, "submission", R"({"approval_reason":"新客户首单"})");
    EXPECT_EQ(again.text("commercial"), "approval") << again.body;
    EXPECT_NE(again.text("approval_id"), one.approval);
}

TEST_P(Approvals, what_is_confirmed_holds_its_stock_when_it_is_approved) {
    const auto product = shop.product("A", 5);
    const auto one = asked(product, R"(,"confirm":true,"confirmed_by":"王总","words":"行")");
    EXPECT_EQ(shop.available(product), 5);
    ASSERT_EQ(act("manager", one.approval, "approval").status, 200);
    const auto confirmed = order(one.order);
    EXPECT_EQ(confirmed.text("label"), "to_ship");
    EXPECT_EQ(confirmed.text("confirmed_by"), "王总");
    EXPECT_EQ(confirmed.text("after_approval"), "none");
    EXPECT_EQ(shop.available(product), 1);
}

TEST_P(Approvals, stock_that_is_gone_meanwhile_leaves_an_approved_draft) {
    const auto product = shop.product("A", 5);
    const auto one = asked(product, R"(,"confirm":true)");
    ASSERT_EQ(shop.enter(Shop::line(product, 3), R"(,"confirm":true)").status, 201);
    ASSERT_EQ(act("manager", one.approval, "approval").status, 200);
    EXPECT_EQ(order(one.order).text("commercial"), "draft");
    EXPECT_EQ(order(one.order).json.at("approval").at("state"), "approved");
    EXPECT_EQ(shop.act("assistant", one.order, "confirmation").code(), "stock.not_enough");

    const auto edit = [&](const std::string& line) {
        const auto version = order(one.order).json.at("version").as_int64();
        return world.call("assistant", "PATCH", "/orders/" + one.order,
                          R"({"lines":[)" + line + "]}", {{"if-match", std::to_string(version)}});
    };
    ASSERT_EQ(edit(cheap(product, 2, 59'900)).status, 200);
    EXPECT_EQ(shop.act("assistant", one.order, "confirmation").fields(),
              Fields{"approval_reason:approvals.reason_needed"})
        << "cheaper than what was approved";
    ASSERT_EQ(edit(cheap(product, 2)).status, 200);
    EXPECT_EQ(shop.act("assistant", one.order, "confirmation").text("commercial"), "confirmed");
}

TEST_P(Approvals, refused_returned_or_withdrawn_it_is_a_draft_with_the_reason) {
    const auto product = shop.product("A", 50);
    const auto refused = asked(product);
    EXPECT_EQ(act("manager", refused.approval, "refusal").fields(), Fields{"words:field.required"});
    ASSERT_EQ(act("manager", refused.approval, "refusal", R"({"words":"亏本"})").status, 200);
    const auto draft = order(refused.order);
    EXPECT_EQ(draft.text("commercial"), "draft");
    EXPECT_EQ(draft.text("turn_role"), "assistant");
    EXPECT_EQ(draft.json.at("approval").at("ending_words"), "亏本");
    EXPECT_EQ(act("manager", refused.approval, "approval").code(), "approvals.is_settled");

    const auto withdrawn = asked(product);
    EXPECT_EQ(act("manager", withdrawn.approval, "withdrawal").code(), "approvals.not_yours");
    ASSERT_EQ(act("assistant", withdrawn.approval, "withdrawal").status, 200);
    EXPECT_EQ(order(withdrawn.order).text("commercial"), "draft");
    EXPECT_TRUE(queue("manager").empty());

    const auto returned = asked(product);
    ASSERT_EQ(act("manager", returned.approval, "sending_back", R"({"words":"写清楚"})").status,
              200);
    EXPECT_EQ(order(returned.order).json.at("approval").at("state"), "returned");
    const auto again = shop.act("assistant", returned.order, "submission",
                                R"({"approval_reason":"年框客户，补签"})");
    EXPECT_EQ(again.text("approval_id"), returned.approval) << "filed again, not anew";
    EXPECT_EQ(show(returned.approval).json.at("round"), 2);
    EXPECT_EQ(queue("manager").size(), 1u);
    ASSERT_EQ(act("manager", returned.approval, "approval").status, 200);
    EXPECT_EQ(order(returned.order).text("commercial"), "awaiting_customer");
}

TEST_P(Approvals, a_cancelled_order_asks_nobody_any_more) {
    const auto one = asked(shop.product("A", 5));
    ASSERT_EQ(shop.act("assistant", one.order, "cancellation", R"({"reason":"不要了"})").status,
              200);
    EXPECT_EQ(show(one.approval).text("state"), "withdrawn");
    EXPECT_TRUE(queue("manager").empty());
}

TEST_P(Approvals, above_the_credit_limit_finance_decides_and_then_the_leader) {
    const auto product = shop.product("A", 50);
    const std::string limit = "/customers/" + shop.customer + "/credit_limit";
    EXPECT_EQ(world.call("manager", "PUT", limit, R"({"credit_limit_minor":1})").status, 403);
    const auto version =
        world.call("assistant", "GET", "/customers/" + shop.customer).json.at("version").as_int64();
    EXPECT_EQ(world
                  .call("assistant", "PATCH", "/customers/" + shop.customer,
                        R"({"credit_limit_minor":1})", {{"if-match", std::to_string(version)}})
                  .fields(),
              Fields{"credit_limit_minor:customers.credit_is_of_finance"});
    ASSERT_EQ(world.call("finance", "PUT", limit, R"({"credit_limit_minor":10000})").status, 200);
    ASSERT_EQ(shop.enter(Shop::line(product, 8), R"(,"confirm":true)").text("commercial"),
              "confirmed")
        << "100.00 is within the limit";
    const auto over =
        shop.enter(Shop::line(product, 1), std::string(R"(,"confirm":true)") + kReason);
    ASSERT_EQ(over.text("commercial"), "approval") << over.body;
    const std::string id = over.text("approval_id");
    const auto finding = show(id).json.at("findings").at(0);
    EXPECT_EQ(finding.at("amount_minor"), 11'250);
    EXPECT_EQ(finding.at("limit_minor"), 10'000);
    EXPECT_EQ(act("manager", id, "approval").code(), "approvals.not_your_turn");
    ASSERT_EQ(act("finance", id, "approval").status, 200);
    EXPECT_EQ(order(over.text("id")).text("commercial"), "approval");
    ASSERT_EQ(act("manager", id, "approval").status, 200);
    EXPECT_EQ(order(over.text("id")).text("commercial"), "confirmed");
}

TEST_P(Approvals, of_orders_confirmed_at_once_only_those_within_the_limit_go_on) {
    constexpr int kBuyers = 8;
    const auto product = shop.product("A", 100);
    ASSERT_EQ(world
                  .call("finance", "PUT", "/customers/" + shop.customer + "/credit_limit",
                        R"({"credit_limit_minor":10000})")
                  .status,
              200);
    std::vector<std::string> drafts;
    for (int i = 0; i < kBuyers; ++i)
        drafts.push_back(shop.enter(Shop::line(product, 3)).text("id"));  // 37.50 each
    std::atomic<int> confirmed{0}, refused{0};
    std::vector<std::thread> clicks;
    for (const auto& id : drafts)
        clicks.emplace_back([&, id] {
            const auto answer = shop.act("assistant", id, "confirmation");
            ++(answer.status == 200 ? confirmed : refused);
        });
    for (auto& click : clicks) click.join();
    EXPECT_EQ(confirmed, 2);
    EXPECT_EQ(refused, kBuyers - 2);
}

TEST_P(Approvals, of_two_who_decide_at_once_one_wins) {
    ASSERT_EQ(set_policies(people_step("any", {"manager", "admin"})).status, 200);
    const auto product = shop.product("A", 100);
    for (int round = 0; round < 3; ++round) {
        const auto one = asked(product, R"(,"confirm":true)");
        std::atomic<int> won{0}, late{0};
        const auto click = [&](const char* name, const char* noun) {
            const auto answer = act(name, one.approval, noun, R"({"words":"定"})");
            ++(answer.status == 200 ? won : late);
            EXPECT_TRUE(answer.status == 200 || answer.status == 409) << answer.body;
        };
        std::thread first([&] { click("manager", round == 1 ? "refusal" : "approval"); });
        std::thread second([&] {
            click(round == 2 ? "assistant" : "admin", round == 2 ? "withdrawal" : "approval");
        });
        first.join();
        second.join();
        EXPECT_EQ(won, 1);
        EXPECT_EQ(late, 1);
        const bool approved = show(one.approval).text("state") == "approved";
        EXPECT_EQ(order(one.order).text("commercial"), approved ? "confirmed" : "draft");
    }
}

TEST_P(Approvals, pass_on_add_signers_and_take_a_yes_back) {
    ASSERT_EQ(
        set_policies(people_step("any", {"manager"}, R"(,"copies":[")" + who("service") + "\"]") +
                     "," + people_step("all", {"finance", "admin"}))
            .status,
        200);
    const auto one = asked(shop.product("A", 5));
    const auto to = [&](const char* name, const char* more = "") {
        return R"({"user_id":")" + who(name) + "\"" + more + "}";
    };
    EXPECT_EQ(act("manager", one.approval, "delegation", to("assistant")).fields(),
              Fields{"user_id:approvals.not_this_person"});
    ASSERT_EQ(act("manager", one.approval, "signer", to("hr", R"(,"place":"before")")).status, 200);
    EXPECT_TRUE(queue("manager").empty());
    ASSERT_EQ(act("hr", one.approval, "delegation", to("purchasing")).status, 200);
    ASSERT_EQ(act("purchasing", one.approval, "approval").status, 200);
    ASSERT_EQ(act("manager", one.approval, "approval").status, 200);
    EXPECT_EQ(queue("finance").size(), 1u);
    EXPECT_EQ(notices("service"), 1) << "copied once the step was done";
    EXPECT_EQ(show(one.approval, "service").status, 200);

    ASSERT_EQ(act("manager", one.approval, "approval_undo").status, 200);
    EXPECT_TRUE(queue("finance").empty());
    EXPECT_EQ(queue("manager").size(), 1u);
    ASSERT_EQ(act("manager", one.approval, "approval").status, 200);
    ASSERT_EQ(act("finance", one.approval, "approval").status, 200);
    EXPECT_EQ(act("manager", one.approval, "approval_undo").code(),
              "approvals.nothing_to_take_back");
    ASSERT_EQ(act("admin", one.approval, "approval").status, 200);
    EXPECT_EQ(order(one.order).text("commercial"), "awaiting_customer");
    EXPECT_EQ(act("admin", one.approval, "approval_undo").code(), "approvals.is_settled");
}

TEST_P(Approvals, other_policies_never_change_a_request_under_way) {
    const auto product = shop.product("A", 50);
    const auto one = asked(product);
    EXPECT_EQ(set_policies(R"({"by":"people","people":["5"]})").fields(),
              Fields{"policies.0.steps.0.people.0:field.no_such_record"});
    ASSERT_EQ(set_policies(R"({"by":"role","role":"finance"})").status, 200);
    EXPECT_EQ(queue("manager").size(), 1u);
    EXPECT_TRUE(queue("finance").empty());
    const auto two = asked(product);
    EXPECT_EQ(queue("finance").size(), 1u);
    ASSERT_EQ(set_policies(R"({"by":"role","role":"finance"})", R"(,"active":false)").status, 200);
    EXPECT_EQ(shop.enter(cheap(product), R"(,"submit":true)").text("commercial"),
              "awaiting_customer");
    EXPECT_EQ(act("finance", two.approval, "refusal", R"({"words":"不"})").status, 200);
    EXPECT_EQ(act("manager", one.approval, "approval").status, 200);
}

TEST_P(Approvals, are_reminded_of_at_half_time_and_escalated_when_it_is_over_each_once) {
    const auto one = asked(shop.product("A", 5));
    EXPECT_EQ(notices("manager"), 1);
    world.now = world.now.plus_ms(4 * kHourMs);  // 14:20, over lunch
    world.run_jobs();
    world.run_jobs();
    EXPECT_EQ(notices("manager"), 2);
    world.now = world.now.plus_ms(kDayMs);
    world.run_jobs();
    world.run_jobs();
    EXPECT_EQ(notices("manager"), 2);
    const auto task = show(one.approval).json.at("tasks").at(0);
    EXPECT_TRUE(task.at("reminded").as_bool());
    EXPECT_TRUE(task.at("escalated").as_bool());
    EXPECT_EQ(shop.count("audit", one.approval), 3) << "filed, reminded, escalated";
    ASSERT_EQ(act("manager", one.approval, "approval").status, 200);
    EXPECT_EQ(notices("manager"), 0) << "what is decided needs nobody's attention";
}

TEST_P(Approvals, of_whoever_leaves_fall_to_the_successor) {
    const auto one = asked(shop.product("A", 5));
    const std::string manager = "/users/" + who("manager");
    EXPECT_EQ(world.call("hr", "POST", manager + "/departure", "{}").code(), "handover.open_work");
    const auto moved = world.call("hr", "POST", manager + "/handover",
                                  R"({"successor_id":")" + who("admin") + "\"}");
    EXPECT_EQ(moved.json.at("approvals_count"), 1) << moved.body;
    EXPECT_EQ(queue("admin").size(), 1u);
    EXPECT_EQ(act("manager", one.approval, "approval").code(), "approvals.not_your_turn");
    EXPECT_EQ(act("admin", one.approval, "approval").status, 200);
}

TEST_P(Approvals, without_a_leader_or_anybody_else_it_is_told) {
    const auto product = shop.product("A", 5);
    const auto of_manager =
        world.call("manager", "POST", "/orders",
                   R"({"customer_id":")" + shop.customer + R"(","lines":[)" + cheap(product) +
                       R"(],"submit":true,"approval_reason":"急"})");
    ASSERT_EQ(of_manager.status, 201) << of_manager.body;
    EXPECT_EQ(queue("admin").size(), 1u) << "nobody leads the manager: an administrator decides";
    EXPECT_TRUE(queue("manager").empty());
    const auto alone = world.call("admin", "POST", "/orders",
                                  R"({"customer_id":")" + shop.customer + R"(","owner_id":")" +
                                      who("manager") + R"(","lines":[)" + cheap(product) +
                                      R"(],"submit":true,"approval_reason":"急"})");
    EXPECT_EQ(alone.status, 201) << alone.body;
    EXPECT_EQ(queue("admin").size(), 1u) << "another administrator decides, not the one who asked";
}

TEST_P(Approvals, of_the_only_administrator_nobody_can_decide_and_nothing_is_entered) {
    const auto product = shop.product("A", 5);
    const auto people = world.call("admin", "GET", "/users?limit=50");
    ASSERT_EQ(people.status, 200) << people.body;
    for (const auto& one : people.json.at("items").as_array()) {
        const std::string id(one.at("id").as_string());
        const auto& roles = strings_in(one.at("roles"));
        if (id == who("admin") || std::ranges::find(roles, "admin") == roles.end()) continue;
        ASSERT_EQ(world.call("admin", "POST", "/users/" + id + "/departure", "{}").status, 200);
    }
    const auto alone = world.call("admin", "POST", "/orders",
                                  R"({"customer_id":")" + shop.customer + R"(","owner_id":")" +
                                      who("manager") + R"(","lines":[)" + cheap(product) +
                                      R"(],"submit":true,"approval_reason":"急"})");
    EXPECT_EQ(alone.status, 409);
    EXPECT_EQ(alone.code(), "approvals.nobody_to_ask");
    const auto orders = world.call("admin", "GET", "/orders");
    EXPECT_TRUE(orders.json.at("items").as_array().empty()) << "nothing is half written";
}

TEST_P(Approvals, a_review_tells_beforehand_and_lists_show_ones_own) {
    const auto product = shop.product("A", 5);
    const auto review = [&](const std::string& line) {
        return world.call("assistant", "POST", "/order_reviews",
                          R"({"customer_id":")" + shop.customer + R"(","lines":[)" + line + "]}");
    };
    EXPECT_EQ(review(cheap(product)).json.at("needs_approval"), true);
    EXPECT_EQ(review(Shop::line(product, 1)).json.at("needs_approval"), false);
    const auto one = asked(product);
    const auto listed = [&](const char* name, const std::string& query = "") {
        return world.call(name, "GET", "/approvals" + query).json.at("items").as_array().size();
    };
    EXPECT_EQ(listed("assistant", "?submitter_id=" + who("assistant")), 1u);
    EXPECT_EQ(listed("assistant", "?open=true&state=waiting"), 1u);
    EXPECT_EQ(listed("manager"), 1u);
    EXPECT_EQ(listed("colleague"), 0u);
    const auto item = world.call("manager", "GET", "/approvals").json.at("items").at(0);
    EXPECT_EQ(item.at("waiting_for").as_array().size(), 1u);
    EXPECT_EQ(item.at("actions").as_array().size(), 5u);
}

}  // namespace
}  // namespace zhuli::approvals
