#include "features/duplicates/store_move.hpp"

#include <fmt/format.h>

#include "storage/save_many.hpp"

namespace zhuli::duplicates {

namespace {

using storage::Sql;

std::string of_customer(const CustomerReference& reference, std::string_view whose = "$2") {
    return fmt::format("SELECT id FROM {} WHERE org_id = $1 AND {} = {}", reference.table,
                       reference.column, whose);
}

/// What merge $2 moved and customer `whose` has now.
std::string moved_of(const CustomerReference& reference, std::string_view whose) {
    return fmt::format(
        "SELECT x.id FROM customer_merge_item i JOIN {0} x ON x.org_id = $1 AND x.id = i.record_id"
        " WHERE i.org_id = $1 AND i.merge_id = $2 AND i.table_name = '{0}' AND x.{1} = {2}",
        reference.table, reference.column, whose);
}

/// Records: as many at a time as one statement may change, until none is left.
std::int64_t save_all(Tx& tx, const Ctx& ctx, const CustomerReference& reference,
                      const std::string& chosen, const std::vector<Cell>& arguments, Id to) {
    const Field* field = find_field(reference.fields, reference.column);
    INVARIANT(field != nullptr, std::string(reference.table));
    const std::string ids = fmt::format("{} ORDER BY 1 LIMIT {}", chosen, storage::kManyLimit);
    const Sql selection{"duplicates.selection", ids};
    Field own = *field;  // of an id alone, not of a whole record
    own.at = [](void* id) { return id; };
    std::int64_t all = 0;
    for (;;) {
        const auto count = storage::save_set(tx, ctx, {reference.name, reference.fields},
                                             {selection, arguments}, {&own}, &to, {});
        all += count;
        if (count < storage::kManyLimit) return all;
    }
}

std::int64_t update_all(Tx& tx, const CustomerReference& reference, const std::string& chosen,
                        std::vector<Cell> arguments, Id to) {
    arguments.push_back(Cell::of(to.v));
    const auto text = fmt::format("UPDATE {} SET {} = ${} WHERE org_id = $1 AND id IN ({})",
                                  reference.table, reference.column, arguments.size() + 1, chosen);
    return tx.run_text(text, arguments, {});
}

std::int64_t give(Tx& tx, const Ctx& ctx, const CustomerReference& reference,
                  const std::string& chosen, const std::vector<Cell>& arguments, Id to) {
    return reference.on_merge == customers::OnMerge::moves
               ? save_all(tx, ctx, reference, chosen, arguments, to)
               : update_all(tx, reference, chosen, arguments, to);
}

}  // namespace

std::int64_t count_rows(Tx& tx, const CustomerReference& reference, Id customer,
                        std::int64_t limit) {
    const auto text = fmt::format("SELECT COUNT(*) FROM ({} LIMIT $3) own", of_customer(reference));
    const Cell arguments[] = {Cell::of(customer.v), Cell::of(limit)};
    std::int64_t count = 0;
    tx.run_text(text, arguments, [&](const storage::RowView& row) { count = row.integer(0); });
    return count;
}

std::int64_t move_rows(Tx& tx, const Ctx& ctx, const CustomerReference& reference,
                       const Merge& merge) {
    const auto journal = fmt::format(
        "INSERT INTO customer_merge_item (org_id, merge_id, table_name, record_id)"
        " SELECT $1, $2, '{}', own.id FROM ({}) own",
        reference.table, of_customer(reference, "$3"));
    const Cell pair[] = {Cell::of(merge.id.v), Cell::of(merge.loser_id.v)};
    const auto written = tx.run_text(journal, pair, {});
    if (written == 0) return 0;
    const auto moved = give(tx, ctx, reference, of_customer(reference),
                            {Cell::of(merge.loser_id.v)}, merge.winner_id);
    if (moved != written) throw storage::TryAgain("records came or went during a merge");
    return moved;
}

std::int64_t move_rows_back(Tx& tx, const Ctx& ctx, const CustomerReference& reference,
                            const Merge& merge) {
    return give(tx, ctx, reference, moved_of(reference, "$3"),
                {Cell::of(merge.id.v), Cell::of(merge.winner_id.v)}, merge.loser_id);
}

void move_events_back(Tx& tx, const CustomerReference& reference, const Merge& merge) {
    const auto text = fmt::format(
        "UPDATE event SET customer_id = $4 WHERE org_id = $1 AND customer_id = $3"
        " AND customer_id <> 0 AND seq > $5 AND entity_id IN ({})",
        moved_of(reference, "$4"));
    const Cell arguments[] = {Cell::of(merge.id.v), Cell::of(merge.winner_id.v),
                              Cell::of(merge.loser_id.v), Cell::of(merge.after_seq)};
    tx.run_text(text, arguments, {});
}

}  // namespace zhuli::duplicates
