// What people wrote of inquiries and needs, for the search in notes. Of a need the revision that
// stands and the one being written; what was replaced is no longer found.
#pragma once

#include "features/feature.hpp"
#include "features/inquiries/model_needs.hpp"

namespace zhuli::inquiries {

using storage::Tx;

bool note_changed(const Inquiry& before, const Inquiry& after);
void keep_note(Tx& tx, const Inquiry& inquiry);
/// A walk-in's need is looked for by everybody who may see needs, and shown in its inquiry's scope.
void keep_note(Tx& tx, const Need& need);

std::vector<FoundNote> show_words(Tx& tx, const Ctx& ctx, std::span<const Id> ids);
std::vector<FoundNote> show_answers(Tx& tx, const Ctx& ctx, std::span<const Id> ids);

}  // namespace zhuli::inquiries
