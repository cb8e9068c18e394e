#include "features/opportunities/use_cases_notes.hpp"

#include "core/text/excerpt.hpp"
#include "storage/entity.hpp"
#include "storage/note_index.hpp"

namespace zhuli::opportunities {

namespace {

std::vector<std::string_view> words_of(const Opportunity& opportunity) {
    return {opportunity.note.v, opportunity.next_step.v, opportunity.lost_words.v};
}

}  // namespace

void keep_note(Tx& tx, const Opportunity& before, const Opportunity& after) {
    const auto words = words_of(after);
    if (words == words_of(before) && after.owner_id == before.owner_id) return;
    storage::index_note(tx, {"opportunity", after.id, {}, after.owner_id, words});
}

std::vector<FoundNote> show_remarks(Tx& tx, const Ctx& ctx, std::span<const Id> ids) {
    std::vector<FoundNote> notes;
    for (const Opportunity& one : storage::find_each<Opportunity>(tx, ids))
        if (ctx.covers("opportunities.read", one.owner_id))
            notes.push_back({one.id, one.name.v, one.owner_id, one.updated_at,
                             text::lines_of(words_of(one)), Id{}, Id{}});
    return notes;
}

}  // namespace zhuli::opportunities
