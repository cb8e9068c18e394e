#include "features/tickets/use_cases.hpp"

#include <set>

#include "features/customers/use_cases.hpp"
#include "features/tickets/use_cases_record.hpp"
#include "storage/events.hpp"
#include "storage/list.hpp"
#include "storage/numbers.hpp"

namespace zhuli::tickets {

namespace {

constexpr storage::ListPlan kList{.permission = "tickets.read",
                                  .owner_field = "owner_id",
                                  .default_sort = "-opened_at",
                                  .search_entity = "ticket",
                                  .with_unowned = true};
constexpr storage::ListPlan kOfCustomers{
    .permission = "tickets.read", .owner_field = "seller_id", .default_sort = "-opened_at"};

Result<> check_owner(Tx& tx, const Ctx& ctx, const Ticket& in) {
    if (!in.owner_id) return Done{};
    CHECK(identity::hold_active_user(tx, in.owner_id, "owner_id"));
    if (!ctx.covers("tickets.create", in.owner_id))
        return Problem::field("owner_id", "tickets.owner_out_of_scope");
    return Done{};
}

/// What was given at intake; everything else begins.
Ticket arriving(const Ctx& ctx, const Ticket& in) {
    Ticket ticket;
    ticket.channel = in.channel;
    ticket.customer_id = in.customer_id;
    ticket.order_id = in.order_id;
    ticket.order_line_id = in.order_line_id;
    ticket.shipment_id = in.shipment_id;
    ticket.product_id = in.product_id;
    ticket.title = in.title.empty() ? title_of(in.words.v) : in.title.v;
    ticket.words = in.words;
    ticket.kind = in.kind;  // what the mailbox is for; people classify
    ticket.owner_id = in.owner_id;
    ticket.entered_by = ctx.user;
    ticket.opened_at = ctx.now;
    ticket.opened_on = ctx.today;
    return ticket;
}

ClockView clock_view(const Ctx& ctx, Clock clock, const Reading& reading) {
    const bool late = reading.breached || (reading.runs() && ctx.now > reading.due_at);
    return {clock,
            reading.allowed.minutes,
            reading.elapsed_ms,
            reading.started_at,
            reading.warn_at,
            reading.due_at,
            reading.stopped_at,
            reading.paused,
            late,
            reading.escalated};
}

}  // namespace

Result<> check_customer(Tx& tx, const Ctx& ctx, Id id) {
    const auto customer = customers::load_in_scope(tx, ctx, id, "customers.read");
    if (!customer.ok()) return Problem::field("customer_id", "field.no_such_record");
    if (customer->archived || customer->merged_into)
        return Problem::field("customer_id", "tickets.customer_is_closed");
    return Done{};
}

Result<Work> open_ticket(Tx& tx, const Ctx& ctx, const Ticket& in) {
    Work work;
    work.after = arriving(ctx, in);
    CHECK(check_links(tx, work.after));
    customers::hold_customer(tx, work.after.customer_id);
    const Policy policy = policy_of(policies_of(tx), work.after.kind, Severity::none);
    for (const Clock clock : {Clock::classify, Clock::reply, Clock::resolve})
        work.start(ctx, clock, policy);
    work.after.number = storage::take_number(tx, ctx, "TK");
    CHECK(save_work(tx, ctx, work, "ticket.opened", event_body(work.after, work.after.words.v)));
    return work;
}

Result<TicketView> create_ticket(Tx& tx, const Ctx& ctx, const Ticket& in) {
    CHECK(check_customer(tx, ctx, in.customer_id));
    CHECK(check_owner(tx, ctx, in));
    TRY(const auto work, open_ticket(tx, ctx, in));
    return view_of(tx, ctx, work.after);
}

Result<TicketView> show_ticket(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto ticket, load_to_read(tx, ctx, in.id));
    return view_of(tx, ctx, ticket);
}

Result<TicketView> edit_ticket(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(auto work, hold_in_scope(tx, ctx, edit.id, "tickets.edit"));
    CHECK(
        storage::check_version(work.before, edit.if_match, to_json(view_of(tx, ctx, work.before))));
    TRY(work.after, apply(work.before, edit));
    CHECK(step(workflow(), ctx, work.before, work.before.stage, "edit"));
    CHECK(check_change(work.before, work.after));
    if (work.after.title.empty()) work.after.title = title_of(work.after.words.v);
    CHECK(check_links(tx, work.after));
    CHECK(save_work(tx, ctx, work, "ticket.edited", event_body(work.after)));
    return view_of(tx, ctx, work.after);
}

Result<Page<TicketView>> list_tickets(Tx& tx, const Ctx& ctx, const http::Listed<Ticket>& query) {
    TRY(auto rows, storage::list_page<Ticket>(tx, ctx, query, kList));
    return Page<TicketView>{views_of(tx, ctx, std::move(rows.items)), std::move(rows.next_cursor)};
}

Result<Page<TicketView>> list_tickets_of_customers(Tx& tx, const Ctx& ctx,
                                                   const http::Listed<Ticket>& query) {
    TRY(auto rows, storage::list_page<Ticket>(tx, ctx, query, kOfCustomers));
    return Page<TicketView>{views_of(tx, ctx, std::move(rows.items)), std::move(rows.next_cursor)};
}

void follow_sellers(Tx& tx, const Ctx&, std::span<const storage::StoredEvent> events) {
    std::set<Id> customers;
    for (const auto& event : events)
        if (event.entity == "customer") customers.insert(event.entity_id);
    for (const Id customer : customers) keep_sellers(tx, customer);
}

Result<Tickets> list_tickets_of_customer(Tx& tx, const Ctx& ctx, const http::ById& in) {
    CHECK(customers::load_in_scope(tx, ctx, in.id, "customers.read"));
    std::vector<Ticket> tickets;
    for (const Id id : of_customer(tx, in.id))
        if (auto ticket = storage::find<Ticket>(tx, id)) tickets.push_back(std::move(*ticket));
    return Tickets{views_of(tx, ctx, std::move(tickets))};
}

Result<Story> show_story(Tx& tx, const Ctx& ctx, const http::ById& in) {
    CHECK(load_to_read(tx, ctx, in.id));
    Story story;
    for (TicketRecord& record : records_of(tx, in.id)) {
        TicketRecordView& view = story.records.emplace_back();
        static_cast<TicketRecord&>(view) = std::move(record);
        view.author_name = identity::remembered_name(tx, ctx.now, view.author_id);
    }
    story.clock_events = clock_events_of(tx, in.id);
    for (const Clock clock : kClocks) {
        const Reading reading = read_clock(ctx.calendar(), story.clock_events, clock, ctx.now);
        if (reading.started) story.clocks.push_back(clock_view(ctx, clock, reading));
    }
    return story;
}

}  // namespace zhuli::tickets
