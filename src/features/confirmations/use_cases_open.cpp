#include "features/confirmations/use_cases_open.hpp"

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

/// A link and what it is about.
struct Opened {
    Confirmation confirmation;
    orders::OrderView order;
    orders::Terms terms;
};

Ctx system_in(const Ctx& ctx) {
    Ctx system = ctx;
    system.rights = nullptr;
    return system;
}

enum class Use : bool { look, change };

/// Order first, then its confirmation, as everybody who changes them.
Result<Opened> open(Tx& tx, const Ctx& ctx, std::string_view token, Use use) {
    const auto id = linked(tx, identity::hash_of_link(token));
    auto found = id ? storage::find<Confirmation>(tx, *id) : std::nullopt;
    if (!found) return Problem::not_found("confirmation");
    if (use == Use::change) {
        orders::hold_order(tx, found->order_id);
        found = hold(tx, *id);
    }
    auto order = orders::show_order(tx, system_in(ctx), {found->order_id});
    const auto frozen = orders::frozen_terms(tx, found->order_id, found->terms_no);
    if (!order.ok() || !frozen) return Problem::not_found("confirmation");
    return Opened{std::move(*found), std::move(*order), frozen->terms};
}

OpenConfirmation view_of(Tx& tx, const Ctx& ctx, const Opened& opened) {
    const Confirmation& confirmation = opened.confirmation;
    OpenConfirmation view;
    view.org_name = ctx.org.name;
    view.currency = ctx.org.currency;
    view.seller_name = identity::remembered_name(tx, ctx.now, opened.order.owner_id);
    view.standing = standing(confirmation, opened.order, ctx.now);
    if (!shows_terms(view.standing)) return view;
    view.terms = for_page(opened.terms);
    view.terms_no = confirmation.terms_no;
    view.terms_hash = confirmation.terms_hash.v;
    view.valid_until_at = confirmation.valid_until_at;
    view.answered_at = confirmation.answered_at;
    view.answered_by = confirmation.answered_by;
    view.corrections = confirmation.corrections;
    return view;
}

Result<> save(Tx& tx, const Ctx& ctx, Opened& opened, const Confirmation& before,
              std::string_view kind) {
    return storage::save(
        tx, ctx, before, opened.confirmation,
        {kind, opened.order.customer_id, event_body(opened.confirmation, opened.order.number.v)});
}

void tell_seller(Tx& tx, const Ctx& ctx, const Opened& opened, std::string_view kind, bool urgent) {
    notices::give(tx, ctx,
                  {.user_id = opened.order.owner_id,
                   .kind = kind,
                   .entity = "order",
                   .entity_id = opened.order.id,
                   .customer_id = opened.order.customer_id,
                   .due_at = opened.confirmation.answered_at,
                   .words = {{"number", opened.order.number.v},
                             {"customer", opened.order.customer_name.v},
                             {"by", opened.confirmation.answered_by.v}},
                   .urgent = urgent});
}

Result<> take_yes(Tx& tx, const Ctx& ctx, const Opened& opened) {
    orders::Confirmation yes;
    yes.id = opened.order.id;
    yes.accept_shortage = true;
    yes.confirmed_by = opened.confirmation.answered_by;
    yes.words = opened.confirmation.words;
    TRY(const auto order, orders::confirm_order(tx, system_in(ctx), yes));
    const bool is_short = order.lacking.v > 0;
    tell_seller(tx, ctx, opened, is_short ? "confirmation.agreed_short" : "confirmation.agreed",
                is_short);
    return Done{};
}

Result<> take_corrections(Tx& tx, const Ctx& ctx, const Opened& opened) {
    CHECK(orders::hear_correction(tx, system_in(ctx), opened.order.id));
    tell_seller(tx, ctx, opened, "confirmation.corrected", true);
    return Done{};
}

bool is_the_same(const Confirmation& answered, const OpenAnswer& in) {
    if (in.agreed) return answered.state == ConfirmationState::confirmed;
    return answered.state == ConfirmationState::corrected &&
           answered.corrections.size() == in.corrections.size();
}

}  // namespace

Result<OpenConfirmation> show_open_confirmation(Tx& tx, const Ctx& ctx, const LinkQuestion& in) {
    TRY(const auto opened, open(tx, ctx, in.token, Use::look));
    return view_of(tx, ctx, opened);
}

Result<OpenConfirmation> note_confirmation_opening(Tx& tx, const Ctx& ctx, const LinkQuestion& in) {
    TRY(auto opened, open(tx, ctx, in.token, Use::change));
    const Confirmation before = opened.confirmation;
    const bool first = before.first_opened_at.v == 0 && before.answered_at.v == 0;
    if (first && standing(before, opened.order, ctx.now) == "waiting") {
        opened.confirmation.first_opened_at = ctx.now;
        CHECK(save(tx, ctx, opened, before, "confirmation.opened"));
    }
    return view_of(tx, ctx, opened);
}

Result<OpenConfirmation> answer_confirmation(Tx& tx, const Ctx& ctx, const OpenAnswer& in) {
    TRY(auto opened, open(tx, ctx, in.token, Use::change));
    const Confirmation before = opened.confirmation;
    if (before.answered_at.v != 0 && is_the_same(before, in)) return view_of(tx, ctx, opened);
    CHECK(check_waiting(standing(before, opened.order, ctx.now)));
    Confirmation& after = opened.confirmation;
    TRY(after.corrections, corrections_of(in, opened.terms, ctx.today));
    after.state = in.agreed ? ConfirmationState::confirmed : ConfirmationState::corrected;
    after.answered_at = ctx.now;
    after.answered_by = in.answered_by;
    after.words = in.words;
    CHECK(save(tx, ctx, opened, before,
               in.agreed ? "confirmation.agreed" : "confirmation.corrected"));
    if (in.agreed)
        CHECK(take_yes(tx, ctx, opened));
    else
        CHECK(take_corrections(tx, ctx, opened));
    return view_of(tx, ctx, opened);
}

}  // namespace zhuli::confirmations
