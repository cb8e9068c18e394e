// What a customer does on the page of a confirmation, by a private link and without signing in.
// Whoever has no link learns nothing: 404. What a link opened once but no longer does is told by
// its standing, and refused to whoever answers. Each function acts for the system within the link's
// organisation.
#pragma once

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "features/confirmations/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::confirmations {

using storage::Tx;

Result<OpenConfirmation> show_open_confirmation(Tx& tx, const Ctx& ctx, const LinkQuestion& in);
Result<OpenConfirmation> note_confirmation_opening(Tx& tx, const Ctx& ctx, const LinkQuestion& in);
/// A yes confirms the order and holds its stock: what is short waits as a backorder, and its seller
/// is told. Corrections make the order a draft again. The same answer twice is one.
Result<OpenConfirmation> answer_confirmation(Tx& tx, const Ctx& ctx, const OpenAnswer& in);

}  // namespace zhuli::confirmations
