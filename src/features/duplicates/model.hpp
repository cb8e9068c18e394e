// Duplicates: pairs of customers that may be one, what people decided about them, and merges with
// what is needed to take them back. Which records move with a customer is declared by whoever keeps
// them (customers/model_references.hpp). Nothing here decides by itself that two are one.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::duplicates {

/// gone: what made the two look alike is no longer so, or one of them was archived.
enum class PairState : std::uint8_t { open, merged, not_duplicate, gone };
BOOST_DESCRIBE_ENUM(PairState, open, merged, not_duplicate, gone)

/// automatic: odds of a thousand to one, and nothing contradicts; likely: twenty to one.
enum class PairLevel : std::uint8_t { automatic, likely, possible };
BOOST_DESCRIBE_ENUM(PairLevel, automatic, likely, possible)

enum class Agreement : std::uint8_t { different, related, similar, close, same };
BOOST_DESCRIBE_ENUM(Agreement, different, related, similar, close, same)

/// What one field says: above 0 it speaks for one customer, in natural logarithms of odds.
struct PairReason {
    std::string field;  // "name"
    Agreement agreement = Agreement::different;
    double weight = 0;
    std::string word;  // the rarest word both hold; none of what some people see masked
};
BOOST_DESCRIBE_STRUCT(PairReason, (), (field, agreement, weight, word))

/// first_id < second_id. Score, level, reasons and owners follow from the customers.
struct Pair {
    Id id;
    std::int64_t version = 0;
    Id first_id, second_id;
    std::int64_t score = 0;  // log odds × 100
    PairLevel level = PairLevel::possible;
    std::vector<PairReason> reasons;
    PairState state = PairState::open;
    Text<500> reason;  // why it is none
    Id decided_by;
    Instant decided_at;
    Id merge_id;
    Id owner_id, other_owner_id;
    Instant found_at;  // by the last scan that saw it
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Pair, (),
                      (id, version, first_id, second_id, score, level, reasons, state, reason,
                       decided_by, decided_at, merge_id, owner_id, other_owner_id, found_at,
                       created_at, updated_at))
constexpr auto notes(const Pair*) {
    return std::array{note<&Pair::id>(read_only),
                      note<&Pair::version>(read_only),
                      note<&Pair::first_id>(read_only | filterable, "customer"),
                      note<&Pair::second_id>(read_only | filterable, "customer"),
                      note<&Pair::score>(read_only | sortable | derived),
                      note<&Pair::level>(read_only | filterable | derived),
                      note<&Pair::reasons>(read_only | derived),
                      note<&Pair::state>(read_only | filterable),
                      note<&Pair::reason>(read_only | multiline),
                      note<&Pair::decided_by>(read_only, "user"),
                      note<&Pair::decided_at>(read_only),
                      note<&Pair::merge_id>(read_only, "customer_merge"),
                      note<&Pair::owner_id>(read_only | derived, "user"),
                      note<&Pair::other_owner_id>(read_only | derived, "user"),
                      note<&Pair::found_at>(read_only | derived),
                      note<&Pair::created_at>(read_only | sortable),
                      note<&Pair::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Pair*) { return {"duplicate_pair", "duplicate_pair"}; }

enum class MergeState : std::uint8_t { done, undone };
BOOST_DESCRIBE_ENUM(MergeState, done, undone)

/// What a merge changed in a member of the winner: values as JSON.
struct MergedField {
    std::string field;
    std::string before, after;
};
BOOST_DESCRIBE_STRUCT(MergedField, (), (field, before, after))

struct Merge {
    Id id;
    std::int64_t version = 0;
    Id winner_id, loser_id;
    MergeState state = MergeState::done;
    std::vector<MergedField> fields;
    std::int64_t rows_count = 0;  // that moved
    std::int64_t after_seq = 0;   // the last event before it
    Id merged_by;
    Id undone_by;
    Instant undone_at;
    std::vector<Text<40>> kept;  // members that had changed since, and stayed when it was undone
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Merge, (),
                      (id, version, winner_id, loser_id, state, fields, rows_count, after_seq,
                       merged_by, undone_by, undone_at, kept, created_at, updated_at))
constexpr auto notes(const Merge*) {
    return std::array{note<&Merge::winner_id>(read_only, "customer"),
                      note<&Merge::loser_id>(read_only, "customer"),
                      note<&Merge::merged_by>(read_only, "user"),
                      note<&Merge::undone_by>(read_only, "user")};
}
constexpr EntityName entity_of(const Merge*) { return {"customer_merge", "customer_merge"}; }

/// How far looking for duplicates has come; one per organisation.
struct ScanStatus {
    Instant requested_at;  // 0: nobody waits for a look at everybody
    Instant started_at;
    Instant finished_at;
    Date full_on;  // the last scan of everybody
    std::int64_t customers_count = 0;
    std::int64_t pairs_count = 0;  // that a scan of everybody found
};
BOOST_DESCRIBE_STRUCT(ScanStatus, (),
                      (requested_at, started_at, finished_at, full_on, customers_count,
                       pairs_count))

}  // namespace zhuli::duplicates
