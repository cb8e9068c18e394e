// The quote for the use cases of this capability: held for a change, filled from what was entered,
// saved with its search entry, shown with names and versions.
#pragma once

#include "features/quotes/rules.hpp"
#include "features/quotes/store.hpp"
#include "features/quotes/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::quotes {

/// Held until the unit ends, its customer first: forbidden when it may be seen but not changed,
/// stale when the caller saw another version (0: whichever).
Result<Quote> load_for_change(Tx& tx, const Ctx& ctx, const Act& act);

/// Where `action` leads today; 409 problem.action_not_now, 403 problem.forbidden.
Result<QuoteState> next_state(const Ctx& ctx, const QuoteHead& quote, std::string_view action);
/// 409 when a later version is being written or was sent.
Result<> check_is_latest(Tx& tx, const Quote& quote);

/// Everything a draft may say, with products and prices as they are today; every problem at once.
/// `before` is what stands there now.
Result<> fill(Tx& tx, const Ctx& ctx, const QuoteDraft& draft, const Quote& before, Quote& after);
/// Products of its lines that are no longer sold.
std::vector<Id> gone_from(Tx& tx, const Quote& quote);
/// What of it needs approval and has none yet.
std::vector<approvals::Finding> findings_of(Tx& tx, const Quote& quote);

Result<> add_quote(Tx& tx, const Ctx& ctx, Quote& quote, std::string_view event_kind);
Result<> save_quote(Tx& tx, const Ctx& ctx, const Quote& before, Quote& after,
                    std::string_view event_kind, std::string_view order_number = {});
/// Nobody will send what was being written as its next version.
Result<> drop_next(Tx& tx, const Ctx& ctx, const Quote& quote);

std::vector<QuoteItem> items_of(Tx& tx, const Ctx& ctx, std::vector<QuoteHead> rows);
QuoteView view_of(Tx& tx, const Ctx& ctx, const Quote& quote);

/// Path of its page, in place of the link before.
std::string link_of(Tx& tx, const Ctx& ctx, Id quote);

}  // namespace zhuli::quotes
