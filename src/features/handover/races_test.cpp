// Two things at once around whoever leaves: work that is given to them just now, and records that
// somebody else takes on while they are handed over. On SQLite one simply comes after the other; on
// PostgreSQL rows are held.
#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <thread>

#include "features/customers/use_cases.hpp"
#include "features/handover/use_cases.hpp"
#include "features/offers/use_cases_owner.hpp"
#include "features/orders/shop_for_test.hpp"

namespace zhuli::handover {
namespace {

using orders::Shop;

class HandoverRaces : public testing::TestWithParam<support::Engine> {
 protected:
    Shop shop{GetParam()};
    support::World& world = shop.world;

    std::string id(const std::string& who) { return std::to_string(world.id_of(who).v); }
    support::Answer depart(const std::string& who) {
        return world.call("hr", "POST", "/users/" + id(who) + "/departure", "{}");
    }
    /// Runs `first` in a unit that stays open for a moment after it, and `second` meanwhile.
    template <class First, class Second>
    auto at_once(First&& first, Second&& second) {
        const Ctx ctx = world.system();
        std::promise<void> done;
        std::thread other([&] {
            const auto kept = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) -> Result<> {
                CHECK(first(tx, ctx));
                done.set_value();
                std::this_thread::sleep_for(std::chrono::milliseconds(300));
                return Done{};
            });
            EXPECT_TRUE(kept.ok());
        });
        done.get_future().wait();
        auto answer = second();
        other.join();
        return answer;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, HandoverRaces, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(HandoverRaces, nobody_leaves_while_a_customer_is_given_to_them) {
    const Id customer{std::stoll(shop.customer)};
    const auto left = at_once(
        [&](storage::Tx& tx, const Ctx& ctx) -> Result<> {
            CHECK(customers::assign_customer(tx, ctx, {customer, world.id_of("colleague")}));
            return Done{};
        },
        [&] { return depart("colleague"); });
    EXPECT_EQ(left.code(), "handover.open_work") << left.body;
    EXPECT_EQ(world.call("colleague", "GET", "/customers/" + shop.customer).status, 200);
    shop.expect_sound();
}

TEST_P(HandoverRaces, nobody_gets_a_customer_while_they_leave) {
    const auto given = at_once(
        [&](storage::Tx& tx, const Ctx& ctx) -> Result<> {
            CHECK(handover::depart(tx, ctx, {world.id_of("colleague")}));
            return Done{};
        },
        [&] {
            return world.call("admin", "POST", "/customers/" + shop.customer + "/assignment",
                              R"({"owner_id":")" + id("colleague") + "\"}");
        });
    EXPECT_EQ(given.fields(), std::vector<std::string>{"owner_id:field.no_such_record"});
    EXPECT_EQ(world.call("admin", "GET", "/customers/" + shop.customer).text("owner_id"),
              id("assistant"));
    shop.expect_sound();
}

TEST_P(HandoverRaces, segments_and_offers_somebody_else_takes_on_meanwhile_stay_theirs) {
    const auto segment = shop.made("assistant", "/segments", R"({"name":"老客户"})");
    const auto offer =
        shop.made("assistant", "/offers",
                  R"({"title":"优惠","words":"满减","channel":"link","segment_id":")" + segment +
                      R"(","valid_until":"2026-12-31"})");
    const Id from = world.id_of("assistant"), to = world.id_of("manager");
    const auto moved = at_once(
        [&](storage::Tx& tx, const Ctx& ctx) -> Result<> {
            CHECK(offers::hand_over_segment(tx, ctx, Id{std::stoll(segment)}, from, to));
            CHECK(offers::hand_over_offer(tx, ctx, Id{std::stoll(offer)}, from, to));
            return Done{};
        },
        [&] {
            return world.call("hr", "POST", "/users/" + id("assistant") + "/handover",
                              R"({"successor_id":")" + id("colleague") + "\"}");
        });
    EXPECT_EQ(moved.status, 200) << moved.body;
    EXPECT_EQ(moved.json.at("segments_count").as_int64(), 0);
    EXPECT_EQ(moved.json.at("offers_count").as_int64(), 0);
    EXPECT_EQ(world.call("admin", "GET", "/segments/" + segment).text("owner_id"), id("manager"));
    EXPECT_EQ(world.call("admin", "GET", "/offers/" + offer).text("owner_id"), id("manager"));
    shop.expect_sound();
}

}  // namespace
}  // namespace zhuli::handover
