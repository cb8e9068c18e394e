// The order as one thing: loading it for a change, filling it from what was entered, saving it with
// its lines, and showing it. For this capability's use cases only.
#pragma once

#include "core/ctx.hpp"
#include "core/problems.hpp"
#include "core/result.hpp"
#include "features/catalog/use_cases.hpp"
#include "features/orders/model_inputs.hpp"
#include "features/orders/store.hpp"
#include "features/stock/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::orders {

/// Lines and plan of an order whose row is there.
void load_parts(Tx& tx, Order& order);
/// For reading; not_found when out of scope.
Result<Order> load_order(Tx& tx, const Ctx& ctx, Id id);
/// Locked for a change; forbidden when it may be seen but not changed this way, stale when the
/// caller saw another version.
Result<Order> load_for_change(Tx& tx, const Ctx& ctx, const Act& act, std::string_view permission);

/// The order as `draft` describes it: head, and with `with_lines` new lines (without ids) copying
/// what was agreed on of the products. Every problem of both comes back at once; `before` is the
/// promised day that was already agreed on, `found` what is wrong already.
Result<> fill(Tx& tx, const Ctx& ctx, const OrderDraft& draft, bool with_lines, Order& order,
              Date before = {}, Problems found = {});
/// In order of id, without repeats.
std::vector<catalog::Product> products_of(Tx& tx, std::vector<Id> ids);
/// The lines as they are entered, with what a price list says where no price is given.
std::vector<NewLine> priced(Tx& tx, const Ctx& ctx, Id customer, std::vector<NewLine> lines);
/// A line of these goods, the at-th; without one its problem.
std::optional<OrderLine> new_line(const NewLine& in, const std::vector<catalog::Product>& products,
                                  std::size_t at, Problems& problems);
void give_ids_to_lines(Tx& tx, Order& order);
void give_ids_to_instalments(Tx& tx, Order& order);
/// A new order's number; late in the unit, since everybody who enters one waits for it.
void give_number(Tx& tx, const Ctx& ctx, Order& order);

/// Derives what follows, then row, lines, audit and event.
Result<> save_order(Tx& tx, const Ctx& ctx, const Order& before, Order& after,
                    const storage::SaveEvent& event);
/// The customer is shown the terms as they are: from now on they stay what they were.
void freeze_terms(Tx& tx, const Ctx& ctx, Order& order);

void put_in_index(Tx& tx, const Order& order);

/// Every line as stock is asked for it.
std::vector<stock::Demand> demands_of(const Order& order);
/// `action` leads to confirmed, with stock held for it.
Result<> confirm(Tx& tx, const Ctx& ctx, const Confirmation& in, std::string_view action,
                 Order& order);

OrderView view_of(Tx& tx, const Ctx& ctx, const Order& order);
/// A page's rows; the names of all owners in one statement.
std::vector<OrderItem> items_of(Tx& tx, const Ctx& ctx, std::span<const OrderHead> heads);

}  // namespace zhuli::orders
