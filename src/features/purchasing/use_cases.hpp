// What people do in purchasing. Problems: field.taken, field.no_such_record, purchasing.*,
// problem.action_not_now, stale and not_found.
#pragma once

#include <span>

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/purchasing/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::purchasing {

using storage::Tx;

Result<Page<Supplier>> list_suppliers(Tx& tx, const Ctx& ctx, const http::Listed<Supplier>& query);
Result<Supplier> create_supplier(Tx& tx, const Ctx& ctx, const Supplier& in);
Result<Supplier> show_supplier(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<Supplier> edit_supplier(Tx& tx, const Ctx& ctx, const Edit& edit);

Result<Page<RuleView>> list_rules(Tx& tx, const Ctx& ctx, const http::Listed<ReorderRule>& query);
Result<RuleView> create_rule(Tx& tx, const Ctx& ctx, const ReorderRule& in);
Result<RuleView> show_rule(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<RuleView> edit_rule(Tx& tx, const Ctx& ctx, const Edit& edit);

Result<Page<RequestView>> list_requests(Tx& tx, const Ctx& ctx, const http::Listed<Request>& query);
/// By a person; a product with an open one is refused.
Result<RequestView> create_request(Tx& tx, const Ctx& ctx, const Request& in);
Result<RequestView> show_request(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<RequestView> edit_request(Tx& tx, const Ctx& ctx, const Edit& edit);
/// Into the draft to its supplier, or a new one.
Result<RequestView> accept_request(Tx& tx, const Ctx& ctx, const Act& in);
Result<RequestView> refuse_request(Tx& tx, const Ctx& ctx, const Refusal& in);

Result<Page<OrderItem>> list_orders(Tx& tx, const Ctx& ctx, const http::Listed<Order>& query);
Result<OrderView> create_order(Tx& tx, const Ctx& ctx, const OrderDraft& in);
Result<OrderView> show_order(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<OrderView> edit_order(Tx& tx, const Ctx& ctx, const Edit& edit);
Result<OrderView> send_order(Tx& tx, const Ctx& ctx, const Act& in);
/// The supplier said yes, or named another day.
Result<OrderView> confirm_order(Tx& tx, const Ctx& ctx, const SupplierYes& in);
Result<OrderView> cancel_order(Tx& tx, const Ctx& ctx, const Refusal& in);
/// The supplier brings no more of it.
Result<OrderView> close_order(Tx& tx, const Ctx& ctx, const Refusal& in);
/// Into stock, and at once to those who wait.
Result<OrderView> receive_goods(Tx& tx, const Ctx& ctx, const NewReceipt& in);

/// Asks the rules of these products, or of the next ones after a product: what is to be bought
/// gets its request, and what is needed no more loses it. The last product asked about; 0: none.
Result<> advise_on(Tx& tx, const Ctx& ctx, std::span<const Id> products);
Result<Id> advise_after(Tx& tx, const Ctx& ctx, Id after);

}  // namespace zhuli::purchasing
