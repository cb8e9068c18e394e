// What people do with orders. Each function authorises, loads, decides, saves and shows the order
// as it is now. Problems: those of rules.hpp, stock.not_enough (409, every short line),
// problem.action_not_now, not_found (also out of scope), forbidden and stale.
#pragma once

#include <span>

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/orders/model_inputs.hpp"
#include "features/orders/model_terms.hpp"
#include "features/stock/model.hpp"
#include "http/route.hpp"

namespace zhuli::orders {

using storage::Tx;

/// What somebody enters: a yes on the telephone has a name and words.
Result<OrderView> enter_order(Tx& tx, const Ctx& ctx, const NewOrder& in);
/// What follows from something said elsewhere.
Result<OrderView> create_order(Tx& tx, const Ctx& ctx, const NewOrder& in);
/// At prices the customer was quoted: what `approval` allows already is not asked for again.
Result<OrderView> create_quoted_order(Tx& tx, const Ctx& ctx, const NewOrder& in, Id approval);
Result<OrderView> show_order(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<OrderView> edit_order(Tx& tx, const Ctx& ctx, const Edit& edit);
Result<Page<OrderItem>> list_orders(Tx& tx, const Ctx& ctx, const http::Listed<OrderHead>& query);

/// What an entry would be, with every warning about it; writes nothing.
Result<Review> review_order(Tx& tx, const Ctx& ctx, const ReviewQuestion& in);
/// Orders of the customer that what is being entered repeats: the same reference, or the same goods
/// within kTwinDays.
Result<Twins> find_twins(Tx& tx, const Ctx& ctx, const TwinQuestion& in);
/// What the customer usually buys, owes and bought last.
Result<BuyingProfile> show_buying_profile(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<OrderTimeline> show_order_timeline(Tx& tx, const Ctx& ctx, const http::ById& in);

/// What a policy of approvals concerns goes to approval first, and from there to where it was to
/// go: 422 without a reason (`approval_reason`). So does confirming.
Result<OrderView> submit_order(Tx& tx, const Ctx& ctx, const Submission& in);
/// What waits for the customer becomes a draft again.
Result<OrderView> take_back_order(Tx& tx, const Ctx& ctx, const Act& in);
/// Reserves stock for every line, or for what there is with accept_shortage. Of a confirmed order
/// that was changed since: the customer said yes to it as it is.
Result<OrderView> confirm_order(Tx& tx, const Ctx& ctx, const Confirmation& in);
/// Holds what came in since for the lines that still lack it.
Result<OrderView> reserve_again(Tx& tx, const Ctx& ctx, const Act& in);
Result<OrderView> cancel_order(Tx& tx, const Ctx& ctx, const Cancellation& in);
Result<OrderView> ship_order(Tx& tx, const Ctx& ctx, const NewShipment& in);
struct SourceList {
    std::vector<stock::Source> items;
};
BOOST_DESCRIBE_STRUCT(SourceList, (), (items))
/// What each warehouse can give to each line.
Result<SourceList> list_sources(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<OrderView> deliver_order(Tx& tx, const Ctx& ctx, const Delivery& in);

/// An order that was closed elsewhere: delivered, paid, moving no stock. The same number from the
/// same source is unchanged or, with other content, a conflict; nothing is written then.
Result<Imported> import_closed_order(Tx& tx, const Ctx& ctx, const ImportedOrder& in);

/// What import_closed_order() would answer, without writing.
ImportOutcome outcome_of_import(Tx& tx, const ImportedOrder& in);
/// Takes imported history back: cancelled with a reason, its number free to be imported again.
Result<> void_imported_order(Tx& tx, const Ctx& ctx, Id id, std::string_view reason);
/// The lines of an order the caller was shown, in order.
std::vector<OrderLine> order_lines(Tx& tx, Id order);
/// What an order would be warned of for the prices of these lines; only their members that say what
/// is sold and for how much are read.
std::vector<Warning> list_price_warnings(std::span<const OrderLine> lines);
/// Nobody else changes the order until the unit ends. Who locks more than an order locks it first.
void hold_order(Tx& tx, Id order);
/// As the customer was shown them.
std::optional<FrozenTerms> frozen_terms(Tx& tx, Id order, int terms_no);
/// Whether the customer has any order that was not cancelled.
bool has_orders(Tx& tx, Id customer);

}  // namespace zhuli::orders
