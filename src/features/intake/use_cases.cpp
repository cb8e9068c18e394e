#include "features/intake/use_cases.hpp"

#include <algorithm>

#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_merge.hpp"
#include "features/customers/use_cases_notes.hpp"
#include "features/identity/use_cases_links.hpp"
#include "features/intake/store.hpp"
#include "features/tickets/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::intake {

namespace {

constexpr std::size_t kMostSuggested = 5;

FormView view_of(const Form& form) {
    FormView view;
    static_cast<Form&>(view) = form;
    if (form.open) view.link = "/f/" + form.token.v;
    return view;
}

Result<FormView> keep(Tx& tx, const Ctx& ctx, const std::optional<Form>& before, Form after,
                      std::string_view event) {
    if (before)
        CHECK(storage::save(tx, ctx, *before, after, {event, {}, ""}));
    else
        CHECK(storage::save_new(tx, ctx, after, {event, {}, ""}));
    return view_of(after);
}

Ctx system_in(const Ctx& ctx) {
    Ctx system = ctx;
    system.rights = nullptr;
    return system;
}

std::vector<Suggested> suggested_for(Tx& tx, const Ctx& ctx, const Intake& intake) {
    std::vector<Suggested> found;
    for (const Id id : customers_with(tx, ctx, intake.phone))
        found.push_back({.customer_id = id, .by_phone = true});
    const auto order = intake.order_no.empty() ? std::nullopt : order_named(tx, intake.order_no.v);
    if (order) {
        auto same = std::ranges::find(found, order->customer_id, &Suggested::customer_id);
        if (same == found.end())
            same = found.insert(found.end(), {.customer_id = order->customer_id});
        same->by_order = true;
        same->order_id = order->id;
    }
    if (found.size() > kMostSuggested) found.resize(kMostSuggested);
    std::vector<Id> ids;
    for (const Suggested& one : found) ids.push_back(one.customer_id);
    const customers::NamesForNotes names(tx, ctx, ids);
    for (Suggested& one : found) one.name = names.title(one.customer_id);
    return found;
}

}  // namespace

std::vector<Id> customers_with(Tx& tx, const Ctx& ctx, const Phone& phone) {
    std::vector<Id> ids;
    const auto found = customers::find_duplicates(tx, system_in(ctx), {.phone = phone});
    if (!found.ok()) return ids;
    for (const auto& one : found->items) {
        const Id id = customers::survivor_of(tx, one.customer_id);
        if (id && std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    }
    return ids;
}

Result<FormView> show_form(Tx& tx, const Ctx&, const http::Nothing&) {
    return view_of(stored_form(tx).value_or(Form{}));
}

Result<FormView> renew_form(Tx& tx, const Ctx& ctx, const http::Nothing&) {
    const auto before = stored_form(tx);
    Form after = before.value_or(Form{});
    after.open = true;
    after.token = identity::fresh_link(ctx.org.id).token;
    return keep(tx, ctx, before, std::move(after), "intake_form.renewed");
}

Result<FormView> close_form(Tx& tx, const Ctx& ctx, const http::Nothing&) {
    const auto before = stored_form(tx);
    if (!before || !before->open) return view_of(before.value_or(Form{}));
    Form after = *before;
    after.open = false;
    return keep(tx, ctx, before, std::move(after), "intake_form.closed");
}

Result<IntakeView> show_intake(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto ticket, tickets::show_ticket(tx, ctx, in));
    IntakeView view;
    const auto intake = intake_of(tx, in.id);
    if (!intake) return view;
    static_cast<Intake&>(view) = *intake;
    view.by_form = true;
    if (!ticket.customer_id) view.suggested = suggested_for(tx, ctx, *intake);
    const bool works_on_it =
        ticket.owner_id ? ctx.covers("tickets.edit", ticket.owner_id) : ctx.allowed("tickets.edit");
    if (!works_on_it) mask_struct(fields_of<IntakeView>(), &view);
    return view;
}

}  // namespace zhuli::intake
