#include "features/confirmations/use_cases.hpp"

#include "features/confirmations/rules.hpp"
#include "features/confirmations/store.hpp"
#include "features/identity/use_cases.hpp"
#include "features/identity/use_cases_links.hpp"
#include "features/notices/use_cases.hpp"
#include "features/orders/use_cases.hpp"
#include "features/orders/use_cases_change.hpp"
#include "storage/save.hpp"

namespace zhuli::confirmations {

namespace {

constexpr int kShown = 50;
constexpr std::string_view kAsk = "orders.confirm";

ConfirmationView view_of(Tx& tx, const Ctx& ctx, const Confirmation& confirmation,
                         const orders::OrderHead& order) {
    ConfirmationView view;
    static_cast<Confirmation&>(view) = confirmation;
    view.standing = standing(confirmation, order, ctx.now);
    view.author_name = identity::remembered_name(tx, ctx.now, confirmation.author_id);
    view.settler_name = identity::remembered_name(tx, ctx.now, confirmation.settled_by);
    const bool over = view.standing == "replaced" || view.standing == "expired";
    if (ctx.covers(kAsk, order.owner_id) && !over)
        view.actions = actions_of(workflow(), ctx, confirmation, confirmation.state);
    return view;
}

struct Held {
    Confirmation confirmation;
    orders::OrderView order;
};

/// Order first, then its confirmation: everybody locks in this order.
Result<Held> hold_for(Tx& tx, const Ctx& ctx, const Act& in) {
    const auto found = storage::find<Confirmation>(tx, in.id);
    if (!found) return Problem::not_found("confirmation");
    orders::hold_order(tx, found->order_id);
    const auto order = orders::show_order(tx, ctx, {found->order_id});
    if (!order.ok()) return Problem::not_found("confirmation");
    if (!ctx.covers(kAsk, order->owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    auto held = hold(tx, in.id);
    if (!held) return Problem::not_found("confirmation");
    const auto seen = in.if_match == 0 ? std::nullopt : std::optional(in.if_match);
    CHECK(storage::check_version(*held, seen, to_json(view_of(tx, ctx, *held, *order))));
    return Held{std::move(*held), *order};
}

Result<> save(Tx& tx, const Ctx& ctx, const Confirmation& before, Confirmation& after,
              std::string_view kind, const orders::OrderHead& order) {
    return storage::save(tx, ctx, before, after,
                         {kind, order.customer_id, event_body(after, order.number.v)});
}

Result<> end_waiting(Tx& tx, const Ctx& ctx, const orders::OrderHead& order) {
    for (const Confirmation& earlier : confirmations_of(tx, order.id, kShown)) {
        if (earlier.state != ConfirmationState::waiting) continue;
        Confirmation after = earlier;
        after.state = ConfirmationState::revoked;
        CHECK(save(tx, ctx, earlier, after, "confirmation.revoked", order));
    }
    return Done{};
}

std::string link_of(Tx& tx, const Ctx& ctx, Id confirmation) {
    const auto link = identity::fresh_link(ctx.org.id);
    replace_link(tx, link.hash, confirmation, ctx.now);
    return "/c/" + link.token;
}

/// The order as its customer will be asked about it: a draft is sent with this.
Result<orders::OrderView> ask_about(Tx& tx, const Ctx& ctx, const Asking& in) {
    orders::hold_order(tx, in.id);
    TRY(auto order, orders::show_order(tx, ctx, {in.id}));
    if (!ctx.covers(kAsk, order.owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    CHECK(check_askable(order));
    CHECK(storage::check_version(
        order, in.if_match == 0 ? std::nullopt : std::optional(in.if_match), to_json(order)));
    if (order.commercial != orders::Commercial::draft) return order;
    orders::Submission sending;
    sending.id = in.id;
    return orders::submit_order(tx, ctx, sending);
}

/// Into the order, as its own edit or change would be: with its own refusals.
Result<> adopt(Tx& tx, const Ctx& ctx, const Held& held, std::string_view reason) {
    auto members = edit_of(held.order, held.confirmation.corrections);
    if (members.empty()) return Problem::of(Status::conflict, "confirmations.nothing_plain");
    if (held.order.commercial != orders::Commercial::confirmed) {
        CHECK(orders::edit_order(tx, ctx, {held.order.id, std::nullopt, std::move(members)}));
        return Done{};
    }
    members["reason"] = reason;
    CHECK(orders::change_order(tx, ctx, {held.order.id, std::nullopt, std::move(members)}));
    return Done{};
}

/// Why the order changes: in our words, else in the customer's, else who asked for it.
std::string_view reason_of(const Settling& in, const Confirmation& answered) {
    if (!in.words.empty()) return in.words.v;
    return answered.words.empty() ? answered.answered_by.v : answered.words.v;
}

}  // namespace

Result<Confirmations> list_confirmations(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto order, orders::show_order(tx, ctx, in));
    Confirmations list;
    for (const Confirmation& row : confirmations_of(tx, in.id, kShown))
        list.items.push_back(view_of(tx, ctx, row, order));
    return list;
}

Result<Replay> show_confirmation(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto found = storage::find<Confirmation>(tx, in.id);
    if (!found) return Problem::not_found("confirmation");
    const auto order = orders::show_order(tx, ctx, {found->order_id});
    if (!order.ok()) return Problem::not_found("confirmation");
    Replay replay;
    static_cast<ConfirmationView&>(replay) = view_of(tx, ctx, *found, *order);
    const auto frozen = orders::frozen_terms(tx, found->order_id, found->terms_no);
    INVARIANT(frozen.has_value(), "a confirmation shows frozen terms");
    replay.terms = for_page(frozen->terms);
    replay.frozen_at = frozen->frozen_at;
    return replay;
}

Result<ConfirmationView> ask_customer(Tx& tx, const Ctx& ctx, const Asking& in) {
    CHECK(check(in));
    TRY(const auto order, ask_about(tx, ctx, in));
    CHECK(end_waiting(tx, ctx, order));
    const auto frozen = orders::frozen_terms(tx, order.id, order.terms_no);
    INVARIANT(frozen.has_value(), "what waits for its customer is frozen");
    Confirmation confirmation;
    confirmation.order_id = order.id;
    confirmation.terms_no = order.terms_no;
    confirmation.terms_hash = frozen->hash;
    confirmation.author_id = ctx.user;
    confirmation.valid_until_at = ctx.now.plus_ms(in.valid_days * kDayMs);
    CHECK(storage::save_new(
        tx, ctx, confirmation,
        {"confirmation.asked", order.customer_id, event_body(confirmation, order.number.v)}));
    auto view = view_of(tx, ctx, confirmation, order);
    view.link = link_of(tx, ctx, confirmation.id);
    return view;
}

Result<ConfirmationView> renew_link(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto held, hold_for(tx, ctx, in));
    CHECK(check_waiting(standing(held.confirmation, held.order, ctx.now)));
    auto view = view_of(tx, ctx, held.confirmation, held.order);
    view.link = link_of(tx, ctx, held.confirmation.id);
    return view;
}

Result<ConfirmationView> revoke(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto held, hold_for(tx, ctx, in));
    Confirmation after = held.confirmation;
    TRY(after.state, step(workflow(), ctx, after, after.state, "revoke"));
    CHECK(save(tx, ctx, held.confirmation, after, "confirmation.revoked", held.order));
    return view_of(tx, ctx, after, held.order);
}

Result<ConfirmationView> settle(Tx& tx, const Ctx& ctx, const Settling& in) {
    TRY(const auto held, hold_for(tx, ctx, in));
    Confirmation after = held.confirmation;
    TRY(after.state, step(workflow(), ctx, after, after.state, "settle"));
    if (in.adopt)
        CHECK(adopt(tx, ctx, held, reason_of(in, held.confirmation)));
    else if (in.words.empty())
        return Problem::field("words", "confirmations.say_how");
    else
        CHECK(orders::answer_correction(tx, ctx, held.order.id));
    after.settlement = in.adopt ? Settlement::adopted : Settlement::declined;
    after.settled_by = ctx.user;
    after.settled_words = in.words;
    CHECK(save(tx, ctx, held.confirmation, after, "confirmation.settled", held.order));
    notices::settle(tx, ctx, "confirmation", after.id);
    return view_of(tx, ctx, after, held.order);
}

}  // namespace zhuli::confirmations
