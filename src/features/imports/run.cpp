#include "features/imports/run.hpp"

#include <boost/json/serialize.hpp>
#include <chrono>

#include "features/imports/apply.hpp"
#include "features/imports/store.hpp"
#include "storage/save.hpp"

namespace zhuli::imports {

namespace {

using storage::Tx;

constexpr int kFirstUnitLines = 100;
constexpr int kMostItems = 500;  // in one unit
constexpr std::int64_t kIssuesOfItems = 1'000'000'000;  // issue numbers of refused items start here

/// How many lines a unit may take, steered by how long the last one took.
class UnitSize {
public:
    std::int64_t lines() const { return lines_; }
    template <class F>
    auto measure(F&& unit) {
        const auto start = std::chrono::steady_clock::now();
        auto result = unit();
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - start;
        const double factor = kUnitTargetMs / std::max(took.count(), 0.1);
        lines_ = std::clamp<std::int64_t>(
            static_cast<std::int64_t>(static_cast<double>(lines_) * std::clamp(factor, 0.5, 1.5)),
            1, 5000);
        return result;
    }

private:
    std::int64_t lines_ = kFirstUnitLines;
};

/// staged → applying → done → undoing → undone; an interrupted step may be entered again, and what
/// was stopped half way may be undone.
bool may_become(BatchState from, BatchState to) {
    using enum BatchState;
    if (to == applying) return from == staged || from == applying;
    if (to == undoing) return from == done || from == applying || from == undoing;
    return from == (to == done ? applying : undoing);
}

Result<ImportBatch> save_state(Tx& tx, const Ctx& ctx, Id id, BatchState state) {
    const auto before = storage::find<ImportBatch>(tx, id);
    if (!before) return Problem::not_found("import_batch");
    if (!may_become(before->state, state))
        return Problem::of(Status::conflict, "imports.not_now",
                           {{"state", std::string(enum_name(before->state))}});
    ImportBatch after = *before;
    after.state = state;
    if (state == BatchState::done || state == BatchState::undone) after.finished_at = ctx.now;
    CHECK(storage::save(tx, ctx, *before, after, {"import_batch.moved", {}, ""}));
    return after;
}

std::string issue_params(const Params& params) {
    boost::json::object json;
    for (const auto& [name, value] : params) json[name] = value;
    return boost::json::serialize(json);
}

void note_refusal(Tx& tx, Id batch, const ImportItem& item, const Settled& settled) {
    std::int64_t number = kIssuesOfItems + item.item_no * 10;
    for (const FieldProblem& problem : settled.problems)
        insert_issue(tx, batch, {++number, item.row_no, problem.path, problem.code,
                                 issue_params(problem.params), "[]"});
}

/// Settles waiting items for as long as they fit; how many.
std::int64_t apply_some(Tx& tx, const Ctx& ctx, const ImportBatch& batch, std::int64_t lines,
                        Names& names) {
    names.begin_unit();
    std::int64_t settled = 0;
    const int limit = static_cast<int>(std::min<std::int64_t>(lines, kMostItems));
    for (const ImportItem& item : next_items(tx, batch.id, ItemState::staged, limit)) {
        if (settled > 0 && item.line_count > lines) break;
        const Settled result = apply_item(tx, ctx, batch, item, names);
        settle_item(tx, batch.id, item.item_no, result.state, result.record);
        if (result.state == ItemState::refused) note_refusal(tx, batch.id, item, result);
        lines -= item.line_count;
        ++settled;
    }
    return settled;
}

bool is_walk_in(const ImportBatch& batch, const ImportItem& item) {
    return batch.kind == ImportKind::orders && item.kind == ItemKind::customer &&
           item.external_no.empty();
}

std::int64_t undo_some(Tx& tx, const Ctx& ctx, const ImportBatch& batch, std::int64_t lines) {
    std::int64_t settled = 0;
    const int limit = static_cast<int>(std::min<std::int64_t>(lines, kMostItems));
    for (const ImportItem& item : last_items(tx, batch.id, ItemState::created, limit)) {
        if (settled > 0 && item.line_count > lines) break;
        const ItemState state =
            is_walk_in(batch, item) ? ItemState::kept : undo_item(tx, ctx, item);
        settle_item(tx, batch.id, item.item_no, state, item.record_id);
        lines -= item.line_count;
        ++settled;
    }
    return settled;
}

Ctx at(Ctx ctx, const Clock& clock) {
    ctx.now = clock();
    return ctx;
}

/// Runs `some` in units until it settles nothing more.
template <class F>
Result<> run_units(storage::Database& db, const Ctx& ctx, const ImportBatch& batch,
                   const Clock& clock, const OnProgress& progress, F&& some) {
    UnitSize size;
    for (std::int64_t settled = 0;;) {
        const auto count = size.measure([&] {
            const Ctx now = at(ctx, clock);
            return storage::write_now(db, now, [&](Tx& tx) -> Result<std::int64_t> {
                return some(tx, now, size.lines());
            });
        });
        if (!count.ok()) return count.problem();
        if (*count == 0) return Done{};
        settled += *count;
        if (progress) progress(settled, batch.item_count);
    }
}

std::size_t weight_of(const ImportItem& item) { return item.content.size(); }
std::size_t weight_of(const ImportIssue& issue) { return issue.cells.size(); }

template <class Rows, class F>
Result<> insert_all(storage::Database& db, const Ctx& ctx, const Rows& rows, F&& insert) {
    constexpr std::size_t kRows = 200, kBytes = 200'000;
    for (std::size_t at = 0; at < rows.size();) {
        std::size_t end = at, bytes = 0;
        while (end < rows.size() && end - at < kRows && bytes < kBytes)
            bytes += weight_of(rows[end++]);
        CHECK(storage::write_now(db, ctx, [&](Tx& tx) -> Result<> {
            for (std::size_t i = at; i < end; ++i) insert(tx, rows[i]);
            return Done{};
        }));
        at = end;
    }
    return Done{};
}

void count(Outcome& outcome, ItemKind kind, ItemState state, bool counts_as_document,
           std::int64_t n) {
    if (state == ItemState::staged) outcome.waiting += n;
    if (state == ItemState::refused) outcome.refused += n;
    if (state == ItemState::undone) outcome.undone += n;
    if (state == ItemState::kept) outcome.kept += n;
    if (state == ItemState::conflict) outcome.conflicts += n;
    if (state == ItemState::unchanged && counts_as_document) outcome.unchanged += n;
    if (state != ItemState::created) return;
    if (kind == ItemKind::document) outcome.documents_created += n;
    if (kind == ItemKind::customer) outcome.customers_created += n;
    if (kind == ItemKind::product) outcome.products_created += n;
}

}  // namespace

Result<ImportBatch> stage(storage::Database& db, const Ctx& ctx, const Plan& plan) {
    ImportBatch batch;
    CHECK(storage::write_now(db, ctx, [&](Tx& tx) {
        batch = plan.batch;
        batch.state = BatchState::reading;
        batch.actor_id = ctx.user;
        return storage::save_new(tx, ctx, batch, {"import_batch.created", {}, ""});
    }));
    return stage_into(db, ctx, batch, plan);
}

Result<ImportBatch> stage_into(storage::Database& db, const Ctx& ctx, const ImportBatch& batch,
                               const Plan& plan) {
    CHECK(storage::write_now(db, ctx, [&](Tx& tx) -> Result<> {
        drop_items(tx, batch.id);
        return Done{};
    }));
    CHECK(insert_all(db, ctx, plan.issues, [&](Tx& tx, const ImportIssue& issue) {
        insert_issue(tx, batch.id, issue);
    }));
    CHECK(insert_all(db, ctx, plan.items,
                     [&](Tx& tx, const ImportItem& item) { insert_item(tx, batch.id, item); }));
    const Outcome forecast = foresee(db, ctx, plan);
    return storage::write_now(db, ctx, [&](Tx& tx) -> Result<ImportBatch> {
        ImportBatch ready = batch;
        ready.state = BatchState::staged;
        ready.row_count = plan.batch.row_count;
        ready.line_count = plan.batch.line_count;
        ready.document_count = plan.batch.document_count;
        ready.amount_minor = plan.batch.amount_minor;
        ready.error_count = plan.batch.error_count;
        ready.item_count = static_cast<std::int64_t>(plan.items.size());
        ready.forecast = forecast;
        drop_parts(tx, batch.id);
        CHECK(storage::save(tx, ctx, batch, ready, {"import_batch.staged", {}, ""}));
        return ready;
    });
}

Result<ImportBatch> apply(storage::Database& db, Ctx ctx, Id id, const Clock& clock,
                          const OnProgress& progress) {
    ctx.path = Path::import;
    TRY(const auto batch, storage::write_now(db, at(ctx, clock), [&](Tx& tx) {
        return save_state(tx, at(ctx, clock), id, BatchState::applying);
    }));
    Names names;
    CHECK(run_units(db, ctx, batch, clock, progress,
                    [&](Tx& tx, const Ctx& now, std::int64_t lines) {
                        const auto done = apply_some(tx, now, batch, lines, names);
                        tx.after_commit([&names] { names.end_unit(); });
                        return done;
                    }));
    return storage::write_now(db, at(ctx, clock), [&](Tx& tx) {
        return save_state(tx, at(ctx, clock), id, BatchState::done);
    });
}

Result<ImportBatch> undo(storage::Database& db, Ctx ctx, Id id, const Clock& clock,
                         const OnProgress& progress) {
    ctx.path = Path::import;
    TRY(const auto batch, storage::write_now(db, at(ctx, clock), [&](Tx& tx) {
        return save_state(tx, at(ctx, clock), id, BatchState::undoing);
    }));
    CHECK(run_units(db, ctx, batch, clock, progress,
                    [&](Tx& tx, const Ctx& now, std::int64_t lines) {
                        return undo_some(tx, now, batch, lines);
                    }));
    return storage::write_now(db, at(ctx, clock), [&](Tx& tx) {
        return save_state(tx, at(ctx, clock), id, BatchState::undone);
    });
}

Outcome outcome_of(Tx& tx, Id id) {
    Outcome outcome;
    const auto batch = storage::find<ImportBatch>(tx, id);
    if (!batch) return outcome;
    const bool orders = batch->kind == ImportKind::orders;
    for (const Tally& part : tally(tx, id)) {
        const std::int64_t walk_in = orders ? part.walk_in_count : 0;
        count(outcome, part.kind, part.state, !orders || part.kind == ItemKind::document,
              part.count - walk_in);
        if (part.state == ItemState::created) outcome.walk_in_created += walk_in;
    }
    return outcome;
}

Outcome foresee(storage::Database& db, const Ctx& ctx, const Plan& plan) {
    Outcome outcome;
    Names names;
    const bool orders = plan.batch.kind == ImportKind::orders;
    db.read(ctx.org.id, [&](Tx& tx) {
        for (const ImportItem& item : plan.items) {
            const ItemState state = foresee_item(tx, ctx, plan.batch, item, names);
            if (is_walk_in(plan.batch, item))
                outcome.walk_in_created += state == ItemState::created ? 1 : 0;
            else
                count(outcome, item.kind, state, !orders || item.kind == ItemKind::document, 1);
        }
    });
    return outcome;
}

}  // namespace zhuli::imports
