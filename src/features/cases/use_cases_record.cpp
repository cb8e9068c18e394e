#include "features/cases/use_cases_record.hpp"

#include <algorithm>
#include <map>

#include "core/calendar.hpp"
#include "core/text/pieces.hpp"
#include "features/catalog/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "features/notices/use_cases.hpp"
#include "storage/save.hpp"
#include "storage/search_index.hpp"

namespace zhuli::cases {

namespace {

constexpr int kCandidates = 40;

std::map<Id, std::string> product_names(Tx& tx, const std::vector<Case>& cases) {
    std::vector<Id> ids;
    for (const Case& one : cases)
        if (one.product_id) ids.push_back(one.product_id);
    std::map<Id, std::string> names;
    if (ids.empty()) return names;
    for (auto& product : catalog::find_products(tx, ids)) names[product.id] = product.name.v;
    return names;
}

std::map<Id, std::string> ticket_numbers(Tx& tx, const std::vector<Case>& cases) {
    std::vector<Id> ids;
    for (const Case& one : cases)
        if (one.ticket_id) ids.push_back(one.ticket_id);
    std::map<Id, std::string> numbers;
    for (const auto& ticket : storage::find_each<tickets::Ticket>(tx, ids))
        numbers[ticket.id] = ticket.number.v;
    return numbers;
}

std::string text_of(const Case& one) {
    return one.title.v + "\n" + one.symptom.v + "\n" + one.finding.v;
}

void put_in_index(Tx& tx, const Case& one) {
    storage::SearchEntry entry;
    entry.entity = "ticket_case";
    entry.id = one.id;
    entry.title = one.title.v;
    const auto pieces = text::pieces_of(text_of(one) + "\n" + one.remedy.v);
    for (const std::string& piece : pieces) entry.document.push_back({piece, text::TextKind::name});
    storage::index_entry(tx, entry);
}

/// Only what is published is found and offered.
void keep_found(Tx& tx, const Case& one) {
    if (one.state != CaseState::published) {
        storage::remove_entry(tx, "ticket_case", one.id);
        replace_terms(tx, one.id, {});
        return;
    }
    put_in_index(tx, one);
    replace_terms(tx, one.id, terms_of(text_of(one)));
}

Recurrence recurrence_of(Tx& tx, const Ctx& ctx, const Case& one) {
    Recurrence recurrence;
    if (one.published_at.v == 0 || one.cause == Cause::none) return recurrence;
    const auto passed = static_cast<int>((ctx.now.v - one.published_at.v) / kDayMs);
    recurrence.days_before = kRecurrenceDays;
    recurrence.days_since = std::min(passed, kRecurrenceDays);
    recurrence.before =
        count_alike(tx, one, one.published_at.plus_ms(-kRecurrenceDays * kDayMs), one.published_at);
    recurrence.since =
        count_alike(tx, one, one.published_at, one.published_at.plus_ms(kRecurrenceDays * kDayMs));
    return recurrence;
}

Hint hint_of(const Ctx& ctx, const Case& one, const HintQuestion& asked) {
    Hint hint;
    hint.id = one.id;
    hint.title = one.title.v;
    hint.symptom = one.symptom.v;
    hint.remedy = one.remedy.v;
    hint.kind = one.kind;
    hint.used_count = one.used_count;
    hint.freshness = freshness_of(one, ctx.today);
    hint.same_kind = asked.kind != Kind::none && asked.kind == one.kind;
    hint.same_product = asked.product_id && asked.product_id == one.product_id;
    hint.shared = shared_words(asked.words.v, text_of(one));
    return hint;
}

}  // namespace

std::vector<CaseItem> items_of(Tx& tx, const Ctx& ctx, std::vector<Case> cases) {
    auto products = product_names(tx, cases);
    auto numbers = ticket_numbers(tx, cases);
    std::vector<CaseItem> items;
    for (Case& one : cases) {
        CaseItem& item = items.emplace_back();
        static_cast<Case&>(item) = std::move(one);
        item.product_name = products[item.product_id];
        item.ticket_number = numbers[item.ticket_id];
        item.owner_name = identity::remembered_name(tx, ctx.now, item.owner_id);
        item.reviewer_name = identity::remembered_name(tx, ctx.now, item.reviewed_by);
        item.freshness = freshness_of(item, ctx.today);
        item.actions = actions_for(ctx, item);
    }
    return items;
}

CaseView view_of(Tx& tx, const Ctx& ctx, const Case& one) {
    CaseView view;
    static_cast<CaseItem&>(view) = std::move(items_of(tx, ctx, {one}).front());
    view.recurrence = recurrence_of(tx, ctx, one);
    return view;
}

Result<> save_case(Tx& tx, const Ctx& ctx, const Case* before, Case& after,
                   std::string_view event_kind) {
    const bool was_published = before != nullptr && before->state == CaseState::published;
    const bool moved = before == nullptr || before->state != after.state ||
                       before->review_on != after.review_on || before->owner_id != after.owner_id;
    if (moved) after.remind_on = remind_on(after);
    const storage::SaveEvent event{event_kind, {}, event_body(after)};
    if (before == nullptr) {
        CHECK(storage::save_new(tx, ctx, after, event));
    } else {
        CHECK(storage::save(tx, ctx, *before, after, event));
        if (moved) notices::settle(tx, ctx, "ticket_case", after.id);
    }
    if (was_published || after.state == CaseState::published) keep_found(tx, after);
    return Done{};
}

std::vector<Hint> hints_for(Tx& tx, const Ctx& ctx, const HintQuestion& asked, Instant by) {
    auto ids = sharing(tx, terms_of(asked.words.v), kCandidates);
    for (const Id id : about_product(tx, asked.product_id, kCandidates))
        if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    auto found = storage::find_each<Case>(tx, ids);
    std::erase_if(found, [&](const Case& one) {
        return one.state != CaseState::published || one.published_at > by;
    });
    auto products = product_names(tx, found);
    std::vector<Hint> hints;
    for (const Case& one : found) {
        hints.push_back(hint_of(ctx, one, asked));
        hints.back().product_name = products[one.product_id];
    }
    return best_of(std::move(hints));
}

HintQuestion question_of(const tickets::Ticket& ticket) {
    HintQuestion asked;
    asked.words = ticket.title.v + "\n" + ticket.words.v;
    asked.kind = ticket.kind;
    asked.product_id = ticket.product_id;
    return asked;
}

}  // namespace zhuli::cases
