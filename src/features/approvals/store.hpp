// The approvals' own statements: tasks, whom something waits for, bells. Requests and settings
// themselves are written by storage/save.
#pragma once

#include <span>

#include "features/approvals/model_inputs.hpp"
#include "storage/check.hpp"
#include "storage/migrations.hpp"
#include "storage/tx.hpp"

namespace zhuli::approvals {

using storage::Check;
using storage::Tx;

/// Nobody else changes this request until the unit ends.
void lock_approval(Tx& tx, Id approval);
/// By task_no.
std::vector<Task> tasks_of(Tx& tx, Id approval);
/// Of all of them, by request and task_no; what was asked in earlier rounds left out.
std::vector<Task> open_tasks_of(Tx& tx, std::span<const Id> approvals);
/// Inserts the tasks that are new and writes those that differ.
void keep_tasks(Tx& tx, const Approval& before, const Approval& after);

std::optional<ApprovalSettings> stored_settings(Tx& tx);

/// Requests that wait for this person, the longest waiting first.
std::vector<Id> waiting_for(Tx& tx, Id user, int limit);
/// Up to kQueueLimit.
std::int64_t count_waiting_for(Tx& tx, Id user);
/// Requests in which this person is asked now or later.
std::vector<Id> asking(Tx& tx, Id user, int limit);

struct DueBell {
    Id task_id;
    Id approval_id;
};
BOOST_DESCRIBE_STRUCT(DueBell, (), (task_id, approval_id))
std::vector<DueBell> due_bells(Tx& tx, Instant now, int limit);

std::span<const storage::Sql* const> statements();
std::span<const Check> checks();
std::span<const storage::Migration> migrations();

}  // namespace zhuli::approvals
