// What a customer does on the page of a letter, by a private link and without signing in. Whoever
// has no link learns nothing: 404. What a link opened once but no longer does is told by its
// standing, and refused to whoever answers. Each acts for the system within the link's
// organisation.
#pragma once

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "features/resolutions/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::resolutions {

using storage::Tx;

Result<OpenLetter> show_open_letter(Tx& tx, const Ctx& ctx, const LetterQuestion& in);
Result<OpenLetter> note_letter_opening(Tx& tx, const Ctx& ctx, const LetterQuestion& in);
/// A yes books what is given. The same answer twice is one.
Result<OpenLetter> answer_letter(Tx& tx, const Ctx& ctx, const LetterAnswer& in);

}  // namespace zhuli::resolutions
