// The statements of runs: what has been read so far, what is known to compare it with, the changes
// found and what became of them. What is read is staged and gone once it has been compared;
// changes are part of their run, which is the record.
#pragma once

#include <span>

#include "features/directory/model_runs.hpp"
#include "features/directory/rules_plan.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::directory {

using storage::Tx;

/// The run of a platform that is neither over nor waits for anybody; nobody else starts one until
/// the unit ends.
std::optional<Run> run_under_way(Tx& tx, Id platform);
/// The newest of a platform by the clock.
std::optional<Run> last_automatic_run(Tx& tx, Id platform);
/// Runs of the platform that wait to be confirmed.
std::vector<Run> waiting_runs(Tx& tx, Id platform);
/// Whether somebody ever confirmed one.
bool was_ever_applied(Tx& tx, Id platform);

/// Staged; what is there already stays.
void stage_department(Tx& tx, Id run, const Department& department, std::int64_t at);
void stage_person(Tx& tx, Id run, const Person& person);
/// The next department whose departments, then whose people, are to be asked for.
struct NextDepartment {
    std::string external_id;
    bool units_read = false;
};
BOOST_DESCRIBE_STRUCT(NextDepartment, (), (external_id, units_read))
std::optional<NextDepartment> next_department(Tx& tx, Id run);
void note_units_read(Tx& tx, Id run, std::string_view department);
void note_all_units_read(Tx& tx, Id run);
void note_people_read(Tx& tx, Id run, std::string_view department);
struct Staged {
    std::int64_t departments = 0, people = 0;
};
BOOST_DESCRIBE_STRUCT(Staged, (), (departments, people))
Staged count_staged(Tx& tx, Id run);
/// How far reading has come.
void keep_progress(Tx& tx, Id run, const Staged& staged, std::string_view page);
void keep_failure(Tx& tx, Id run, std::int64_t tries, std::string_view problem);
Found staged(Tx& tx, Id run);
/// Some of it, as much as a short unit takes; false: nothing is left.
bool drop_staged(Tx& tx, Id run);

Known known_of(Tx& tx, Id platform);
std::optional<TeamLink> find_link(Tx& tx, Id platform, std::string_view external_id);

void add_change(Tx& tx, const Change& change);
bool drop_changes(Tx& tx, Id run);
std::optional<Change> find_change(Tx& tx, Id id);
void keep_choice(Tx& tx, const Change& change);
void settle_change(Tx& tx, const Change& change);
/// Chosen and not applied yet, in order.
std::vector<Change> changes_to_apply(Tx& tx, Id run, int limit);
/// Applied and not taken back yet, the last first.
std::vector<Change> changes_to_undo(Tx& tx, Id run, int limit);
std::int64_t count_changes(Tx& tx, Id run, ChangeState state);

/// Bound accounts of people whom the platform lists no more.
std::vector<Account> left_accounts(Tx& tx, int limit);
std::int64_t count_bound(Tx& tx, Id platform);

std::span<const storage::Sql* const> run_statements();
std::span<const storage::Check> run_checks();

}  // namespace zhuli::directory
