// The clean-up list's own statements: flaws and completeness as they follow from customers, their
// sums, how far the scan is, and the journal of fixes. Records are written by storage/save.
#pragma once

#include <map>
#include <span>

#include "features/cleanup/rules.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::cleanup {

using storage::Check;
using storage::Tx;

inline constexpr int kUnitCustomers = 100;  // that one unit of the scan looks at

/// One at a time keeps flaws and sums of an organisation until the unit ends; how far the scan is.
Scan hold_scan(Tx& tx);
std::optional<Scan> find_scan(Tx& tx);
void keep_scan(Tx& tx, const Scan& scan);
std::optional<Settings> stored_settings(Tx& tx);

/// With the members that rules look at, archived ones too.
std::vector<customers::Customer> customers_of(Tx& tx, std::span<const Id> customers);
/// The number by which the last call did not reach them.
std::map<Id, Phone> wrong_numbers(Tx& tx, std::span<const Id> customers);

std::vector<Completeness> completeness_of(Tx& tx, std::span<const Id> customers);
std::vector<Flaw> flaws_of(Tx& tx, std::span<const Id> customers);
std::vector<Flaw> flaws_named(Tx& tx, std::span<const Id> flaws);
void add_completeness(Tx& tx, const Completeness& one);
void keep_completeness(Tx& tx, const Completeness& one);
void drop_completeness(Tx& tx, Id customer);
void add_flaw(Tx& tx, const Flaw& flaw);
/// Of one that is there: what may change.
void keep_flaw(Tx& tx, const Flaw& flaw);
/// Adds what each cell changed by, in the order of their keys.
void keep_sums(Tx& tx, const Cells& cells);

/// Found before this scan.
std::vector<Id> not_yet_looked_at(Tx& tx, std::int64_t scan_no, int limit);
/// Of whom time makes something wrong up to `today`.
std::vector<Id> due_for_a_look(Tx& tx, Date today, int limit);

struct ScoreCell {
    Id owner_id;
    std::int64_t records_count = 0, score_sum = 0;
};
BOOST_DESCRIBE_STRUCT(ScoreCell, (), (owner_id, records_count, score_sum))
struct OpenCell {
    Id owner_id;
    FlawCode code = FlawCode::empty_profile;
    std::int64_t open_count = 0;
};
BOOST_DESCRIBE_STRUCT(OpenCell, (), (owner_id, code, open_count))
struct ResolvedCell {
    Id owner_id;
    Date day;
    std::int64_t resolved_count = 0;
};
BOOST_DESCRIBE_STRUCT(ResolvedCell, (), (owner_id, day, resolved_count))
/// Of these owners; null: of everybody.
std::vector<ScoreCell> score_cells(Tx& tx, const std::vector<Id>* owners);
std::vector<OpenCell> open_cells(Tx& tx, const std::vector<Id>* owners);
std::vector<ResolvedCell> resolved_cells(Tx& tx, Date since, const std::vector<Id>* owners);

struct FixItem {
    Id customer_id;
    std::vector<FixedField> fields;
};
BOOST_DESCRIBE_STRUCT(FixItem, (), (customer_id, fields))
void add_fix_item(Tx& tx, Id fix, const FixItem& item);
std::vector<FixItem> fix_items(Tx& tx, Id fix);
void lock_fix(Tx& tx, Id fix);

std::span<const storage::Sql* const> statements();
/// Invariants for the doctor.
std::span<const Check> checks();

}  // namespace zhuli::cleanup
