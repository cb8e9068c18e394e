#include "features/quotes/use_cases_notes.hpp"

#include "core/text/excerpt.hpp"
#include "storage/entity.hpp"
#include "storage/note_index.hpp"

namespace zhuli::quotes {

namespace {

std::vector<std::string_view> words_of(const Quote& quote) {
    using enum QuoteState;
    if (quote.state == superseded || quote.state == dropped) return {};
    std::vector<std::string_view> words{quote.opening.v,      quote.note.v,     quote.delivery.v,
                                        quote.answer_words.v, quote.question.v, quote.policy.v};
    for (const QuoteLine& line : quote.lines)
        words.insert(words.end(), {line.remark.v, line.in_return.v});
    return words;
}

}  // namespace

void keep_note(Tx& tx, const Quote& before, const Quote& after) {
    const auto words = words_of(after);
    if (words == words_of(before) && after.owner_id == before.owner_id) return;
    storage::index_note(tx, {"quote", after.id, {}, after.owner_id, words});
}

std::vector<FoundNote> show_words(Tx& tx, const Ctx& ctx, std::span<const Id> ids) {
    std::vector<FoundNote> notes;
    for (const Quote& one : storage::find_each<Quote>(tx, ids))
        if (ctx.covers("quotes.read", one.owner_id))
            notes.push_back({one.id, one.title.v, one.author_id, one.updated_at,
                             text::lines_of(words_of(one)), Id{}, Id{}});
    return notes;
}

}  // namespace zhuli::quotes
