#include "features/inquiries/use_cases_words.hpp"

#include <map>

#include "core/text/excerpt.hpp"
#include "features/customers/use_cases_notes.hpp"
#include "features/inquiries/rules.hpp"
#include "storage/entity.hpp"
#include "storage/note_index.hpp"

namespace zhuli::inquiries {

namespace {

std::vector<std::string_view> words_of(const Inquiry& inquiry) {
    return {inquiry.words.v, inquiry.outcome_words.v};
}

std::vector<std::string_view> words_of(const Need& need) {
    if (need.state == NeedState::replaced) return {};
    std::vector<std::string_view> words{need.words.v, need.read_back.v, need.confirmed_words.v};
    for (const Answered& answered : need.answers) words.push_back(answered.answer.v);
    return words;
}

std::string title_of(const Inquiry& inquiry, const customers::NamesForNotes& names) {
    if (inquiry.customer_id) return names.title(inquiry.customer_id);
    return inquiry.name.empty() ? inquiry.contact_name.v : inquiry.name.v;
}

template <class Record>
customers::NamesForNotes names_beside(Tx& tx, const Ctx& ctx, const std::vector<Record>& records) {
    std::vector<Id> customers;
    for (const Record& record : records)
        if (record.customer_id) customers.push_back(record.customer_id);
    return {tx, ctx, customers};
}

std::map<Id, Inquiry> inquiries_of(Tx& tx, const std::vector<Need>& needs) {
    std::vector<Id> ids;
    for (const Need& need : needs)
        if (need.inquiry_id) ids.push_back(need.inquiry_id);
    std::map<Id, Inquiry> inquiries;
    for (auto& one : storage::find_each<Inquiry>(tx, ids)) inquiries.emplace(one.id, one);
    return inquiries;
}

}  // namespace

bool note_changed(const Inquiry& before, const Inquiry& after) {
    return words_of(before) != words_of(after) || before.owner_id != after.owner_id;
}

void keep_note(Tx& tx, const Inquiry& inquiry) {
    const Id owner = inquiry.owner_id ? inquiry.owner_id : storage::kAnybody;
    storage::index_note(tx, {"inquiry", inquiry.id, {}, owner, words_of(inquiry)});
}

void keep_note(Tx& tx, const Need& need) {
    const Id owner =
        need.customer_id ? customers::owner_for_notes(tx, need.customer_id) : storage::kAnybody;
    storage::index_note(tx, {"need", need.id, need.customer_id, owner, words_of(need)});
}

std::vector<FoundNote> show_words(Tx& tx, const Ctx& ctx, std::span<const Id> ids) {
    const auto inquiries = storage::find_each<Inquiry>(tx, ids);
    const auto names = names_beside(tx, ctx, inquiries);
    std::vector<FoundNote> notes;
    for (const Inquiry& one : inquiries)
        if (reaches(ctx, "inquiries.read", one))
            notes.push_back({one.id, title_of(one, names), one.owner_id, one.received_at,
                             text::lines_of(words_of(one)), Id{}, Id{}});
    return notes;
}

std::vector<FoundNote> show_answers(Tx& tx, const Ctx& ctx, std::span<const Id> ids) {
    const auto needs = storage::find_each<Need>(tx, ids);
    const auto inquiries = inquiries_of(tx, needs);
    const auto names = names_beside(tx, ctx, needs);
    std::vector<FoundNote> notes;
    for (const Need& need : needs) {
        const auto asked = inquiries.find(need.inquiry_id);
        const auto* customer = names.of(need.customer_id);
        const bool by_customer =
            customer != nullptr && ctx.covers("needs.read", customer->owner_id);
        const bool by_inquiry =
            asked != inquiries.end() && reaches(ctx, "needs.read", asked->second);
        if (!by_customer && !by_inquiry) continue;
        const bool walk_in = !need.customer_id && asked != inquiries.end();
        notes.push_back({need.id,
                         walk_in ? title_of(asked->second, names) : names.title(need.customer_id),
                         need.author_id, need.created_at, text::lines_of(words_of(need)),
                         names.page(need.customer_id), need.inquiry_id});
    }
    return notes;
}

}  // namespace zhuli::inquiries
