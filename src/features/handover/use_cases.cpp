#include "features/handover/use_cases.hpp"

#include "features/approvals/use_cases.hpp"
#include "features/cases/use_cases.hpp"
#include "features/contracts/use_cases.hpp"
#include "features/customers/use_cases_due.hpp"
#include "features/handover/rules.hpp"
#include "features/handover/store.hpp"
#include "features/inquiries/use_cases.hpp"
#include "features/offers/use_cases_owner.hpp"
#include "features/opportunities/use_cases.hpp"
#include "features/orders/use_cases_queue.hpp"
#include "features/proposals/use_cases.hpp"
#include "features/quotes/use_cases.hpp"
#include "features/retros/use_cases.hpp"
#include "features/tickets/use_cases.hpp"
#include "storage/settings.hpp"

namespace zhuli::handover {

namespace {

/// How one kind of work is found and moved.
struct Mover {
    std::vector<Id> (*owned)(Tx& tx, Id person, int limit);
    Result<bool> (*move)(Tx& tx, const Ctx& ctx, Id id, Id from, Id to);
    int Moved::*counted;
};

constexpr storage::ListPlan kList{.permission = "users.edit",
                                  .owner_field = "",
                                  .default_sort = "-created_at",
                                  .search_entity = ""};

constexpr Mover kMovers[kWorkCount] = {
    {customers::list_owned, customers::hand_over_customer, &Moved::customers_count},
    {orders::list_open_owned, orders::hand_over_order, &Moved::orders_count},
    {opportunities::list_open_owned, opportunities::hand_over_opportunity,
     &Moved::opportunities_count},
    {inquiries::list_live_owned, inquiries::hand_over_inquiry, &Moved::inquiries_count},
    {proposals::list_open_owned, proposals::hand_over_proposal, &Moved::proposals_count},
    {quotes::list_open_owned, quotes::hand_over_quote, &Moved::quotes_count},
    {offers::list_owned_segments, offers::hand_over_segment, &Moved::segments_count},
    {offers::list_owned_offers, offers::hand_over_offer, &Moved::offers_count},
    {approvals::list_asking, approvals::hand_over_approval, &Moved::approvals_count},
    {tickets::list_live_owned, tickets::hand_over_ticket, &Moved::tickets_count},
    {cases::list_kept_owned, cases::hand_over_case, &Moved::cases_count},
    {retros::list_open_owned, retros::hand_over_change, &Moved::changes_count},
    {contracts::list_open_owned, contracts::hand_over_contract, &Moved::contracts_count}};

OpenWork open_work(Tx& tx, Id person) {
    const auto owns = [&](Work work) {
        return !kMovers[static_cast<std::size_t>(work)].owned(tx, person, 1).empty();
    };
    return {owns(Work::customer), owns(Work::order),       owns(Work::opportunity),
            owns(Work::inquiry),  owns(Work::proposal),    owns(Work::quote),
            owns(Work::segment),  owns(Work::offer),       owns(Work::approval),
            owns(Work::ticket),   owns(Work::ticket_case), owns(Work::sop_change),
            owns(Work::contract)};
}

/// Whoever hands over need not be a seller.
Ctx without_scope(const Ctx& ctx) {
    Ctx system = ctx;
    system.rights = nullptr;
    return system;
}

Result<Handover> begun_or_new(Tx& tx, const Ctx& ctx, const Step& in) {
    if (!in.handover_id)
        return Handover{.from_id = in.id, .to_id = in.successor_id, .made_by = ctx.user};
    const auto begun = storage::find<Handover>(tx, in.handover_id);
    if (!begun) return Problem::field("handover_id", "field.no_such_record");
    CHECK(check_next_step(*begun, in.id, in.successor_id));
    return *begun;
}

/// Up to kRecordsPerStep records of all kinds, the first kind first.
Result<std::vector<Item>> move_step(Tx& tx, const Ctx& ctx, const Step& in, Moved& moved) {
    std::vector<Item> items;
    for (std::size_t i = 0; i < kWorkCount; ++i) {
        const int room = kRecordsPerStep - static_cast<int>(items.size());
        if (room == 0) break;
        for (const Id id : kMovers[i].owned(tx, in.id, room)) {
            TRY(const bool gone, kMovers[i].move(tx, ctx, id, in.id, in.successor_id));
            if (!gone) continue;
            items.push_back({0, static_cast<Work>(i), id});
            ++(moved.*kMovers[i].counted);
        }
    }
    return items;
}

/// The journal of this step, under the handover's version.
Result<> note_step(Tx& tx, const Ctx& ctx, const Handover& before, std::vector<Item> items,
                   Moved& moved) {
    if (items.empty()) {
        moved.handover_id = before.id;
        return Done{};
    }
    Handover after = before;
    after.moved_count += static_cast<int>(items.size());
    CHECK(storage::save_first_or_next(tx, ctx, before, after, {"handover.moved", {}, ""}));
    std::int64_t number = before.moved_count;
    for (Item& item : items) {
        item.item_no = ++number;
        add_item(tx, after.id, item);
    }
    moved.handover_id = after.id;
    return Done{};
}

HandoverView view_of(Tx& tx, const Ctx& ctx, Handover handover) {
    HandoverView view{{std::move(handover)}, {}, {}, {}, {}};
    view.from_name = identity::remembered_name(tx, ctx.now, view.from_id);
    view.to_name = identity::remembered_name(tx, ctx.now, view.to_id);
    view.maker_name = identity::remembered_name(tx, ctx.now, view.made_by);
    if (check_return(view).ok() && ctx.allowed("users.edit")) view.actions = {"return"};
    return view;
}

}  // namespace

Result<Moved> hand_over(Tx& tx, const Ctx& ctx, const Step& in) {
    CHECK(identity::show_user(tx, ctx, {in.id}));
    CHECK(check_successor(in.id, in.successor_id));
    CHECK(identity::hold_active_user(tx, in.successor_id, "successor_id"));
    TRY(const auto handover, begun_or_new(tx, ctx, in));
    Moved moved;
    TRY(auto items, move_step(tx, without_scope(ctx), in, moved));
    CHECK(note_step(tx, ctx, handover, std::move(items), moved));
    moved.done = check_departure(open_work(tx, in.id)).ok();
    return moved;
}

Result<Page<HandoverView>> list_handovers(Tx& tx, const Ctx& ctx,
                                          const http::Listed<Handover>& query) {
    TRY(const auto page, storage::list_page<Handover>(tx, ctx, query, kList));
    Page<HandoverView> views{{}, page.next_cursor};
    for (const Handover& handover : page.items) views.items.push_back(view_of(tx, ctx, handover));
    return views;
}

Result<HandoverView> show_handover(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto found = storage::find<Handover>(tx, in.id);
    if (!found) return Problem::not_found("handover");
    return view_of(tx, ctx, *found);
}

Result<Returned> return_work(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto before = storage::find<Handover>(tx, in.id);
    if (!before) return Problem::not_found("handover");
    CHECK(check_return(*before));
    CHECK(identity::hold_active_user(tx, before->from_id, "from_id"));
    const Ctx system = without_scope(ctx);
    const auto items = moved_items(tx, in.id, kRecordsPerStep);
    Returned step;
    for (const Item& item : items) {
        const Mover& mover = kMovers[static_cast<std::size_t>(item.work)];
        TRY(const bool back,
            mover.move(tx, system, item.record_id, before->to_id, before->from_id));
        settle_item(tx, in.id, item.item_no, back ? ItemState::returned : ItemState::kept);
        ++(back ? step.returned_count : step.kept_count);
    }
    Handover after = *before;
    after.returned_count += step.returned_count;
    after.kept_count += step.kept_count;
    after.returned_by = ctx.user;
    step.done = after.returned_count + after.kept_count == after.moved_count;
    if (step.done) after.state = HandoverState::returned;
    CHECK(storage::save(tx, ctx, *before, after, {"handover.returned", {}, ""}));
    return step;
}

Result<identity::UserView> depart(Tx& tx, const Ctx& ctx, const http::ById& in) {
    identity::hold_user(tx, in.id);  // nobody puts work into their name from now on
    CHECK(check_departure(open_work(tx, in.id)));
    return identity::leave(tx, ctx, in.id);
}

}  // namespace zhuli::handover
