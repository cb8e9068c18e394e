// What people send to the clean-up list and what they are shown.
#pragma once

#include "features/cleanup/model.hpp"

namespace zhuli::cleanup {

/// A flaw with whose record it is. Contact details are masked as the record masks them.
struct FlawView : Flaw {
    std::string customer_code, customer_name, owner_name;
    customers::CustomerStatus customer_status = customers::CustomerStatus::lead;
    std::string now;  // the member as it stands
    std::optional<std::string> suggestion;
    std::string reason;  // why it is no problem
    std::string decided_by_name;
    std::vector<FixKind> fixes;
    std::vector<std::string> actions;  // fix, dismiss, reopen
};
BOOST_DESCRIBE_STRUCT(FlawView, (Flaw),
                      (customer_code, customer_name, owner_name, customer_status, now, suggestion,
                       reason, decided_by_name, fixes, actions))

struct NewDismissal {
    Id id;  // the flaw's
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(NewDismissal, (), (id, reason))
constexpr auto notes(const NewDismissal*) {
    return std::array{note<&NewDismissal::id>(from_path), note<&NewDismissal::reason>(multiline)};
}

struct CompletenessView : Completeness {
    std::string customer_code, customer_name, owner_name;
    customers::CustomerStatus customer_status = customers::CustomerStatus::lead;
};
BOOST_DESCRIBE_STRUCT(CompletenessView, (Completeness),
                      (customer_code, customer_name, owner_name, customer_status))

/// One member of a complete record and what it adds.
struct ScoreLine {
    std::string field;
    int weight = 0;
    bool filled = false;
};
BOOST_DESCRIBE_STRUCT(ScoreLine, (), (field, weight, filled))

/// One customer's completeness line by line, and what is wrong with it.
struct Profile {
    Id customer_id;
    bool counted = false;  // not: archived, invalid, or nobody's
    int score = 0;
    std::vector<ScoreLine> lines;
    std::vector<FlawView> flaws;  // open and dismissed
};
BOOST_DESCRIBE_STRUCT(Profile, (), (customer_id, counted, score, lines, flaws))

inline constexpr std::size_t kFixLimit = 200;

/// Of a flaw, and the customer as the person saw it.
struct FixRow {
    Id flaw_id;
    std::int64_t customer_version = 0;  // 0: as it is now
};
BOOST_DESCRIBE_STRUCT(FixRow, (), (flaw_id, customer_version))
constexpr auto notes(const FixRow*) { return std::array{note<&FixRow::flaw_id>(required, "flaw")}; }

/// What a fix would do: to the flaws named, or to the worst that match if none is named.
struct FixQuestion {
    FixKind kind = FixKind::suggested;
    Text<500> reason;
    std::vector<Id> flaw_ids;
    std::optional<FlawCode> code;
    std::optional<FlawKind> flaw_kind;
    std::optional<Severity> severity;
    Id owner_id;
};
BOOST_DESCRIBE_STRUCT(FixQuestion, (),
                      (kind, reason, flaw_ids, code, flaw_kind, severity, owner_id))
constexpr auto notes(const FixQuestion*) {
    return std::array{note<&FixQuestion::kind>(required), note<&FixQuestion::reason>(multiline),
                      note<&FixQuestion::owner_id>(plain, "user")};
}

struct NewFix {
    FixKind kind = FixKind::suggested;
    Text<500> reason;
    std::vector<FixRow> rows;
};
BOOST_DESCRIBE_STRUCT(NewFix, (), (kind, reason, rows))
constexpr auto notes(const NewFix*) {
    return std::array{note<&NewFix::kind>(required), note<&NewFix::reason>(multiline),
                      note<&NewFix::rows>(required)};
}

/// One flaw before and after, or why it stays.
struct FixOutcome {
    Id flaw_id;
    FlawCode flaw = FlawCode::empty_profile;
    Id customer_id;
    std::int64_t customer_version = 0;
    std::string customer_code, customer_name;
    std::string field, before, after;
    std::string code;  // message key of the refusal; "": it is done
    std::string text;  // in the caller's language
};
BOOST_DESCRIBE_STRUCT(FixOutcome, (),
                      (flaw_id, flaw, customer_id, customer_version, customer_code, customer_name,
                       field, before, after, code, text))

struct FixPreview {
    std::vector<FixOutcome> rows;
    int fixed_count = 0;
    bool more = false;  // more match than one fix takes
};
BOOST_DESCRIBE_STRUCT(FixPreview, (), (rows, fixed_count, more))

struct FixView : Fix {
    std::string made_by_name, undone_by_name;
    std::vector<std::string> actions;  // undo
};
BOOST_DESCRIBE_STRUCT(FixView, (Fix), (made_by_name, undone_by_name, actions))

/// A fix with what became of each row.
struct FixResult {
    FixView fix;  // without id: every row was refused, and nothing is written
    std::vector<FixOutcome> rows;
};
BOOST_DESCRIBE_STRUCT(FixResult, (), (fix, rows))

/// A member that stayed as it is, and why.
struct KeptField {
    Id customer_id;
    std::string customer_name, field, code, text;
};
BOOST_DESCRIBE_STRUCT(KeptField, (), (customer_id, customer_name, field, code, text))

struct FixUndone {
    FixView fix;
    std::vector<KeptField> kept;
};
BOOST_DESCRIBE_STRUCT(FixUndone, (), (fix, kept))

struct BoardQuestion {
    Id owner_id;  // none: everybody in scope
};
BOOST_DESCRIBE_STRUCT(BoardQuestion, (), (owner_id))

struct OwnerStand {
    Id owner_id;  // none: those nobody owns
    std::string owner_name;
    std::int64_t records_count = 0;
    int average_score = 0;
    std::int64_t open_count = 0;
    std::int64_t resolved_7 = 0, resolved_30 = 0;  // in so many days, today included
};
BOOST_DESCRIBE_STRUCT(OwnerStand, (),
                      (owner_id, owner_name, records_count, average_score, open_count, resolved_7,
                       resolved_30))

struct CodeStand {
    FlawCode code = FlawCode::empty_profile;
    FlawKind kind = FlawKind::empty;
    Severity severity = Severity::low;
    std::int64_t open_count = 0;
    std::vector<FixKind> fixes;
};
BOOST_DESCRIBE_STRUCT(CodeStand, (), (code, kind, severity, open_count, fixes))

struct Board {
    OwnerStand all;
    std::vector<OwnerStand> owners;
    std::vector<CodeStand> codes;
};
BOOST_DESCRIBE_STRUCT(Board, (), (all, owners, codes))

struct ScanRequest {};
BOOST_DESCRIBE_STRUCT(ScanRequest, (), ())

struct ScanView : Scan {
    bool running = false;
    std::int64_t records_count = 0;  // to be looked at; 0, as looked_count, for who starts none
};
BOOST_DESCRIBE_STRUCT(ScanView, (Scan), (running, records_count))

}  // namespace zhuli::cleanup
