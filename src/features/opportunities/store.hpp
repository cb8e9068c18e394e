// The opportunities' own statements: history, names, who owns what, sums. Opportunities and
// settings themselves are written by storage/save.
#pragma once

#include <map>
#include <span>

#include "features/opportunities/model_inputs.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::opportunities {

using storage::Check;
using storage::Tx;

inline constexpr int kHistoryLimit = 200;

/// Nobody else changes this opportunity until the unit ends.
void lock_opportunity(Tx& tx, Id opportunity);
std::optional<PipelineSettings> stored_settings(Tx& tx);
/// Oldest first.
std::vector<StageChange> stage_changes(Tx& tx, Id opportunity);
std::vector<DateChange> date_changes(Tx& tx, Id opportunity);
/// The stage it was in before the one it is in now; nothing if it never moved.
std::optional<Stage> stage_before(Tx& tx, Id opportunity);
std::vector<Id> open_owned(Tx& tx, Id owner, int limit);

/// What is open with a customer in one stage.
struct OpenSum {
    Id customer_id;
    Stage stage = Stage::discovery;
    std::int64_t opportunity_count = 0;
    Money amount_minor;
};
BOOST_DESCRIBE_STRUCT(OpenSum, (), (customer_id, stage, opportunity_count, amount_minor))
std::vector<OpenSum> open_sums(Tx& tx, std::span<const Id> customers);

/// One opportunity leaves a cell and enters another (null: none), in the order of their keys.
void move_sum(Tx& tx, const SumCell* from, const SumCell* to);
/// Cells of what is open and of what was closed in `month`; owners null: everybody's.
std::vector<SumCell> sum_cells(Tx& tx, const std::string& month, const std::vector<Id>* owners);
/// What is open and was expected to close in [from, before), as cells of no month.
std::vector<SumCell> late_cells(Tx& tx, Date from, Date before, const std::vector<Id>* owners);

std::span<const storage::Sql* const> statements();
/// Invariants for the doctor.
std::span<const Check> checks();

}  // namespace zhuli::opportunities
