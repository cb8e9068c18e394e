// What a customer does without signing in: fill the form, and look at the private page of their
// complaint. Whoever has no address that works learns nothing: 404. Whether a phone or an order is
// known to us is never told. Each function acts for the system within the address's organisation.
#pragma once

#include "core/codec.hpp"
#include "features/intake/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::intake {

using storage::Tx;

Result<OpenForm> show_open_form(Tx& tx, const Ctx& ctx, const LinkQuestion& in);
/// A complaint in the inbox, its clocks running. The same words of the same phone within minutes
/// are the same complaint. 429 when an organisation got too many.
Result<StatusLink> complain(Tx& tx, const Ctx& ctx, const NewComplaint& in);

Result<OpenComplaint> show_open_complaint(Tx& tx, const Ctx& ctx, const LinkQuestion& in);
Result<OpenComplaint> add_words(Tx& tx, const Ctx& ctx, const OpenWords& in);
/// A photo or a PDF by its bytes, at most half a MiB and six of them.
Result<OpenComplaint> add_file(Tx& tx, const Ctx& ctx, const OpenFile& in);

}  // namespace zhuli::intake
