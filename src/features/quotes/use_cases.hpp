// What people do with quotes. Each function authorises, loads, decides, saves and shows; problems
// are those of rules.hpp plus not_found (also when out of scope), forbidden and stale.
#pragma once

#include "core/codec.hpp"
#include "features/quotes/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::quotes {

using storage::Tx;

Result<Page<QuoteItem>> list_quotes(Tx& tx, const Ctx& ctx, const http::Listed<QuoteHead>& query);
Result<QuoteView> show_quote(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Out of a proposal (with its goods), an opportunity, an inquiry, or for a customer alone.
Result<QuoteView> create_quote(Tx& tx, const Ctx& ctx, const NewQuote& in);
/// Only while it is a draft.
Result<QuoteView> edit_quote(Tx& tx, const Ctx& ctx, const Edit& edit);
Result<QuoteView> drop_quote(Tx& tx, const Ctx& ctx, const Ending& in);

/// Freezes it, writes the conversation down, takes the place of the version before, and makes the
/// private link. What a policy of approvals concerns waits for approval first: 422 without a reason
/// (`approval_reason`). 422 with everything that is missing.
Result<QuoteView> send_quote(Tx& tx, const Ctx& ctx, const Sending& in);
/// Another link in place of one that was lost.
Result<QuoteView> renew_quote_link(Tx& tx, const Ctx& ctx, const Act& in);
/// Out of approval, or with it, it is a draft again.
Result<QuoteView> rework_quote(Tx& tx, const Ctx& ctx, const Act& in);
/// It was not meant to be sent: a draft again, its conversation withdrawn, the version before it
/// back in its place.
Result<QuoteView> take_back_quote(Tx& tx, const Ctx& ctx, const Act& in);
/// What was sent is offered no longer, with the reason.
Result<QuoteView> withdraw_quote(Tx& tx, const Ctx& ctx, const Ending& in);
/// The next version, to go on from; this one stands until that is sent.
Result<QuoteView> revise_quote(Tx& tx, const Ctx& ctx, const Act& in);

/// What was being written as its next version is dropped.
Result<QuoteView> accept_quote(Tx& tx, const Ctx& ctx, const Acceptance& in);
Result<QuoteView> decline_quote(Tx& tx, const Ctx& ctx, const Decline& in);
/// The answer was a mistake: it waits for one again.
Result<QuoteView> reopen_quote(Tx& tx, const Ctx& ctx, const Act& in);
/// The draft of an order with its goods, prices and terms, once; what was approved of them is not
/// asked for again.
Result<QuoteView> order_quote(Tx& tx, const Ctx& ctx, const Act& in);

/// An order that was cancelled leaves its quote accepted, to be ordered once more.
void follow_orders(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);

// For other capabilities.

/// Of these customers, those with quotes that are out and unanswered, and for how much.
std::vector<OutWith> list_out_with(Tx& tx, const Ctx& ctx, std::span<const Id> customers);
/// Up to `limit` open ones in somebody's name.
std::vector<Id> list_open_owned(Tx& tx, Id person, int limit);
/// Another owner, with all its versions; false when it is no longer `from`'s.
Result<bool> hand_over_quote(Tx& tx, const Ctx& ctx, Id id, Id from, Id to);

}  // namespace zhuli::quotes
