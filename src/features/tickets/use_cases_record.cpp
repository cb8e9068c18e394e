#include "features/tickets/use_cases_record.hpp"

#include "features/catalog/use_cases.hpp"
#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_notes.hpp"
#include "features/notices/use_cases.hpp"
#include "storage/job_queue.hpp"
#include "storage/note_index.hpp"
#include "storage/search_index.hpp"

namespace zhuli::tickets {

namespace {

void put_in_index(Tx& tx, const Ticket& ticket) {
    storage::SearchEntry entry;
    entry.entity = "ticket";
    entry.id = ticket.id;
    entry.title = ticket.title.v;
    entry.subtitle = ticket.number.v;
    entry.owner = ticket.owner_id;
    entry.document = {{ticket.title.v, text::TextKind::name},
                      {ticket.number.v, text::TextKind::code}};
    storage::index_entry(tx, entry);
}

void keep_note(Tx& tx, const Ticket& ticket) {
    const auto records = records_of(tx, ticket.id);
    storage::NoteEntry note{"ticket",
                            ticket.id,
                            ticket.customer_id,
                            customers::owner_for_notes(tx, ticket.customer_id),
                            {ticket.words.v}};
    for (const TicketRecord& record : records) note.words.push_back(record.words.v);
    storage::index_note(tx, note);
}

/// Brings the scheduler here at that second, should it be planned for later.
void wake_watch(Tx& tx, const Ctx& ctx, Instant ring_at) {
    if (ring_at.v == 0 || ring_at > ctx.now.plus_ms(kWatchEveryMs)) return;
    storage::enqueue(tx, ctx, {.kind = kWatchJob, .run_at = ring_at, .hasten = true});
}

/// Words alone change nothing of the row; that they were written is an event all the same.
Result<> save_row(Tx& tx, const Ctx& ctx, Work& work, const storage::SaveEvent& event) {
    if (work.is_new()) return storage::save_new(tx, ctx, work.after, event);
    CHECK(storage::save(tx, ctx, work.before, work.after, event));
    if (work.after.version == work.before.version && !work.records.empty())
        tx.emit({event.kind, "ticket", work.after.id, event.customer_id, event.body});
    return Done{};
}

void add_rows(Tx& tx, Work& work) {
    for (std::size_t i = work.stored; i < work.clocks.size(); ++i) {
        work.clocks[i].ticket_id = work.after.id;
        storage::insert_row(tx, storage::table_of<ClockEvent>(), &work.clocks[i]);
    }
    for (TicketRecord& record : work.records) {
        record.ticket_id = work.after.id;
        storage::insert_row(tx, storage::table_of<TicketRecord>(), &record);
    }
}

template <class T, class Key>
std::map<Id, T> by_id(std::vector<T> rows, Key T::*key) {
    std::map<Id, T> map;
    for (T& row : rows) map.emplace(row.*key, std::move(row));
    return map;
}

std::vector<Id> ids_of(const std::vector<Ticket>& tickets, Id Ticket::*member) {
    std::vector<Id> ids;
    for (const Ticket& one : tickets)
        if (one.*member) ids.push_back(one.*member);
    return ids;
}

template <class Map, class Member>
std::string text_in(const Map& map, Id id, Member member) {
    const auto found = map.find(id);
    return found == map.end() ? std::string() : std::string(member(found->second));
}

}  // namespace

Reading Work::read(const Ctx& ctx, Clock clock) const {
    return read_clock(ctx.calendar(), clocks, clock, ctx.now);
}

void Work::note(const Ctx& ctx, Clock clock, ClockAct act, Instant at, Allowance allowed) {
    clocks.push_back({{},
                      after.id,
                      clock,
                      act,
                      at,
                      ctx.now,
                      allowed.minutes,
                      allowed.warn_minutes,
                      allowed.escalate_minutes,
                      allowed.quiet,
                      -1,
                      ctx.user});
}

void Work::start(const Ctx& ctx, Clock clock, const Policy& policy) {
    note(ctx, clock, ClockAct::started, ctx.now, allowance_of(policy, clock));
}

void Work::stop(const Ctx& ctx, Clock clock) {
    const Reading reading = read(ctx, clock);
    if (!reading.started || reading.stopped) return;
    if (reading.runs() && !reading.breached && ctx.now > reading.due_at)
        note(ctx, clock, ClockAct::breached, reading.due_at);
    note(ctx, clock, ClockAct::stopped, ctx.now, reading.allowed);
    clocks.back().elapsed_ms = reading.elapsed_ms;
}

void Work::stop_all(const Ctx& ctx) {
    for (const Clock clock : kClocks) stop(ctx, clock);
}

void Work::write(const Ctx& ctx, RecordKind kind, std::string_view words) {
    TicketRecord& record = records.emplace_back();
    record.kind = kind;
    record.stage = before.stage;
    record.words = words;
    record.author_id = ctx.user;
    record.at = ctx.now;
}

std::vector<Policy> policies_of(Tx& tx) {
    const auto kept = stored_settings(tx);
    return kept ? kept->policies : usual_policies();
}

std::optional<Work> hold(Tx& tx, Id id) {
    // Customers before their tickets, as whoever merges customers holds them.
    const auto found = storage::find<Ticket>(tx, id);
    if (!found) return std::nullopt;
    customers::hold_customer(tx, found->customer_id);
    lock_ticket(tx, id);
    Work work;
    work.before = work.after = *storage::find<Ticket>(tx, id);
    work.clocks = clock_events_of(tx, id);
    work.stored = work.clocks.size();
    return work;
}

Result<Work> hold_in_scope(Tx& tx, const Ctx& ctx, Id id, std::string_view permission) {
    auto work = hold(tx, id);
    if (!work) return Problem::not_found("ticket");
    if (reaches(ctx, permission, work->before)) return std::move(*work);
    CHECK(load_to_read(tx, ctx, id));
    return Problem::of(Status::forbidden, "problem.forbidden");
}

Result<Ticket> load_to_read(Tx& tx, const Ctx& ctx, Id id) {
    auto ticket = storage::find<Ticket>(tx, id);
    if (!ticket) return Problem::not_found("ticket");
    if (reaches(ctx, "tickets.read", *ticket)) return std::move(*ticket);
    const auto customer = storage::find<customers::Customer>(tx, ticket->customer_id);
    if (!customer || !ctx.covers("tickets.read", customer->owner_id))
        return Problem::not_found("ticket");
    return std::move(*ticket);
}

Result<> save_work(Tx& tx, const Ctx& ctx, Work& work, std::string_view event_kind,
                   const std::string& body) {
    for (std::size_t i = work.stored; i < work.clocks.size(); ++i) work.clocks[i].id = tx.new_id();
    for (TicketRecord& record : work.records) record.id = tx.new_id();
    Ticket& after = work.after;
    const Standing standing = standing_of(ctx.calendar(), work.clocks, ctx.now);
    after.due_clock = standing.due_clock;
    after.warn_at = standing.warn_at;
    after.due_at = standing.due_at;
    after.breached = standing.breached;
    CHECK(save_row(tx, ctx, work, {event_kind, after.customer_id, body}));
    add_rows(tx, work);
    keep_ring(tx, after.id, standing.ring_at);
    wake_watch(tx, ctx, standing.ring_at);
    if (work.is_new() || work.before.customer_id != after.customer_id) keep_seller(tx, after.id);
    const bool renamed =
        work.is_new() || work.before.title != after.title || work.before.owner_id != after.owner_id;
    if (renamed) put_in_index(tx, after);
    if (work.is_new() || !work.records.empty() || work.before.words != after.words ||
        work.before.customer_id != after.customer_id)
        keep_note(tx, after);
    if (work.before.owner_id != after.owner_id) tell_given(tx, ctx, after);
    if (is_live(work.before.stage) && !is_live(after.stage))
        notices::settle(tx, ctx, "ticket", after.id);
    return Done{};
}

Result<> check_links(Tx& tx, Ticket& ticket) {
    if (ticket.order_id) {
        const auto orders = linked_orders(tx, {&ticket.order_id, 1});
        if (orders.empty()) return Problem::field("order_id", "field.no_such_record");
        if (orders.front().customer_id != ticket.customer_id)
            return Problem::field("order_id", "tickets.order_of_another");
    }
    if (ticket.order_line_id) {
        const auto product = product_of_line(tx, ticket.order_id, ticket.order_line_id);
        if (!product) return Problem::field("order_line_id", "field.no_such_record");
        ticket.product_id = *product;
    }
    if (ticket.shipment_id && !has_shipment(tx, ticket.order_id, ticket.shipment_id))
        return Problem::field("shipment_id", "field.no_such_record");
    if (ticket.product_id && catalog::find_products(tx, {&ticket.product_id, 1}).empty())
        return Problem::field("product_id", "field.no_such_record");
    return Done{};
}

std::vector<TicketView> views_of(Tx& tx, const Ctx& ctx, std::vector<Ticket> tickets) {
    const auto asked = ids_of(tickets, &Ticket::customer_id);
    const customers::NamesForNotes names(tx, ctx, asked);
    const auto orders =
        by_id(linked_orders(tx, ids_of(tickets, &Ticket::order_id)), &LinkedOrder::id);
    const auto wanted = ids_of(tickets, &Ticket::product_id);
    const auto products =
        by_id(wanted.empty() ? std::vector<catalog::Product>{} : catalog::find_products(tx, wanted),
              &catalog::Product::id);
    const auto others =
        by_id(storage::find_each<Ticket>(tx, ids_of(tickets, &Ticket::joined_to)), &Ticket::id);
    std::vector<TicketView> views;
    for (Ticket& one : tickets) {
        TicketView& view = views.emplace_back();
        view.actions = actions_for(ctx, one);
        static_cast<Ticket&>(view) = std::move(one);
        view.customer_name = names.title(view.customer_id);
        view.order_number =
            text_in(orders, view.order_id, [](const LinkedOrder& o) { return o.number; });
        view.product_name =
            text_in(products, view.product_id, [](const catalog::Product& p) { return p.name.v; });
        view.joined_to_number =
            text_in(others, view.joined_to, [](const Ticket& t) { return t.number.v; });
        view.owner_name = identity::remembered_name(tx, ctx.now, view.owner_id);
        view.entered_by_name = identity::remembered_name(tx, ctx.now, view.entered_by);
    }
    return views;
}

TicketView view_of(Tx& tx, const Ctx& ctx, const Ticket& ticket) {
    return std::move(views_of(tx, ctx, {ticket}).front());
}

}  // namespace zhuli::tickets
