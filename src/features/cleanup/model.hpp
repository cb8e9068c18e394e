// The clean-up list (待整理): what is wrong with customers' records, how complete they are, what
// people said of it, and what was put right for many at once. Flaws and completeness follow from
// the customers and are kept when these change; only what people decided is a record.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "features/customers/model.hpp"

namespace zhuli::cleanup {

enum class FlawCode : std::uint8_t {
    no_way_to_reach,
    wrong_number,
    placeholder_number,
    number_elsewhere,
    mistyped_email,
    untidy_name,
    name_is_number,
    name_is_trial,
    contact_is_company,
    contact_is_number,
    person_is_company,
    empty_profile,
    stale_lead
};
BOOST_DESCRIBE_ENUM(FlawCode, no_way_to_reach, wrong_number, placeholder_number, number_elsewhere,
                    mistyped_email, untidy_name, name_is_number, name_is_trial, contact_is_company,
                    contact_is_number, person_is_company, empty_profile, stale_lead)

enum class FlawKind : std::uint8_t { unreachable, malformed, empty, stale };
BOOST_DESCRIBE_ENUM(FlawKind, unreachable, malformed, empty, stale)

enum class Severity : std::uint8_t { low, medium, high };
BOOST_DESCRIBE_ENUM(Severity, low, medium, high)

enum class FlawState : std::uint8_t { open, dismissed, resolved };
BOOST_DESCRIBE_ENUM(FlawState, open, dismissed, resolved)

/// What is wrong with one customer; one of each code. Never deleted: what was found again is open
/// again. Without version or audit: it follows from the customer and from what people said.
struct Flaw {
    Id id;
    Id customer_id;
    Id owner_id;  // the customer's; of a resolved one, whose it was then
    FlawCode code = FlawCode::empty_profile;
    FlawKind kind = FlawKind::empty;
    std::string field;  // of the customer; "" when it is about all of it
    Severity severity = Severity::low;
    int rank = 0;       // of the severity: the worst first
    std::string value;  // what is wrong, kept to see whether it changed
    FlawState state = FlawState::open;
    Date since_on;  // of a stale lead: the last contact
    Date resolved_on;
    Instant found_at;
};
BOOST_DESCRIBE_STRUCT(Flaw, (),
                      (id, customer_id, owner_id, code, kind, field, severity, rank, value, state,
                       since_on, resolved_on, found_at))
constexpr auto notes(const Flaw*) {
    using F = Flaw;
    return std::array{note<&F::id>(read_only),
                      note<&F::customer_id>(read_only | filterable, "customer"),
                      note<&F::owner_id>(read_only | filterable, "user"),
                      note<&F::code>(read_only | filterable),
                      note<&F::kind>(read_only | filterable),
                      note<&F::field>(read_only),
                      note<&F::severity>(read_only | filterable),
                      note<&F::rank>(read_only | sortable),
                      note<&F::value>(read_only | secret),
                      note<&F::state>(read_only | filterable),
                      note<&F::since_on>(read_only),
                      note<&F::resolved_on>(read_only),
                      note<&F::found_at>(read_only | sortable)};
}
constexpr EntityName entity_of(const Flaw*) { return {"flaw", "flaw"}; }

/// "Not a problem" of one flaw, whose id it has; stands until what is wrong changes or is gone.
struct Dismissal {
    Id id;
    std::int64_t version = 0;
    bool stands = true;
    Text<500> reason;
    Id decided_by;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Dismissal, (),
                      (id, version, stands, reason, decided_by, created_at, updated_at))
constexpr auto notes(const Dismissal*) {
    return std::array{note<&Dismissal::decided_by>(read_only, "user")};
}
constexpr EntityName entity_of(const Dismissal*) { return {"flaw_dismissal", "flaw_dismissal"}; }

/// How complete one customer's record is; its id is the customer's. Derived.
struct Completeness {
    Id id;
    Id owner_id;
    customers::Kind kind = customers::Kind::company;
    int score = 0;                     // 0–100
    std::vector<std::string> missing;  // weighted members that are empty, the heaviest first
    std::int64_t customer_version = 0;
    Date look_on;              // when only time makes something wrong; none: nothing does
    std::int64_t scan_no = 0;  // under which scan's settings this was found
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Completeness, (),
                      (id, owner_id, kind, score, missing, customer_version, look_on, scan_no,
                       updated_at))
constexpr auto notes(const Completeness*) {
    using C = Completeness;
    return std::array{note<&C::id>(read_only),
                      note<&C::owner_id>(read_only | filterable, "user"),
                      note<&C::kind>(read_only | filterable),
                      note<&C::score>(read_only | filterable | sortable),
                      note<&C::missing>(read_only),
                      note<&C::customer_version>(read_only),
                      note<&C::look_on>(read_only),
                      note<&C::scan_no>(read_only),
                      note<&C::updated_at>(read_only | sortable)};
}
constexpr EntityName entity_of(const Completeness*) { return {"completeness", "completeness"}; }

/// What one member of a complete record is worth.
struct FieldWeight {
    Text<40> field;
    int weight = 0;
};
BOOST_DESCRIBE_STRUCT(FieldWeight, (), (field, weight))

/// One per organisation; until somebody changes them, these with version 0.
struct Settings {
    Id id;
    std::int64_t version = 0;
    std::vector<FieldWeight> company, person;
    int empty_below = 40;  // a score under which a profile counts as empty
    int stale_days = 20;   // working days without contact after which a lead is stale
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Settings, (),
                      (id, version, company, person, empty_below, stale_days, created_at,
                       updated_at))
constexpr auto notes(const Settings*) {
    return std::array{note<&Settings::id>(read_only), note<&Settings::version>(read_only),
                      note<&Settings::created_at>(read_only),
                      note<&Settings::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Settings*) { return {"cleanup_settings", "cleanup_settings"}; }

/// What is done about a flaw. suggested: what the flaw itself suggests.
enum class FixKind : std::uint8_t { suggested, clear, invalid, lost, archive };
BOOST_DESCRIBE_ENUM(FixKind, suggested, clear, invalid, lost, archive)

enum class FixState : std::uint8_t { done, undone };
BOOST_DESCRIBE_ENUM(FixState, done, undone)

/// Many flaws put right at once, with what is needed to take it back.
struct Fix {
    Id id;
    std::int64_t version = 0;
    FixKind kind = FixKind::suggested;
    Text<500> reason;
    FixState state = FixState::done;
    int flaws_count = 0;
    int customers_count = 0;
    Id made_by;
    Id undone_by;
    Instant undone_at;
    int kept_count = 0;  // members that had changed since, and stayed when it was undone
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Fix, (),
                      (id, version, kind, reason, state, flaws_count, customers_count, made_by,
                       undone_by, undone_at, kept_count, created_at, updated_at))
constexpr auto notes(const Fix*) {
    return std::array{
        note<&Fix::id>(read_only), note<&Fix::made_by>(read_only | filterable, "user"),
        note<&Fix::undone_by>(read_only, "user"), note<&Fix::created_at>(read_only | sortable)};
}
constexpr EntityName entity_of(const Fix*) { return {"cleanup_fix", "cleanup_fix"}; }

/// What a fix changed in a member of a customer: values as JSON.
struct FixedField {
    std::string field;
    std::string before, after;
};
BOOST_DESCRIBE_STRUCT(FixedField, (), (field, before, after))

/// How far looking at everybody has come; one per organisation.
struct Scan {
    std::int64_t scan_no = 1;   // one more starts another look at everybody
    std::int64_t rules_no = 0;  // of the rules it went by
    Instant started_at;
    Instant finished_at;
    std::int64_t looked_count = 0;
};
BOOST_DESCRIBE_STRUCT(Scan, (), (scan_no, rules_no, started_at, finished_at, looked_count))

}  // namespace zhuli::cleanup
