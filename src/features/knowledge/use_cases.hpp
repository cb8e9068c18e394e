// What people do with knowledge cards, and what they ask while they talk. Problems: those of
// rules.hpp, field.no_such_record, not_found and stale.
#pragma once

#include "core/codec.hpp"
#include "features/knowledge/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::knowledge {

using storage::Tx;

Result<Page<CardView>> list_cards(Tx& tx, const Ctx& ctx, const http::Listed<Card>& query);
/// Whoever writes it keeps it true, unless it names somebody else.
Result<CardView> create_card(Tx& tx, const Ctx& ctx, const Card& in);
Result<CardView> show_card(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<CardView> edit_card(Tx& tx, const Ctx& ctx, const Edit& edit);
Result<CardView> archive_card(Tx& tx, const Ctx& ctx, const Archiving& in);
Result<CardView> restore_card(Tx& tx, const Ctx& ctx, const http::ById& in);

/// Where a case of the library is cited.
Result<Citations> list_citations(Tx& tx, const Ctx& ctx, const http::ById& in);

/// Whom cards may be for, to choose from while one is written.
Result<Segments> list_segments(Tx& tx, const Ctx& ctx, const http::Nothing&);

/// The after-sales policy of each of these products, those with the same one together; writes
/// nothing.
Result<Policies> find_policies(Tx& tx, const Ctx& ctx, const PolicyQuestion& in);
/// Everything one may say of a product; with a customer what is for their industry comes first.
Result<ProductKnowledge> show_product_knowledge(Tx& tx, const Ctx& ctx, const ProductQuestion& in);
/// Cards in use and approved scripts by their words or pinyin; what is about the product at hand
/// first, then the better match, then what was used more.
Result<Hits> search_knowledge(Tx& tx, const Ctx& ctx, const SearchQuestion& in);

}  // namespace zhuli::knowledge
