#include "features/handover/use_cases.hpp"

#include "features/customers/use_cases_due.hpp"
#include "features/handover/rules.hpp"
#include "features/inquiries/use_cases.hpp"
#include "features/opportunities/use_cases.hpp"
#include "features/orders/use_cases_queue.hpp"

namespace zhuli::handover {

namespace {

OpenWork open_work(Tx& tx, Id person) {
    return {customers::owns_customers(tx, person), orders::owns_open_orders(tx, person),
            opportunities::owns_open_opportunities(tx, person),
            inquiries::owns_live_inquiries(tx, person)};
}

}  // namespace

Result<Moved> hand_over(Tx& tx, const Ctx& ctx, const Handover& in) {
    CHECK(identity::show_user(tx, ctx, {in.id}));
    CHECK(check_successor(in.id, in.successor_id));
    CHECK(identity::find_active_user(tx, in.successor_id, "successor_id"));
    Ctx system = ctx;  // whoever hands over need not be a seller
    system.rights = nullptr;
    Moved moved;
    TRY(moved.customers_count,
        customers::hand_over_customers(tx, system, in.id, in.successor_id, kRecordsPerStep));
    int room = kRecordsPerStep - moved.customers_count;
    TRY(moved.orders_count, orders::hand_over_orders(tx, system, in.id, in.successor_id, room));
    room -= moved.orders_count;
    TRY(moved.opportunities_count,
        opportunities::hand_over_opportunities(tx, system, in.id, in.successor_id, room));
    room -= moved.opportunities_count;
    TRY(moved.inquiries_count,
        inquiries::hand_over_inquiries(tx, system, in.id, in.successor_id, room));
    moved.done = check_departure(open_work(tx, in.id)).ok();
    return moved;
}

Result<identity::UserView> depart(Tx& tx, const Ctx& ctx, const http::ById& in) {
    CHECK(check_departure(open_work(tx, in.id)));
    return identity::leave(tx, ctx, in.id);
}

}  // namespace zhuli::handover
