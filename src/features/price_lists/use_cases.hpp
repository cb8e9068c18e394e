// What people do with price lists, and the one place that answers which price holds. Problems:
// those of rules.hpp, field.no_such_record (product, customer), not_found and stale.
#pragma once

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/price_lists/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::price_lists {

using storage::Tx;

Result<Page<PriceListItem>> list_price_lists(Tx& tx, const Ctx& ctx,
                                             const http::Listed<PriceList>& query);
Result<PriceListView> create_price_list(Tx& tx, const Ctx& ctx, const PriceListDraft& in);
Result<PriceListView> show_price_list(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<PriceListView> edit_price_list(Tx& tx, const Ctx& ctx, const Edit& edit);
/// Which price holds today for one's customer, product by product and quantity, and why.
Result<HeldPrices> ask_prices(Tx& tx, const Ctx& ctx, const PriceQuestion& in);

// For other capabilities.

/// What each of these costs the customer on that day by a price list, in their order; nothing
/// where no list holds: then the product's list price does. One statement for all.
std::vector<std::optional<HeldPrice>> prices_for(Tx& tx, Id customer, Date day,
                                                 std::span<const Wanted> wanted);

}  // namespace zhuli::price_lists
