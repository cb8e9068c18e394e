// Contracts over their addresses.
#include <fmt/format.h>

#include "features/orders/shop_for_test.hpp"

namespace zhuli::contracts {
namespace {

using orders::Shop;
using support::Answer;
using Texts = std::vector<std::string>;

struct Contracts : testing::TestWithParam<support::Engine> {
    Shop shop{GetParam()};
    support::World& world = shop.world;

    void TearDown() override { shop.expect_sound(); }

    Answer write(const std::string& more = "", const std::string& who = "assistant") {
        return lasting("2026-01-01", "2026-12-31", more, who);
    }
    Answer lasting(const std::string& from, const std::string& until, const std::string& more = "",
                   const std::string& who = "assistant") {
        return world.call(who, "POST", "/contracts",
                          fmt::format(R"({{"customer_id":"{}","title":"年度框架",)"
                                      R"("from_on":"{}","until_on":"{}"{}}})",
                                      shop.customer, from, until, more));
    }
    Answer show(const std::string& id, const std::string& who = "assistant") {
        return world.call(who, "GET", "/contracts/" + id);
    }
    Answer edit(const std::string& id, const std::string& body) {
        const auto version = show(id).json.at("version").as_int64();
        return world.call("assistant", "PATCH", "/contracts/" + id, body,
                          {{"if-match", std::to_string(version)}});
    }
    std::size_t notices(const std::string& who, std::string_view kind) {
        std::size_t n = 0;
        const auto told = world.call(who, "GET", "/notices");
        for (const auto& one : told.json.at("items").as_array())
            n += one.at("kind").as_string() == kind ? 1 : 0;
        return n;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Contracts, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Contracts, are_whose_customer_it_is) {
    EXPECT_EQ(write("", "").status, 401);
    EXPECT_EQ(write("", "warehouse").status, 403);
    EXPECT_EQ(write("", "colleague").fields(), Texts{"customer_id:field.no_such_record"});
    const auto made = write(R"(,"paper_no":"HT-2026-8","amount_minor":5000000)");
    ASSERT_EQ(made.status, 201) << made.body;
    const auto id = made.text("id");
    EXPECT_EQ(made.text("number"), "CT-20261124-0001");
    EXPECT_EQ(made.text("remind_on"), "2026-12-01");
    EXPECT_EQ(orders::strings_in(made.json.at("actions")), (Texts{"edit", "renew", "end"}));
    EXPECT_EQ(show(id, "manager").status, 200);
    EXPECT_TRUE(show(id, "finance").json.at("actions").as_array().empty());
    EXPECT_EQ(show(id, "colleague").status, 404);
    world.found_other_organisation();
    EXPECT_EQ(show(id, "stranger").status, 404);
    EXPECT_EQ(write(R"(,"paper_no":"HT-2026-8")").fields(), Texts{"paper_no:field.taken"});
    EXPECT_EQ(lasting("2026-01-01", "2025-12-31", R"(,"amount_minor":-1)").fields(),
              (Texts{"amount_minor:contracts.negative_amount",
                     "until_on:contracts.ends_before_it_begins"}));
}

TEST_P(Contracts, count_what_was_ordered_and_paid_under_them) {
    const auto product = shop.product("A", 50);
    const auto paid = shop.enter(Shop::line(product, 4), R"(,"confirm":true)").text("id");
    const auto draft = shop.enter(Shop::line(product, 2)).text("id");
    ASSERT_EQ(shop.act("finance", paid, "receipts", R"({"amount_minor":2000})").status, 201);
    const auto under = [](const std::string& order) {
        return R"(,"order_ids":[")" + order + R"("])";
    };
    const auto id = write(under(paid)).text("id");
    EXPECT_EQ(write(under(paid)).fields(), Texts{"order_ids:contracts.under_another"});
    EXPECT_EQ(write(under("77")).fields(), Texts{"order_ids:field.no_such_record"});
    const auto both = edit(id, fmt::format(R"({{"order_ids":["{}","{}"]}})", paid, draft));
    ASSERT_EQ(both.status, 200) << both.body;
    EXPECT_EQ(both.json.at("orders").as_array().size(), 2u);
    const auto& progress = both.json.at("progress");
    EXPECT_EQ(progress.at("orders_count").as_int64(), 1) << "a draft is no order yet";
    EXPECT_EQ(progress.at("ordered_minor").as_int64(), 5000);
    EXPECT_EQ(progress.at("paid_minor").as_int64(), 2000);
    const auto listed = world.call("assistant", "GET", "/contracts?customer_id=" + shop.customer);
    EXPECT_EQ(listed.json.at("items").at(0).at("progress").at("paid_minor").as_int64(), 2000);
    const auto other = shop.made("assistant", "/customers", R"({"name":"苏州永康纺织机械"})");
    shop.customer = other;
    const auto theirs = shop.enter(Shop::line(product, 1)).text("id");
    EXPECT_EQ(edit(id, fmt::format(R"({{"order_ids":["{}"]}})", theirs)).fields(),
              Texts{"order_ids:contracts.paper_of_another"});
    EXPECT_EQ(edit(id, R"({"customer_id":")" + other + "\"}").fields(),
              Texts{"customer_id:contracts.stays_with_customer"});
    EXPECT_EQ(world.call("assistant", "PATCH", "/contracts/" + id, "{}").status, 428);
}

TEST_P(Contracts, are_told_of_once_before_they_end_and_once_when_they_did) {
    const auto id = lasting("2026-01-01", "2026-12-10", R"(,"remind_days":10)").text("id");
    const auto later = lasting("2026-01-01", "2027-06-30").text("id");
    EXPECT_EQ(show(id).text("remind_on"), "2026-11-30");
    world.run_jobs();
    EXPECT_EQ(notices("assistant", "contract.expiring"), 0u);
    world.now = world.now.plus_ms(6 * kDayMs);  // the 30th, a Monday
    for (int i = 0; i < 2; ++i) {
        world.run_jobs();
        EXPECT_EQ(notices("assistant", "contract.expiring"), 1u) << "once, the other has time";
        world.now = world.now.plus_ms(kHourMs);
    }
    EXPECT_EQ(show(id).text("standing"), "expiring");
    world.now = world.now.plus_ms(2 * kHourMs);  // after lunch
    ASSERT_EQ(edit(id, R"({"until_on":"2026-12-09"})").status, 200);
    world.run_jobs();
    EXPECT_EQ(notices("assistant", "contract.expiring"), 2u) << "another day, another reminder";
    world.now = world.now.plus_ms(14 * kDayMs);
    world.run_jobs();
    world.run_jobs();
    EXPECT_EQ(show(id).text("state"), "expired");
    EXPECT_EQ(notices("assistant", "contract.expired"), 1u);
    EXPECT_EQ(notices("manager", "contract.expired"), 1u);
    EXPECT_EQ(show(later).text("standing"), "running");
}

TEST_P(Contracts, are_renewed_by_another_or_end_before_their_time) {
    const auto first = write().text("id");
    const auto next = lasting("2027-01-01", "2027-12-31", R"(,"renews_id":")" + first + "\"");
    ASSERT_EQ(next.status, 201) << next.body;
    EXPECT_EQ(next.text("standing"), "upcoming");
    const auto before = show(first);
    EXPECT_EQ(before.text("state"), "renewed");
    EXPECT_EQ(std::string(before.json.at("after").at("number").as_string()), next.text("number"));
    EXPECT_TRUE(before.json.at("actions").as_array().empty());
    EXPECT_EQ(write(R"(,"renews_id":")" + first + "\"").code(), "problem.action_not_now");
    EXPECT_EQ(write(R"(,"renews_id":"77")").fields(), Texts{"renews_id:field.no_such_record"});
    const auto ending = "/contracts/" + next.text("id") + "/ending";
    EXPECT_EQ(world.call("assistant", "POST", ending, "{}").fields(),
              Texts{"reason:field.required"});
    EXPECT_EQ(world.call("finance", "POST", ending, R"({"reason":"停产"})").status, 403);
    const auto ended = world.call("assistant", "POST", ending, R"({"reason":"客户停产"})");
    EXPECT_EQ(ended.text("state"), "ended") << ended.body;
    EXPECT_EQ(ended.text("ended_on"), "2026-11-24");
}

}  // namespace
}  // namespace zhuli::contracts
