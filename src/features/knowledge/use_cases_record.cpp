#include "features/knowledge/use_cases_record.hpp"

#include <map>

#include "core/problems.hpp"
#include "core/text/pieces.hpp"
#include "features/cases/use_cases.hpp"
#include "features/catalog/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "features/knowledge/rules.hpp"
#include "features/notices/use_cases.hpp"
#include "storage/save.hpp"
#include "storage/search_index.hpp"

namespace zhuli::knowledge {

namespace {

using text::TextKind;

/// Names of the products and lines a set of records is about.
struct Names {
    std::map<Id, std::string> products, lines;

    template <class T>
    Names(Tx& tx, const std::vector<T>& records) {
        std::vector<Id> product_ids, line_ids;
        for (const T& one : records) {
            if (one.product_id) product_ids.push_back(one.product_id);
            if (one.line_id) line_ids.push_back(one.line_id);
        }
        if (!product_ids.empty())
            for (auto& product : catalog::find_products(tx, product_ids))
                products[product.id] = std::move(product.name.v);
        for (auto& line : storage::find_each<catalog::ProductLine>(tx, line_ids))
            lines[line.id] = std::move(line.name.v);
    }

    template <class View>
    void put_into(View& view) {
        if (view.product_id) view.product_name = products[view.product_id];
        if (view.line_id) view.line_name = lines[view.line_id];
    }
};

/// The cases a set of records rests on, as they stand today.
struct CitedCases {
    std::map<Id, cases::CaseItem> by_id;

    template <class T>
    CitedCases(Tx& tx, const Ctx& ctx, const std::vector<T>& records) {
        std::vector<Id> ids;
        for (const T& one : records)
            if (one.case_id) ids.push_back(one.case_id);
        if (ids.empty()) return;
        for (auto& one : cases::find_cases(tx, ctx, ids)) by_id.emplace(one.id, std::move(one));
    }

    template <class View>
    void put_into(View& view) {
        const auto found = by_id.find(view.case_id);
        if (found == by_id.end()) return;
        view.case_title = found->second.title.v;
        view.cited = cited(found->second);
    }
};

std::string event_body(std::string_view title) {
    JsonOut out;
    out.begin_object().key("title").string(title).end_object();
    return out.take();
}

void add_words(text::Document& document, const std::vector<std::string>& pieces) {
    for (const std::string& piece : pieces) document.push_back({piece, TextKind::name});
}

void put_in_index(Tx& tx, const Card& card) {
    std::vector<std::string> pieces;
    const auto add = [&](std::string_view words) {
        for (auto& piece : text::pieces_of(words)) pieces.push_back(std::move(piece));
    };
    for (const std::string_view words :
         {std::string_view(card.title), std::string_view(card.parameter),
          std::string_view(card.competitor), std::string_view(card.segment),
          std::string_view(card.words), std::string_view(card.advantage),
          std::string_view(card.benefit), std::string_view(card.proof),
          std::string_view(card.strengths), std::string_view(card.weaknesses),
          std::string_view(card.free_services)})
        add(words);
    for (const Comparison& one : card.comparisons) add(one.topic);
    storage::SearchEntry entry;
    entry.entity = "knowledge_card";
    entry.id = card.id;
    entry.title = headline(card);
    entry.subtitle = card.competitor.v;
    entry.document = {{card.value_pattern.v, TextKind::code}};
    add_words(entry.document, pieces);
    storage::index_entry(tx, entry);
}

void put_in_index(Tx& tx, const Script& script) {
    const auto pieces = text::pieces_of(script.words);
    storage::SearchEntry entry;
    entry.entity = "script";
    entry.id = script.id;
    entry.title = script.title.v;
    entry.document = {{script.title.v, TextKind::name}};
    add_words(entry.document, pieces);
    storage::index_entry(tx, entry);
}

/// Only what people may say is found.
template <class T>
void keep_found(Tx& tx, const T& record, bool in_use) {
    if (in_use)
        put_in_index(tx, record);
    else
        storage::remove_entry(tx, entity_of(&record).entity, record.id);
}

}  // namespace

std::vector<CardView> views_of(Tx& tx, const Ctx& ctx, std::vector<Card> cards) {
    Names names(tx, cards);
    CitedCases cited_cases(tx, ctx, cards);
    std::vector<CardView> views;
    for (Card& card : cards) {
        CardView& view = views.emplace_back();
        static_cast<Card&>(view) = std::move(card);
        names.put_into(view);
        cited_cases.put_into(view);
        view.owner_name = identity::remembered_name(tx, ctx.now, view.owner_id);
        view.validity = validity_of(view.valid_until, ctx.today);
        for (const Comparison& one : view.comparisons)
            view.comparison_validity.push_back(validity_of(one.valid_until, ctx.today));
        if (ctx.allowed("knowledge.edit"))
            view.actions = view.archived ? std::vector<std::string>{"restore"}
                                         : std::vector<std::string>{"edit", "archive"};
    }
    return views;
}

std::vector<ScriptItem> items_of(Tx& tx, const Ctx& ctx, std::vector<Script> scripts) {
    Names names(tx, scripts);
    CitedCases cited_cases(tx, ctx, scripts);
    std::vector<ScriptItem> items;
    for (Script& script : scripts) {
        ScriptItem& item = items.emplace_back();
        static_cast<Script&>(item) = std::move(script);
        names.put_into(item);
        cited_cases.put_into(item);
        item.owner_name = identity::remembered_name(tx, ctx.now, item.owner_id);
        if (item.approved_by)
            item.approver_name = identity::remembered_name(tx, ctx.now, item.approved_by);
        item.validity = validity_of(item.valid_until, ctx.today);
        item.actions = actions_for(ctx, item);
    }
    return items;
}

Result<> check_about(Tx& tx, Id product, Id line) {
    Problems problems;
    const Id ids[] = {product};
    if (product && catalog::find_products(tx, ids).empty())
        problems.push_back({"product_id", "field.no_such_record", {}});
    if (line && !storage::find<catalog::ProductLine>(tx, line))
        problems.push_back({"line_id", "field.no_such_record", {}});
    return refused_if_any(std::move(problems));
}

Result<> check_case(Tx& tx, Id before, Id now) {
    if (!now || now == before) return Done{};
    const auto one = storage::find<cases::Case>(tx, now);
    if (!one) return Problem::field("case_id", "field.no_such_record");
    if (one->state != cases::CaseState::published)
        return Problem::field("case_id", "knowledge.case_not_published");
    return Done{};
}

Result<> save_card(Tx& tx, const Ctx& ctx, const Card* before, Card& after,
                   std::string_view event_kind) {
    after.expires_on = expires_on(after);
    const storage::SaveEvent event{event_kind, {}, event_body(headline(after))};
    const bool moved = before == nullptr || before->expires_on != after.expires_on ||
                       before->archived != after.archived;
    if (moved) after.remind_on = after.archived ? Date{} : remind_on(after.expires_on);
    if (before == nullptr) {
        CHECK(storage::save_new(tx, ctx, after, event));
    } else {
        CHECK(storage::save(tx, ctx, *before, after, event));
        if (moved) notices::settle(tx, ctx, "knowledge_card", after.id);
    }
    keep_found(tx, after, !after.archived);
    return Done{};
}

Result<> save_script(Tx& tx, const Ctx& ctx, const Script* before, Script& after,
                     std::string_view event_kind) {
    const bool in_use = after.state == ScriptState::approved;
    const bool was_in_use = before != nullptr && before->state == ScriptState::approved;
    const storage::SaveEvent event{event_kind, {}, event_body(after.title)};
    if (in_use != was_in_use) after.remind_on = in_use ? remind_on(after.valid_until) : Date{};
    if (before == nullptr) {
        CHECK(storage::save_new(tx, ctx, after, event));
    } else {
        CHECK(storage::save(tx, ctx, *before, after, event));
        if (was_in_use && !in_use) notices::settle(tx, ctx, "script", after.id);
    }
    if (in_use || was_in_use) keep_found(tx, after, in_use);
    return Done{};
}

}  // namespace zhuli::knowledge
