// From a plan to a staged batch: what it would do is foreseen, then its items and issues are
// written in short units that nobody but the batch's present owner may write.
#include <boost/json/parse.hpp>

#include "features/imports/run.hpp"
#include "features/imports/store.hpp"
#include "storage/save.hpp"
#include "storage/unit_size.hpp"

namespace zhuli::imports {

namespace {

Problem same_file() { return Problem::of(Status::conflict, "imports.same_file"); }

/// The batch is still ours: whoever takes it over moves its version.
Result<> check_ours(Tx& tx, const ImportBatch& batch) {
    const auto standing = lock_batch(tx, batch.id);
    if (!standing || standing->version != batch.version) return same_file();
    return Done{};
}

std::size_t weight_of(const ImportItem& item) { return item.content.size(); }
std::size_t weight_of(const ImportIssue& issue) { return issue.cells.size(); }
void insert(Tx& tx, Id batch, const ImportItem& item) { insert_item(tx, batch, item); }
void insert(Tx& tx, Id batch, const ImportIssue& issue) { insert_issue(tx, batch, issue); }

/// Writes `count` rows made by `row(i)` in units of a bounded number and weight.
template <class F>
Result<> insert_all(storage::Database& db, const Ctx& ctx, const ImportBatch& batch,
                    std::size_t count, F&& row) {
    constexpr std::int64_t kFirst = 200, kMost = 2000;
    constexpr std::size_t kBytes = 1'000'000;
    storage::UnitSize size(kFirst, kMost);
    for (std::size_t at = 0, next = 0; at < count; at = next) {
        CHECK(storage::write_now(db, ctx, [&](Tx& tx) -> Result<> {
            CHECK(check_ours(tx, batch));
            return size.measure([&](std::int64_t most) -> Result<> {
                const auto end = std::min(count, at + static_cast<std::size_t>(most));
                std::size_t bytes = 0;
                for (next = at; next < end && bytes < kBytes; ++next) {
                    const auto one = row(next);
                    bytes += weight_of(one);
                    insert(tx, batch.id, one);
                }
                return Done{};
            });
        }));
    }
    return Done{};
}

Result<> insert_plan(storage::Database& db, const Ctx& ctx, const ImportBatch& batch,
                     const Plan& plan, const Forecast& forecast) {
    CHECK(insert_all(db, ctx, batch, plan.issues.size(),
                     [&](std::size_t i) { return plan.issues[i]; }));
    CHECK(insert_all(db, ctx, batch, forecast.issues.size(),
                     [&](std::size_t i) { return forecast.issues[i]; }));
    return insert_all(db, ctx, batch, plan.items.size(), [&](std::size_t i) {
        ImportItem item = plan.whole(i);
        if (!forecast.states.empty()) item.foreseen = forecast.states[i];
        return item;
    });
}

// Names are compared one by one: a file of half a million rows takes minutes, and no snapshot is
// held for so long.
constexpr std::size_t kForeseenAtOnce = 2000;

void foresee_item(Tx& tx, const Ctx& ctx, const Plan& plan, std::size_t i, Foresight& foresight,
                  Forecast& forecast) {
    const bool is_document = plan.items[i].kind == ItemKind::document;
    const ImportItem whole = is_document ? plan.whole(i) : ImportItem{};
    const ImportItem& item = is_document ? whole : plan.items[i];
    const Settled settled = foresight.foresee(tx, ctx, plan.batch, item);
    if (is_walk_in(plan.batch, item))
        forecast.outcome.walk_in_created += settled.state == ItemState::created;
    else
        count_items(forecast.outcome, plan.batch, item.kind, settled.state, 1);
    forecast.states.push_back(settled.state);
    if (settled.problems.empty()) return;
    const std::string cells = is_document
                                  ? "[]"
                                  : cells_of(plan.mapping, plan.batch.kind, plan.header.size(),
                                             boost::json::parse(item.content).as_object());
    for (auto& issue : issues_of(item, settled, cells)) forecast.issues.push_back(std::move(issue));
}

/// One unit of dropping at a time; `drop` says whether there was anything.
template <class F>
Result<> drop_all(storage::Database& db, const Ctx& ctx, const ImportBatch& batch, F&& drop) {
    for (bool more = true; more;)
        CHECK(storage::write_now(db, ctx, [&](Tx& tx) -> Result<> {
            CHECK(check_ours(tx, batch));
            more = drop(tx, batch.id);
            return Done{};
        }));
    return Done{};
}

/// Moves the version on, so that the run which began the batch notices.
Result<ImportBatch> take_over(Tx& tx, const Ctx& ctx, Id id) {
    lock_batch(tx, id);
    const auto before = storage::find<ImportBatch>(tx, id);
    if (before->state == BatchState::undoing)
        return Problem::of(Status::conflict, "imports.not_now",
                           {{"state", std::string(enum_name(before->state))}});
    if (before->state != BatchState::reading) return *before;
    if (before->byte_count > 0) return same_file();
    ImportBatch after = *before;
    after.actor_id = ctx.user;
    CHECK(storage::save(tx, ctx, *before, after, {"import_batch.moved", {}, ""}));
    return after;
}

Result<ImportBatch> open_or_new(Tx& tx, const Ctx& ctx, const Plan& plan) {
    if (const auto open = open_batch(tx, plan.batch.content_hash)) return take_over(tx, ctx, *open);
    ImportBatch batch = plan.batch;
    batch.state = BatchState::reading;
    batch.actor_id = ctx.user;
    CHECK(storage::save_new(tx, ctx, batch, {"import_batch.created", {}, ""}));
    return batch;
}

}  // namespace

std::vector<ImportIssue> issues_of(const ImportItem& item, const Settled& settled,
                                   std::string_view cells) {
    std::vector<ImportIssue> issues;
    std::int64_t number = kIssuesOfItems + item.item_no * kIssuesPerItem;
    for (const FieldProblem& problem : settled.problems) {
        if (static_cast<std::int64_t>(issues.size()) + 1 == kIssuesPerItem) break;
        issues.push_back({++number, item.row_no, problem.path, problem.code,
                          params_json(problem.params), std::string(cells)});
    }
    return issues;
}

Forecast foresee(storage::Database& db, const Ctx& ctx, const Plan& plan,
                 const OnProgress& progress) {
    Forecast forecast;
    Foresight foresight;
    const std::size_t count = plan.items.size();
    for (std::size_t at = 0; at < count; at += kForeseenAtOnce) {
        const std::size_t end = std::min(count, at + kForeseenAtOnce);
        db.read(ctx.org.id, [&](Tx& tx) {
            for (std::size_t i = at; i < end; ++i)
                foresee_item(tx, ctx, plan, i, foresight, forecast);
        });
        if (progress) progress(static_cast<std::int64_t>(end), static_cast<std::int64_t>(count));
    }
    return forecast;
}

Result<ImportBatch> stage(storage::Database& db, const Ctx& ctx, const Plan& plan, Ahead ahead) {
    const auto open = [&] {
        return storage::write_now(db, ctx, [&](Tx& tx) { return open_or_new(tx, ctx, plan); });
    };
    std::optional<Result<ImportBatch>> batch;
    try {
        batch.emplace(open());
    } catch (const storage::UniqueBroken&) {  // the same file began elsewhere just now
        batch.emplace(open());
    }
    if (!batch->ok() || (*batch)->state != BatchState::reading) return std::move(*batch);
    return stage_into(db, ctx, **batch, plan, ahead);
}

Result<ImportBatch> stage_into(storage::Database& db, const Ctx& ctx, const ImportBatch& batch,
                               const Plan& plan, Ahead ahead, const OnProgress& progress) {
    CHECK(drop_all(db, ctx, batch, drop_some_staged));
    const Forecast forecast =
        ahead == Ahead::foreseen ? foresee(db, ctx, plan, progress) : Forecast{};
    CHECK(insert_plan(db, ctx, batch, plan, forecast));
    TRY(const auto staged, storage::write_now(db, ctx, [&](Tx& tx) -> Result<ImportBatch> {
            CHECK(check_ours(tx, batch));
            ImportBatch ready = batch;
            ready.state = BatchState::staged;
            ready.row_count = plan.batch.row_count;
            ready.line_count = plan.batch.line_count;
            ready.document_count = plan.batch.document_count;
            ready.amount_minor = plan.batch.amount_minor;
            ready.error_count = plan.batch.error_count;
            ready.item_count = static_cast<std::int64_t>(plan.items.size());
            ready.header = plan.batch.header;
            ready.forecast = forecast.outcome;
            CHECK(storage::save(tx, ctx, batch, ready, {"import_batch.staged", {}, ""}));
            return ready;
        }));
    if (staged.byte_count > 0) CHECK(drop_all(db, ctx, staged, drop_some_parts));
    return staged;
}

}  // namespace zhuli::imports
