// What a customer does on the page of a quote, by a private link and without signing in. Whoever
// has no link learns nothing: 404. What a link opened once but no longer does is told by its state,
// and refused to whoever answers. Each function acts for the system within the link's organisation.
#pragma once

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "features/quotes/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::quotes {

using storage::Tx;

Result<OpenQuote> show_open_quote(Tx& tx, const Ctx& ctx, const LinkQuestion& in);
/// Written down once, so that who sells knows it was read.
Result<OpenQuote> note_quote_opening(Tx& tx, const Ctx& ctx, const LinkQuestion& in);
/// A yes, a no with words, or a question; who sells is told at once. The same answer twice is one.
Result<OpenQuote> answer_quote(Tx& tx, const Ctx& ctx, const OpenAnswer& in);

}  // namespace zhuli::quotes
