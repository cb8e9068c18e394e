// What people send to duplicates and what they are shown.
#pragma once

#include "features/customers/model_inputs.hpp"
#include "features/duplicates/model.hpp"

namespace zhuli::duplicates {

/// One of the two, as a list shows it.
struct PairSide {
    Id customer_id;
    std::string code, name, contact_name, phone, region, owner_name;
    customers::CustomerStatus status = customers::CustomerStatus::lead;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(PairSide, (),
                      (customer_id, code, name, contact_name, phone, region, owner_name, status,
                       created_at))

struct PairView : Pair {
    PairSide first, second;
    std::string decided_by_name;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(PairView, (Pair), (first, second, decided_by_name, actions))

/// A pair with both records in full.
struct PairDetail {
    PairView pair;
    std::vector<customers::CustomerView> customers;
};
BOOST_DESCRIBE_STRUCT(PairDetail, (), (pair, customers))

struct Dismissal {
    Id id;
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(Dismissal, (), (id, reason))
constexpr auto notes(const Dismissal*) {
    return std::array{note<&Dismissal::id>(from_path), note<&Dismissal::reason>(multiline)};
}

struct ScanRequest {};
BOOST_DESCRIBE_STRUCT(ScanRequest, (), ())

struct ScanView : ScanStatus {
    bool running = false;
    std::int64_t open_count = 0;  // counted no further than kOpenCounted
};
BOOST_DESCRIBE_STRUCT(ScanView, (ScanStatus), (running, open_count))

/// Whose value a member takes.
struct Pick {
    Text<40> field;
    Id customer_id;
};
BOOST_DESCRIBE_STRUCT(Pick, (), (field, customer_id))
constexpr auto notes(const Pick*) {
    return std::array{note<&Pick::field>(required), note<&Pick::customer_id>(required, "customer")};
}

struct MergeQuestion {
    Id winner_id;
    std::vector<Id> loser_ids;
    std::vector<Pick> picks;
};
BOOST_DESCRIBE_STRUCT(MergeQuestion, (), (winner_id, loser_ids, picks))
constexpr auto notes(const MergeQuestion*) {
    return std::array{note<&MergeQuestion::winner_id>(required, "customer"),
                      note<&MergeQuestion::loser_ids>(required)};
}

/// Where a value comes from: who set it last, when and by which path.
struct FieldValue {
    Id customer_id;
    std::string text;
    Id actor_id;
    std::string actor_name;
    std::string path;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(FieldValue, (), (customer_id, text, actor_id, actor_name, path, at))

/// Why a value wins.
enum class WonBy : std::uint8_t { same, pick, winner, only_one, combined, latest, further };
BOOST_DESCRIBE_ENUM(WonBy, same, pick, winner, only_one, combined, latest, further)

struct FieldChoice {
    std::string field;
    Id from_id;  // none: combined of both
    WonBy won_by = WonBy::same;
    bool can_pick = true;
    std::string text;  // what will stand there
    std::vector<FieldValue> values;
};
BOOST_DESCRIBE_STRUCT(FieldChoice, (), (field, from_id, won_by, can_pick, text, values))

/// Records of one kind that move with a customer.
struct ChildCount {
    Id customer_id;
    std::string entity;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(ChildCount, (), (customer_id, entity, count))

struct MergeRefusal {
    Id customer_id;
    std::string code;  // message key
    std::string text;  // in the caller's language
};
BOOST_DESCRIBE_STRUCT(MergeRefusal, (), (customer_id, code, text))

struct MergePreview {
    std::vector<FieldChoice> fields;
    std::vector<ChildCount> children;
    std::vector<MergeRefusal> refusals;
    std::vector<customers::CustomerView> customers;  // the winner first
};
BOOST_DESCRIBE_STRUCT(MergePreview, (), (fields, children, refusals, customers))

struct MergeView : Merge {
    std::string winner_name, winner_code, loser_name, loser_code;
    std::string merged_by_name, undone_by_name;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(MergeView, (Merge),
                      (winner_name, winner_code, loser_name, loser_code, merged_by_name,
                       undone_by_name, actions))

struct Merges {
    std::vector<MergeView> items;
};
BOOST_DESCRIBE_STRUCT(Merges, (), (items))

}  // namespace zhuli::duplicates
