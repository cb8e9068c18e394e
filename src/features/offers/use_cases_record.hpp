// Segments and offers for the use cases of this capability: loaded in scope, shown, asked about.
#pragma once

#include "features/offers/rules.hpp"
#include "features/offers/store.hpp"
#include "features/offers/use_cases.hpp"

namespace zhuli::offers {

Result<Segment> load_segment(Tx& tx, const Ctx& ctx, Id id, std::string_view permission);
Result<Offer> load_offer(Tx& tx, const Ctx& ctx, Id id, std::string_view permission);
OfferView view_of(Tx& tx, const Ctx& ctx, const Offer& offer);
/// Whose customers lie in the caller's scope, as the store asks for them.
std::string owners_of(const Ctx& ctx, std::string_view permission);
Question question_of(const Ctx& ctx, const SegmentFilter& filter, std::string_view permission);

}  // namespace zhuli::offers
