// The order as one thing: loading it for a change, filling it from what was entered, saving it with
// its lines, and showing it. For this capability's use cases only.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/orders/model_inputs.hpp"
#include "features/orders/store.hpp"
#include "storage/save.hpp"

namespace zhuli::orders {

/// For reading; not_found when out of scope.
Result<Order> load_order(Tx& tx, const Ctx& ctx, Id id);
/// Locked for a change; forbidden when it may be seen but not changed this way.
Result<Order> load_for_change(Tx& tx, const Ctx& ctx, Id id, std::string_view permission);

/// Customer, seller and everything but lines; refuses what does not exist or is out of scope.
Result<> fill_head(Tx& tx, const Ctx& ctx, const OrderDraft& draft, Order& order);
/// New lines with what is copied from the products.
Result<> fill_lines(Tx& tx, const OrderDraft& draft, Order& order);

/// Derives what follows, then row, lines, audit and event.
Result<> save_order(Tx& tx, const Ctx& ctx, const Order& before, Order& after,
                    const storage::SaveEvent& event);
void put_in_index(Tx& tx, const Order& order);

OrderView view_of(Tx& tx, const Ctx& ctx, const Order& order);
OrderItem item_of(const Ctx& ctx, const OrderHead& head, const std::string& owner_name);

}  // namespace zhuli::orders
