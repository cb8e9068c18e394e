#include "features/cases/use_cases.hpp"

#include <algorithm>

#include "core/calendar.hpp"
#include "features/cases/use_cases_record.hpp"
#include "features/catalog/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "features/tickets/use_cases.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"

namespace zhuli::cases {

namespace {

using enum CaseState;

constexpr std::string_view kWrite = "cases.write";
constexpr storage::ListPlan kList{.permission = "cases.read",
                                  .owner_field = "",
                                  .default_sort = "-used_count",
                                  .search_entity = "ticket_case"};

/// Nobody else changes it meanwhile.
Result<Case> hold(Tx& tx, Id id) {
    lock_case(tx, id);
    auto one = storage::find<Case>(tx, id);
    if (!one) return Problem::not_found("ticket_case");
    return std::move(*one);
}

/// Of those who write: whose it is counts.
Result<Case> hold_own(Tx& tx, const Ctx& ctx, Id id) {
    TRY(auto one, hold(tx, id));
    if (!ctx.covers(kWrite, one.owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    return one;
}

Result<> check_about(Tx& tx, const Case& one) {
    if (one.product_id && catalog::find_products(tx, {&one.product_id, 1}).empty())
        return Problem::field("product_id", "field.no_such_record");
    return Done{};
}

Result<CaseView> keep(Tx& tx, const Ctx& ctx, const Case& before, Case& after,
                      std::string_view action, std::string_view event) {
    TRY(after.state, step(workflow(), ctx, before, before.state, action));
    CHECK(save_case(tx, ctx, &before, after, event));
    return view_of(tx, ctx, after);
}

Result<Date> review_day(const Ctx& ctx, Date asked) {
    if (!asked) return ctx.today.plus_days(kReviewDays);
    CHECK(check_review_day(asked, ctx.today));
    return asked;
}

/// The complaint a case helped with, if the caller sees it.
Result<> check_ticket(Tx& tx, const Ctx& ctx, Id ticket) {
    if (tickets::show_ticket(tx, ctx, {ticket}).ok()) return Done{};
    return Problem::field("ticket_id", "field.no_such_record");
}

}  // namespace

Result<Page<CaseItem>> list_cases(Tx& tx, const Ctx& ctx, const http::Listed<Case>& query) {
    TRY(auto rows, storage::list_page<Case>(tx, ctx, query, kList));
    return Page<CaseItem>{items_of(tx, ctx, std::move(rows.items)), std::move(rows.next_cursor)};
}

Result<CaseView> show_case(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto one = storage::find<Case>(tx, in.id);
    if (!one) return Problem::not_found("ticket_case");
    return view_of(tx, ctx, *one);
}

Result<CaseView> create_case(Tx& tx, const Ctx& ctx, const Case& in) {
    Case one = in;
    if (!one.owner_id) one.owner_id = ctx.user;
    CHECK(identity::hold_active_user(tx, one.owner_id, "owner_id"));
    if (!ctx.covers(kWrite, one.owner_id))
        return Problem::field("owner_id", "tickets.owner_out_of_scope");
    CHECK(check_about(tx, one));
    one.edited_by = ctx.user;
    CHECK(save_case(tx, ctx, nullptr, one, "case.drafted"));
    return view_of(tx, ctx, one);
}

Result<CaseView> draft_from_ticket(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto ticket, tickets::show_ticket(tx, ctx, in));
    if (!ctx.covers(kWrite, ticket.owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    if (ticket.stage != tickets::Stage::closed)
        return Problem::of(Status::conflict, "cases.not_closed");
    lock_ticket(tx, in.id);
    if (drafted_from(tx, in.id)) return Problem::of(Status::conflict, "cases.has_one");
    TRY(const auto story, tickets::show_story(tx, ctx, in));
    const std::vector<tickets::TicketRecord> records(story.records.begin(), story.records.end());
    Case one = draft_of(ticket, records);
    one.owner_id = one.edited_by = ctx.user;
    CHECK(save_case(tx, ctx, nullptr, one, "case.drafted"));
    return view_of(tx, ctx, one);
}

Result<CaseView> edit_case(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, hold_own(tx, ctx, edit.id));
    CHECK(storage::check_version(before, edit.if_match, to_json(view_of(tx, ctx, before))));
    TRY(auto after, apply(before, edit));
    if (after.owner_id != before.owner_id) return Problem::field("owner_id", "field.read_only");
    CHECK(check_about(tx, after));
    after.edited_by = ctx.user;
    return keep(tx, ctx, before, after, "edit", "case.edited");
}

Result<CaseView> submit_case(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto before, hold_own(tx, ctx, in.id));
    CHECK(step(workflow(), ctx, before, before.state, "submit"));
    CHECK(check_ready(before));
    Case after = before;
    after.remark = {};
    return keep(tx, ctx, before, after, "submit", "case.submitted");
}

Result<CaseView> publish_case(Tx& tx, const Ctx& ctx, const Publication& in) {
    TRY(const auto before, hold(tx, in.id));
    CHECK(step(workflow(), ctx, before, before.state, "publish"));
    if (is_by(before, ctx.user)) return Problem::of(Status::conflict, "cases.own");
    Case after = before;
    TRY(after.review_on, review_day(ctx, in.review_on));
    after.reviewed_by = ctx.user;
    after.published_at = ctx.now;
    return keep(tx, ctx, before, after, "publish", "case.published");
}

Result<CaseView> return_case(Tx& tx, const Ctx& ctx, const Remark& in) {
    TRY(const auto before, hold(tx, in.id));
    CHECK(step(workflow(), ctx, before, before.state, "return"));
    if (is_by(before, ctx.user)) return Problem::of(Status::conflict, "cases.own");
    Case after = before;
    after.remark = in.words;
    return keep(tx, ctx, before, after, "return", "case.returned");
}

Result<CaseView> renew_case(Tx& tx, const Ctx& ctx, const Publication& in) {
    TRY(const auto before, hold(tx, in.id));
    Case after = before;
    TRY(after.review_on, review_day(ctx, in.review_on));
    return keep(tx, ctx, before, after, "renew", "case.renewed");
}

Result<CaseView> revise_case(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto before, hold_own(tx, ctx, in.id));
    Case after = before;
    after.review_on = {};
    return keep(tx, ctx, before, after, "revise", "case.revised");
}

Result<CaseView> archive_case(Tx& tx, const Ctx& ctx, const Remark& in) {
    TRY(const auto before, hold(tx, in.id));
    const bool reviews = before.state == published && ctx.allowed("cases.review");
    if (!reviews && !ctx.covers(kWrite, before.owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    Case after = before;
    after.remark = in.words;
    after.review_on = {};
    return keep(tx, ctx, before, after, "archive", "case.archived");
}

Result<CaseView> restore_case(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto before, hold_own(tx, ctx, in.id));
    Case after = before;
    return keep(tx, ctx, before, after, "restore", "case.restored");
}

Result<Hints> hint_cases(Tx& tx, const Ctx& ctx, const HintQuestion& in) {
    return Hints{.items = hints_for(tx, ctx, in, ctx.now)};
}

Result<Hints> hint_for_ticket(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto ticket, tickets::show_ticket(tx, ctx, in));
    Hints hints{.items = hints_for(tx, ctx, question_of(ticket), ctx.now)};
    const auto used = used_on(tx, in.id);
    for (Hint& one : hints.items) one.used = std::ranges::find(used, one.id) != used.end();
    hints.drafted_id = drafted_from(tx, in.id).value_or(Id{});
    hints.can_draft = !hints.drafted_id && ticket.stage == tickets::Stage::closed &&
                      ctx.covers(kWrite, ticket.owner_id);
    return hints;
}

Result<CaseView> use_case(Tx& tx, const Ctx& ctx, const Use& in) {
    TRY(const auto one, hold(tx, in.id));
    if (one.state != published) return Problem::of(Status::conflict, "cases.not_published");
    CHECK(check_ticket(tx, ctx, in.ticket_id));
    if (keep_use(tx, in.ticket_id, one.id, ctx.user, ctx.now))
        tx.emit({"case.used", "ticket_case", one.id, {}, event_body(one)});
    return show_case(tx, ctx, {one.id});
}

Result<CaseView> take_back_case_use(Tx& tx, const Ctx& ctx, const Use& in) {
    TRY(const auto one, hold(tx, in.id));
    CHECK(check_ticket(tx, ctx, in.ticket_id));
    if (take_use_back(tx, in.ticket_id, one.id))
        tx.emit({"case.use_taken_back", "ticket_case", one.id, {}, event_body(one)});
    return show_case(tx, ctx, {one.id});
}

std::vector<CaseItem> find_cases(Tx& tx, const Ctx& ctx, std::span<const Id> ids) {
    return items_of(tx, ctx, storage::find_each<Case>(tx, ids));
}

std::vector<Id> list_kept_owned(Tx& tx, Id person, int limit) {
    return kept_of_owner(tx, person, limit);
}

Result<bool> hand_over_case(Tx& tx, const Ctx& ctx, Id id, Id from, Id to) {
    TRY(const auto before, hold(tx, id));
    if (before.owner_id != from) return false;
    Case after = before;
    after.owner_id = to;
    CHECK(save_case(tx, ctx, &before, after, "case.handed_over"));
    return true;
}

Result<Effect> show_effect(Tx& tx, const Ctx& ctx, const EffectQuestion& in) {
    const Date to = in.to ? in.to : ctx.today;
    const Date from = in.from ? in.from : to.plus_days(1 - kEffectDays);
    const auto& zone = ctx.calendar().zone();
    Effect effect = effect_of(tx, zone.at(from, 0), zone.at(to.plus_days(1), 0), ctx.today);
    effect.from = from;
    effect.to = to;
    return effect;
}

}  // namespace zhuli::cases
