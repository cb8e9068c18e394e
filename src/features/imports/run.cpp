#include "features/imports/run.hpp"

#include <boost/json/parse.hpp>

#include "features/imports/store.hpp"
#include "storage/save.hpp"
#include "storage/unit_size.hpp"
#include "storage/units_ahead.hpp"

namespace zhuli::imports {

namespace {

constexpr int kFirstLines = 50, kMostLines = 5000;  // of one unit
constexpr int kMostItems = 500;

/// staged → applying → done → undoing → undone, and discarding → discarded; what was stopped half
/// way or failed may be undone, what failed also tried again.
bool may_become(BatchState from, BatchState to) {
    using enum BatchState;
    if (to == applying) return from == staged || from == failed;
    if (to == undoing) return from == done || from == applying || from == failed;
    if (to == discarded) return from == discarding;
    return from == (to == done ? applying : undoing);
}

/// Does nothing when another driver was first.
Result<ImportBatch> save_state(Tx& tx, const Ctx& ctx, Id id, BatchState state) {
    lock_batch(tx, id);
    const auto before = storage::find<ImportBatch>(tx, id);
    if (!before) return Problem::not_found("import_batch");
    const bool finished = state == BatchState::applying && before->state == BatchState::done;
    if (before->state == state || finished) return *before;
    if (!may_become(before->state, state))
        return Problem::of(Status::conflict, "imports.not_now",
                           {{"state", std::string(enum_name(before->state))}});
    ImportBatch after = *before;
    after.state = state;
    if (state != BatchState::applying && state != BatchState::undoing) after.finished_at = ctx.now;
    CHECK(storage::save(tx, ctx, *before, after, {"import_batch.moved", {}, ""}));
    return after;
}

/// What a settled item is worth keeping of: rows that were left out, to be shown and mended, and
/// what an updated record was before.
std::string_view kept_content(const ImportItem& item, const Settled& settled) {
    const ItemState state = settled.state;
    if (!settled.before.empty()) return settled.before;
    const bool left_out = state == ItemState::conflict || state == ItemState::suspected ||
                          state == ItemState::refused;
    return left_out && item.kind != ItemKind::document ? std::string_view(item.content) : "";
}

class Applier {
 public:
    explicit Applier(const ImportBatch& batch) : batch_(batch) {
        std::vector<std::string> header(batch.header.begin(), batch.header.end());
        std::vector<MappedName> told;
        for (const ToldName& name : batch.mapping) told.push_back({name.theirs.v, name.ours.v});
        if (auto mapping = map_columns(batch.kind, header, told); mapping.ok())
            mapping_ = std::move(*mapping);
    }

    /// Settles waiting items for as long as they fit; how many.
    std::int64_t apply_some(Tx& tx, const Ctx& ctx, std::int64_t lines, std::int64_t unit) {
        names_.begin_unit(unit);
        std::int64_t settled = 0;
        const int limit = static_cast<int>(std::min<std::int64_t>(lines, kMostItems));
        for (const ImportItem& item : next_items(tx, batch_.id, ItemState::staged, limit)) {
            if (settled > 0 && item.line_count > lines) break;
            settle(tx, item, apply_item(tx, ctx, batch_, item, names_));
            lines -= item.line_count;
            ++settled;
        }
        names_.end_unit();
        return settled;
    }

 private:
    void settle(Tx& tx, const ImportItem& item, const Settled& result) {
        settle_item(tx, batch_.id, item.item_no, result.state, result.record,
                    kept_content(item, result));
        const bool unforeseen = item.foreseen == ItemState::staged;
        if (result.problems.empty() && (unforeseen || result.state == item.foreseen)) return;
        const std::int64_t first = kIssuesOfItems + item.item_no * kIssuesPerItem;
        if (!unforeseen) drop_issues(tx, batch_.id, first, first + kIssuesPerItem);
        if (result.problems.empty()) return;
        const std::string cells = item.kind == ItemKind::document
                                      ? "[]"
                                      : cells_of(mapping_, batch_.kind, batch_.header.size(),
                                                 boost::json::parse(item.content).as_object());
        for (const ImportIssue& issue : issues_of(item, result, cells))
            insert_issue(tx, batch_.id, issue);
    }

    const ImportBatch& batch_;
    Mapping mapping_;
    Names names_;
};

std::int64_t undo_some(Tx& tx, const Ctx& ctx, const ImportBatch& batch, std::int64_t lines) {
    std::int64_t settled = 0;
    const int limit = static_cast<int>(std::min<std::int64_t>(lines, kMostItems));
    auto items = last_items(tx, batch.id, ItemState::updated, limit);
    if (items.empty()) items = last_items(tx, batch.id, ItemState::created, limit);
    for (const ImportItem& item : items) {
        if (settled > 0 && item.line_count > lines) break;
        settle_item(tx, batch.id, item.item_no, undo_item(tx, ctx, batch, item), item.record_id,
                    "");
        lines -= item.line_count;
        ++settled;
    }
    return settled;
}

Ctx at(Ctx ctx, const Clock& clock) {
    ctx.now = clock();
    return ctx;
}

/// Runs `some(tx, ctx, lines, number)` in numbered units while the batch stands so, until it
/// settles nothing more.
template <class F>
Result<> run_units(storage::Database& db, const Ctx& ctx, const ImportBatch& batch,
                   const Clock& clock, const OnProgress& progress, F&& some) {
    storage::UnitSize size(kFirstLines, kMostLines);
    std::int64_t number = 0, settled = 0;
    storage::UnitsAhead<std::int64_t> units(db);
    const auto send = [&] {
        const Ctx now = at(ctx, clock);
        units.add(now, [&, now, unit = ++number](Tx& tx) -> Result<std::int64_t> {
            const auto standing = lock_batch(tx, batch.id);
            if (!standing || standing->state != batch.state) return 0;
            return size.measure([&](std::int64_t lines) { return some(tx, now, lines, unit); });
        });
    };
    for (bool more = true; more || units.size() > 0;) {
        while (more && units.size() < units.room()) send();
        TRY(const auto count, units.next());
        more = more && count > 0;
        settled += count;
        if (progress && count > 0) progress(settled, batch.item_count);
    }
    return Done{};
}

Result<ImportBatch> move_to(storage::Database& db, const Ctx& ctx, Id id, const Clock& clock,
                            BatchState state) {
    const Ctx now = at(ctx, clock);
    return storage::write_now(db, now, [&](Tx& tx) { return save_state(tx, now, id, state); });
}

}  // namespace

Result<ImportBatch> apply(storage::Database& db, Ctx ctx, Id id, const Clock& clock,
                          const OnProgress& progress) {
    ctx.path = Path::import;
    TRY(const auto batch, move_to(db, ctx, id, clock, BatchState::applying));
    if (batch.state == BatchState::done) return batch;
    Applier applier(batch);
    CHECK(run_units(db, ctx, batch, clock, progress,
                    [&](Tx& tx, const Ctx& now, std::int64_t lines, std::int64_t unit) {
                        return applier.apply_some(tx, now, lines, unit);
                    }));
    return move_to(db, ctx, id, clock, BatchState::done);
}

Result<ImportBatch> undo(storage::Database& db, Ctx ctx, Id id, const Clock& clock,
                         const OnProgress& progress) {
    ctx.path = Path::import;
    TRY(const auto batch, move_to(db, ctx, id, clock, BatchState::undoing));
    CHECK(run_units(db, ctx, batch, clock, progress,
                    [&](Tx& tx, const Ctx& now, std::int64_t lines, std::int64_t) {
                        return undo_some(tx, now, batch, lines);
                    }));
    return move_to(db, ctx, id, clock, BatchState::undone);
}

Result<ImportBatch> discard(storage::Database& db, Ctx ctx, Id id, const Clock& clock) {
    for (bool more = true; more;)
        CHECK(storage::write_now(db, ctx, [&](Tx& tx) -> Result<> {
            more = drop_some(tx, id);
            return Done{};
        }));
    return move_to(db, ctx, id, clock, BatchState::discarded);
}

void count_items(Outcome& outcome, const ImportBatch& batch, ItemKind kind, ItemState state,
                 std::int64_t n) {
    const bool is_line_of_file = batch.kind != ImportKind::orders || kind == ItemKind::document;
    if (state == ItemState::staged) outcome.waiting += n;
    if (state == ItemState::suspected) outcome.suspected += n;
    if (state == ItemState::refused) outcome.refused += n;
    if (state == ItemState::undone) outcome.undone += n;
    if (state == ItemState::kept) outcome.kept += n;
    if (state == ItemState::conflict) outcome.conflicts += n;
    if (state == ItemState::updated) outcome.updated += n;
    if (state == ItemState::unchanged && is_line_of_file) outcome.unchanged += n;
    if (state != ItemState::created) return;
    if (kind == ItemKind::document) outcome.documents_created += n;
    if (kind == ItemKind::customer) outcome.customers_created += n;
    if (kind == ItemKind::product) outcome.products_created += n;
    if (kind == ItemKind::interaction) outcome.interactions_created += n;
    if (kind == ItemKind::contact) outcome.contacts_created += n;
    if (kind == ItemKind::follow_up) outcome.follow_ups_created += n;
    if (kind == ItemKind::opening) outcome.openings_created += n;
}

Outcome outcome_of(Tx& tx, Id id) {
    Outcome outcome;
    const auto batch = storage::find<ImportBatch>(tx, id);
    if (!batch) return outcome;
    std::optional<ItemState> walk_in;
    if (batch->kind == ImportKind::orders) walk_in = walk_in_state(tx, id);
    for (const Tally& part : tally(tx, id)) {
        const bool holds_walk_in =
            part.kind == ItemKind::customer && walk_in && *walk_in == part.state;
        count_items(outcome, *batch, part.kind, part.state, part.count - holds_walk_in);
    }
    outcome.walk_in_created = walk_in && *walk_in == ItemState::created;
    return outcome;
}

}  // namespace zhuli::imports
