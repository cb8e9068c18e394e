#include "features/sub_requests/use_cases.hpp"

#include <algorithm>

#include "features/sub_requests/use_cases_record.hpp"
#include "features/sub_requests/use_cases_telling.hpp"
#include "features/tickets/use_cases.hpp"
#include "storage/list.hpp"
#include "storage/numbers.hpp"
#include "storage/settings.hpp"

namespace zhuli::sub_requests {

namespace {

constexpr storage::ListPlan kList{
    .permission = "sub_requests.read", .owner_field = "", .default_sort = "due_at"};

/// The same system that writes on the complaint whoever answers.
Ctx house_of(const Ctx& ctx) {
    Ctx house = ctx;
    house.rights = nullptr;
    return house;
}

Result<Held> load_for_change(Tx& tx, const Ctx& ctx, const Act& act) {
    auto held = hold(tx, act.id);
    if (!held) return Problem::not_found("sub_request");
    const auto seen = act.if_match == 0 ? std::nullopt : std::optional(act.if_match);
    CHECK(storage::check_version(held->before, seen, to_json(view_of(tx, ctx, held->before))));
    return std::move(*held);
}

/// The complaint first, then its request: everybody locks in this order.
Result<> count(Tx& tx, const Ctx& ctx, const SubRequest& request, int change,
               std::string_view said) {
    return tickets::count_requests(tx, house_of(ctx), request.ticket_id, change,
                                   note_of(request, said));
}

bool offers(const RequestView& view, std::string_view action) {
    return std::ranges::find(view.actions, action) != view.actions.end();
}

}  // namespace

Result<Requests> list_requests_of_ticket(Tx& tx, const Ctx& ctx, const http::ById& in) {
    CHECK(tickets::show_ticket(tx, ctx, in));
    return Requests{views_of(tx, ctx, requests_of(tx, in.id))};
}

Result<RequestView> ask_department(Tx& tx, const Ctx& ctx, const NewRequest& in) {
    TRY(const auto ticket, tickets::show_ticket(tx, ctx, {in.id}));
    if (!works_on(ctx, ticket)) return Problem::of(Status::forbidden, "problem.forbidden");
    const Settings settings = settings_of(tx);
    const Template* of = template_called(settings.templates, in.template_name.v);
    if (of == nullptr) return Problem::field("template_name", "field.no_such_record");
    Held held;
    SubRequest& request = held.after;
    request.ticket_id = ticket.id;
    request.customer_id = ticket.customer_id;
    request.owner_id = ctx.user;
    request.department = of->department;
    request.title = of->name;
    request.words = std::string_view(asked_words(*of, in.words.v));
    request.minutes = of->minutes;
    request.asked_at = ctx.now;
    held.start(ctx);
    request.number = storage::take_number(tx, ctx, "XB");
    CHECK(count(tx, ctx, request, 1, request.words.v));
    CHECK(save_request(tx, ctx, held, "sub_request.asked", request.title.v));
    tell_department(tx, ctx, request);
    return view_of(tx, ctx, request);
}

Result<Page<RequestView>> list_sub_requests(Tx& tx, const Ctx& ctx,
                                            const http::Listed<SubRequest>& query) {
    TRY(auto rows, storage::list_page<SubRequest>(tx, ctx, query, kList));
    return Page<RequestView>{views_of(tx, ctx, std::move(rows.items)), std::move(rows.next_cursor)};
}

Result<RequestView> show_sub_request(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto request = storage::find<SubRequest>(tx, in.id);
    if (!request) return Problem::not_found("sub_request");
    return view_of(tx, ctx, *request);
}

Result<RequestView> answer_sub_request(Tx& tx, const Ctx& ctx, const RequestAnswer& in) {
    TRY(auto held, load_for_change(tx, ctx, in));
    const SubRequest& before = held.before;
    SubRequest& after = held.after;
    TRY(after.state, step(workflow(), ctx, before, before.state, "answer"));
    if (!offers(view_of(tx, ctx, before), "answer"))
        return Problem::of(Status::conflict, "sub_requests.not_your_department");
    after.ticket_id = goes_on_in(tx, before.ticket_id);
    CHECK(count(tx, ctx, after, -1, in.words.v));
    held.stop(ctx);
    after.answer = in.words;
    after.answered_by = ctx.user;
    after.answered_at = ctx.now;
    CHECK(save_request(tx, ctx, held, "sub_request.answered", in.words.v));
    tell_asker(tx, ctx, after);
    return view_of(tx, ctx, after);
}

Result<RequestView> withdraw_sub_request(Tx& tx, const Ctx& ctx, const Act& in) {
    const auto found = storage::find<SubRequest>(tx, in.id);
    if (!found) return Problem::not_found("sub_request");
    const Id goes_on = goes_on_in(tx, found->ticket_id);
    const auto ticket = storage::find<tickets::Ticket>(tx, goes_on);
    if (!ticket || !works_on(ctx, *ticket))
        return Problem::of(Status::forbidden, "problem.forbidden");
    TRY(auto held, load_for_change(tx, ctx, in));
    SubRequest& after = held.after;
    TRY(after.state, step(workflow(), ctx, held.before, held.before.state, "withdraw"));
    after.ticket_id = goes_on;
    CHECK(count(tx, ctx, after, -1, "—"));
    held.stop(ctx);
    CHECK(save_request(tx, ctx, held, "sub_request.withdrawn"));
    return view_of(tx, ctx, after);
}

Result<Settings> show_sub_request_settings(Tx& tx, const Ctx&, const http::Nothing&) {
    return settings_of(tx);
}

Result<Settings> edit_sub_request_settings(Tx& tx, const Ctx& ctx, const Edit& edit) {
    return storage::edit_settings(tx, ctx, settings_of(tx), edit, check,
                                  "sub_request_settings.edited");
}

}  // namespace zhuli::sub_requests
