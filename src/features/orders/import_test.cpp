#include "features/identity/use_cases.hpp"
#include "features/orders/shop_for_test.hpp"
#include "features/orders/use_cases.hpp"
#include "storage/database.hpp"

namespace zhuli::orders {
namespace {

class ClosedOrders : public testing::TestWithParam<support::Engine> {};

INSTANTIATE_TEST_SUITE_P(Both, ClosedOrders, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(ClosedOrders, are_created_once_then_unchanged_or_a_conflict_and_move_no_stock) {
    Shop shop(GetParam());
    const auto product = shop.product("A", 5);
    ImportedOrder in;
    in.customer_id = {std::stoll(shop.customer)};
    in.customer_name = "杭州精工机械有限公司";
    in.external_no = "C489449";
    in.source = "online_retail";
    in.kind = OrderKind::return_;
    in.placed_on = Date::from_ymd(2009, 12, 1);
    in.lines = {{{std::stoll(product)}, "A", "螺丝", {}, {-12}, {29500}, {-3540}}};
    const auto import = [&] {
        return storage::write_now(shop.world.db(), shop.world.system(), [&](storage::Tx& tx) {
            return import_closed_order(tx, shop.world.system(), in);
        });
    };
    const auto first = import();
    ASSERT_TRUE(first.ok());
    EXPECT_EQ(first->outcome, ImportOutcome::created);
    const std::string id = std::to_string(first->order_id.v);
    const auto shown = shop.world.call("admin", "GET", "/orders/" + id);
    EXPECT_EQ(shown.text("commercial"), "closed");
    EXPECT_EQ(shown.text("number"), "C489449");
    EXPECT_EQ(shown.json.at("amount_minor").as_int64(), -3540);
    EXPECT_TRUE(shown.json.at("actions").as_array().empty());
    EXPECT_EQ(import()->outcome, ImportOutcome::unchanged);
    in.lines[0].quantity = {-11};
    const auto changed = import();
    EXPECT_EQ(changed->outcome, ImportOutcome::conflict);
    EXPECT_EQ(changed->order_id, first->order_id);
    EXPECT_EQ(shop.count("event", id), 1);
    EXPECT_EQ(shop.count("audit", id), 1);
    EXPECT_EQ(shop.available(product), 5);
    shop.expect_sound();
}

}  // namespace
}  // namespace zhuli::orders
