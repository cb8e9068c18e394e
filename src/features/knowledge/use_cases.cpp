#include "features/knowledge/use_cases.hpp"

#include "features/cases/model.hpp"
#include "features/identity/use_cases.hpp"
#include "features/knowledge/rules.hpp"
#include "features/knowledge/use_cases_record.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"

namespace zhuli::knowledge {

namespace {

constexpr storage::ListPlan kList{.permission = "knowledge.read",
                                  .owner_field = "",
                                  .default_sort = "-updated_at",
                                  .search_entity = "knowledge_card"};

CardView view_of(Tx& tx, const Ctx& ctx, Card card) {
    std::vector<Card> one;
    one.push_back(std::move(card));
    return std::move(views_of(tx, ctx, std::move(one)).front());
}

/// Whom a card is for are customers there are; an industry that nobody is in any more may stay.
Result<> check_segment(Tx& tx, const Card* before, const Card& card) {
    const bool stood = before != nullptr && before->segment == card.segment;
    if (card.segment.empty() || stood || has_segment(tx, card.segment.v)) return Done{};
    return Problem::field("segment", "knowledge.nobody_of_this_segment",
                          {{"segment", card.segment.v}});
}

Result<> check_card(Tx& tx, const Ctx& ctx, const Card* before, const Card& card) {
    CHECK(check(card, before, ctx.today));
    CHECK(check_about(tx, card.product_id, card.line_id));
    CHECK(check_segment(tx, before, card));
    CHECK(check_case(tx, before == nullptr ? Id{} : before->case_id, card.case_id));
    if (before == nullptr || before->owner_id != card.owner_id)
        CHECK(identity::find_active_user(tx, card.owner_id, "owner_id"));
    return Done{};
}

}  // namespace

Result<Page<CardView>> list_cards(Tx& tx, const Ctx& ctx, const http::Listed<Card>& query) {
    TRY(auto rows, storage::list_page<Card>(tx, ctx, query, kList));
    return Page<CardView>{views_of(tx, ctx, std::move(rows.items)), std::move(rows.next_cursor)};
}

Result<CardView> create_card(Tx& tx, const Ctx& ctx, const Card& in) {
    Card card = in;
    if (!card.owner_id) card.owner_id = ctx.user;
    CHECK(check_card(tx, ctx, nullptr, card));
    CHECK(save_card(tx, ctx, nullptr, card, "knowledge_card.created"));
    return view_of(tx, ctx, card);
}

Result<CardView> show_card(Tx& tx, const Ctx& ctx, const http::ById& in) {
    auto card = storage::find<Card>(tx, in.id);
    if (!card) return Problem::not_found("knowledge_card");
    return view_of(tx, ctx, std::move(*card));
}

Result<CardView> edit_card(Tx& tx, const Ctx& ctx, const Edit& edit) {
    const auto before = storage::find<Card>(tx, edit.id);
    if (!before) return Problem::not_found("knowledge_card");
    CHECK(storage::check_version(*before, edit.if_match, to_json(view_of(tx, ctx, *before))));
    if (before->archived) return Problem::of(Status::conflict, "knowledge.is_archived");
    TRY(auto after, apply(*before, edit));
    CHECK(check_card(tx, ctx, &*before, after));
    CHECK(save_card(tx, ctx, &*before, after, "knowledge_card.edited"));
    return view_of(tx, ctx, after);
}

Result<CardView> archive_card(Tx& tx, const Ctx& ctx, const Archiving& in) {
    const auto before = storage::find<Card>(tx, in.id);
    if (!before) return Problem::not_found("knowledge_card");
    if (before->archived) return Problem::of(Status::conflict, "knowledge.is_archived");
    Card after = *before;
    after.archived = true;
    after.archive_reason = in.reason;
    CHECK(save_card(tx, ctx, &*before, after, "knowledge_card.archived"));
    return view_of(tx, ctx, after);
}

Result<CardView> restore_card(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto before = storage::find<Card>(tx, in.id);
    if (!before) return Problem::not_found("knowledge_card");
    if (!before->archived) return view_of(tx, ctx, *before);
    Card after = *before;
    after.archived = false;
    after.archive_reason = {};
    CHECK(save_card(tx, ctx, &*before, after, "knowledge_card.restored"));
    return view_of(tx, ctx, after);
}

Result<Citations> list_citations(Tx& tx, const Ctx&, const http::ById& in) {
    if (!storage::find<cases::Case>(tx, in.id)) return Problem::not_found("ticket_case");
    return Citations{citations_of(tx, in.id)};
}

}  // namespace zhuli::knowledge
