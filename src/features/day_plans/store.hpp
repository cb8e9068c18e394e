// The day plans' own statements: one plan per person and day, the settings, one person's habit. All
// of them are written by storage/save.
#pragma once

#include "features/day_plans/model.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::day_plans {

using storage::Check;
using storage::Tx;

std::optional<Settings> stored_settings(Tx& tx);
std::optional<Habit> stored_habit(Tx& tx, Id user);

std::optional<DayPlan> plan_of(Tx& tx, Id user, Date on);
/// Waits for whoever changes it now (PostgreSQL; SQLite has one writer).
std::optional<DayPlan> plan_to_change(Tx& tx, Id user, Date on);
bool is_any_composed(Tx& tx, Date on);

std::span<const storage::Sql* const> statements();
/// Invariants for the doctor.
std::span<const Check> checks();

}  // namespace zhuli::day_plans
