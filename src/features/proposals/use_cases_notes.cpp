#include "features/proposals/use_cases_notes.hpp"

#include "core/text/excerpt.hpp"
#include "storage/entity.hpp"
#include "storage/note_index.hpp"

namespace zhuli::proposals {

namespace {

std::vector<std::string_view> words_of(const Proposal& proposal) {
    using enum ProposalState;
    if (proposal.state == superseded || proposal.state == dropped) return {};
    std::vector<std::string_view> words{proposal.opening.v, proposal.note.v,
                                        proposal.answer_words.v};
    for (const ProposalLine& line : proposal.lines) {
        words.insert(words.end(),
                     {line.need.v, line.offer.v, line.fit.v, line.demonstration.result.v});
        for (const Evidence& one : line.evidence) words.push_back(one.words.v);
    }
    return words;
}

}  // namespace

void keep_note(Tx& tx, const Proposal& before, const Proposal& after) {
    const auto words = words_of(after);
    if (words == words_of(before) && after.owner_id == before.owner_id) return;
    storage::index_note(tx, {"proposal", after.id, {}, after.owner_id, words});
}

std::vector<FoundNote> show_words(Tx& tx, const Ctx& ctx, std::span<const Id> ids) {
    std::vector<FoundNote> notes;
    for (const Proposal& one : storage::find_each<Proposal>(tx, ids))
        if (ctx.covers("proposals.read", one.owner_id))
            notes.push_back({one.id, one.title.v, one.author_id, one.updated_at,
                             text::lines_of(words_of(one)), Id{}, Id{}});
    return notes;
}

}  // namespace zhuli::proposals
