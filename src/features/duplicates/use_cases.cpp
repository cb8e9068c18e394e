#include "features/duplicates/use_cases.hpp"

#include <set>

#include "features/customers/use_cases_merge.hpp"
#include "features/duplicates/use_cases_record.hpp"
#include "storage/id_set.hpp"
#include "storage/job_queue.hpp"
#include "storage/list.hpp"

namespace zhuli::duplicates {

namespace {

constexpr storage::ListPlan kList{.permission = "duplicates.read",
                                  .owner_field = "owner_id",
                                  .default_sort = "-score",
                                  .other_owner_field = "other_owner_id"};
constexpr int kPairsOfOne = 200;

PairSide side_of(Tx& tx, const Ctx& ctx, Id id, customers::Names& names) {
    const auto customer = storage::find<customers::Customer>(tx, id);
    if (!customer) return {};
    const auto view = customers::view_of(ctx, *customer, names);
    return {view.id,       view.code.v,     view.name.v, view.contact_name.v, view.phone.v,
            view.region.v, view.owner_name, view.status, view.created_at};
}

ScanView view_of(Tx& tx, const Ctx& ctx, const ScanStatus& status) {
    ScanView view;
    static_cast<ScanStatus&>(view) = status;
    view.running = status.requested_at.v > 0;
    view.open_count = count_waiting(tx, ctx);
    return view;
}

Result<PairView> moved(Tx& tx, const Ctx& ctx, Id id, std::string_view action,
                       std::string_view event, std::string_view reason) {
    lock_pair(tx, id);
    TRY(const auto before, load_pair(tx, ctx, id, "duplicates.decide"));
    Pair after = before;
    TRY(after.state, step(workflow(), ctx, before, before.state, action));
    after.reason = reason;
    if (after.state == PairState::open && !name_owners(tx, after))
        return Problem::of(Status::conflict, "duplicates.not_two_any_more");
    CHECK(settle_pair(tx, ctx, before, after, event));
    customers::Names names(tx, ctx);
    return view_of(tx, ctx, std::move(after), names);
}

}  // namespace

Result<Pair> load_pair(Tx& tx, const Ctx& ctx, Id id, std::string_view permission) {
    auto pair = storage::find<Pair>(tx, id);
    if (!pair || !covers(ctx, permission, *pair)) return Problem::not_found("duplicate_pair");
    return std::move(*pair);
}

bool name_owners(Tx& tx, Pair& pair) {
    const auto owner_of = [&](Id id) -> std::optional<Id> {
        customers::hold_for_reference(tx, id);
        const auto customer = storage::find<customers::Customer>(tx, id);
        if (!customer || customer->archived) return std::nullopt;
        return customer->owner_id;
    };
    const auto first = owner_of(pair.first_id), second = owner_of(pair.second_id);
    if (!first || !second) return false;
    pair.owner_id = *first;
    pair.other_owner_id = *second;
    return true;
}

Result<> settle_pair(Tx& tx, const Ctx& ctx, const Pair& before, Pair& after,
                     std::string_view event) {
    const bool open = after.state == PairState::open;
    after.decided_by = open ? Id{} : ctx.user;
    after.decided_at = open ? Instant{} : ctx.now;
    if (after.state == PairState::not_duplicate)
        customers::keep_apart(tx, after.first_id, after.second_id);
    else if (before.state == PairState::not_duplicate)
        customers::forget_apart(tx, after.first_id, after.second_id);
    return storage::save(tx, ctx, before, after, {event, {}, ""});
}

PairView view_of(Tx& tx, const Ctx& ctx, Pair pair, customers::Names& names) {
    PairView view;
    view.first = side_of(tx, ctx, pair.first_id, names);
    view.second = side_of(tx, ctx, pair.second_id, names);
    view.decided_by_name = names.of(pair.decided_by);
    view.actions = actions_for(ctx, pair);
    static_cast<Pair&>(view) = std::move(pair);
    return view;
}

Result<Page<PairView>> list_pairs(Tx& tx, const Ctx& ctx, const http::Listed<Pair>& query) {
    TRY(auto rows, storage::list_page<Pair>(tx, ctx, query, kList));
    Page<PairView> page;
    page.next_cursor = std::move(rows.next_cursor);
    customers::Names names(tx, ctx);
    for (Pair& row : rows.items) page.items.push_back(view_of(tx, ctx, std::move(row), names));
    return page;
}

Result<PairDetail> show_pair(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(auto pair, load_pair(tx, ctx, in.id, "duplicates.read"));
    customers::Names names(tx, ctx);
    PairDetail detail;
    for (const Id id : {pair.first_id, pair.second_id})
        if (auto customer = storage::find<customers::Customer>(tx, id)) {
            if (!ctx.covers("duplicates.read", customer->owner_id))
                return Problem::not_found("duplicate_pair");
            detail.customers.push_back(customers::view_of(ctx, std::move(*customer), names));
        }
    detail.pair = view_of(tx, ctx, std::move(pair), names);
    return detail;
}

Result<PairView> dismiss_pair(Tx& tx, const Ctx& ctx, const Dismissal& in) {
    return moved(tx, ctx, in.id, "dismiss", "duplicate_pair.dismissed", in.reason.v);
}

Result<PairView> reopen_pair(Tx& tx, const Ctx& ctx, const http::ById& in) {
    return moved(tx, ctx, in.id, "reopen", "duplicate_pair.reopened", "");
}

Result<ScanView> request_scan(Tx& tx, const Ctx& ctx, const ScanRequest&) {
    request_full_scan(tx, ctx.now);
    storage::enqueue(tx, ctx, {.kind = "duplicates.scan_all"});
    return view_of(tx, ctx, scan_status(tx));
}

Result<ScanView> show_scan(Tx& tx, const Ctx& ctx, const http::Nothing&) {
    return view_of(tx, ctx, scan_status(tx));
}

std::int64_t count_waiting(Tx& tx, const Ctx& ctx) {
    std::vector<Id> own;
    const auto* owners = ctx.owners_in_scope("duplicates.read", own);
    return owners == nullptr ? count_open(tx, kOpenCounted)
                             : count_open_of(tx, storage::id_set(*owners), kOpenCounted);
}

void follow_customers(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    std::set<Id> touched;
    for (const auto& event : events)
        if (event.kind == "customer.assigned" || event.kind == "customer.edited" ||
            event.kind == "customer.archived")
            touched.insert(event.entity_id);
    for (const Id id : touched) {
        keep_owners(tx, id);  // of settled pairs too: who may see them
        const auto customer = storage::find<customers::Customer>(tx, id);
        if (!customer || !customer->archived) continue;
        for (const Pair& pair : open_pairs_of(tx, id, kPairsOfOne)) {
            Pair after = pair;
            after.state = PairState::gone;
            const auto done = settle_pair(tx, ctx, pair, after, "duplicate_pair.gone");
            INVARIANT(done.ok(), done.ok() ? "" : done.problem().code);
        }
    }
}

}  // namespace zhuli::duplicates
