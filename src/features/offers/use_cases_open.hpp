// What a customer does on the page of an offer, by a private link and without signing in. Whoever
// has no link that works learns nothing: 404. Opening is told by the page itself, so that neither a
// preview nor a HEAD counts. Each function acts for the system within the link's organisation.
#pragma once

#include "core/codec.hpp"
#include "core/messages.hpp"
#include "features/offers/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::offers {

using storage::Tx;

Result<OpenOffer> show_open_offer(Tx& tx, const Ctx& ctx, const LinkQuestion& in);
Result<http::File> show_open_file(Tx& tx, const Ctx& ctx, const FileQuestion& in);
Result<OpenOffer> note_opening(Tx& tx, const Ctx& ctx, const LinkQuestion& in);
/// Who is interested or wants a call gets a follow-up planned, once, and their seller is told.
Result<OpenOffer> answer_offer(Tx& tx, const Ctx& ctx, const OpenAnswer& in, const Catalog& texts);
/// No offer reaches this customer any more. Works when the offer is over or stopped too; then
/// nothing of it is shown.
Result<OpenOffer> unsubscribe(Tx& tx, const Ctx& ctx, const LinkQuestion& in);

}  // namespace zhuli::offers
