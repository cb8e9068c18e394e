// What people send to the case library and what they are shown, where that differs from the row.
// Views have no notes of their own: they would replace the record's.
#pragma once

#include "features/cases/model.hpp"

namespace zhuli::cases {

/// none: not published. due: within a fortnight. overdue: its day has passed.
enum class Freshness : std::uint8_t { none, fresh, due, overdue };
BOOST_DESCRIBE_ENUM(Freshness, none, fresh, due, overdue)

struct CaseItem : Case {
    std::string product_name, ticket_number, owner_name, reviewer_name;
    Freshness freshness = Freshness::none;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(CaseItem, (Case),
                      (product_name, ticket_number, owner_name, reviewer_name, freshness, actions))

/// Complaints of the same type and cause (and product, where it has one): in the days before it was
/// published, and in as many days since, or fewer while fewer have passed.
struct Recurrence {
    int days_before = 0, days_since = 0;
    std::int64_t before = 0, since = 0;
};
BOOST_DESCRIBE_STRUCT(Recurrence, (), (days_before, days_since, before, since))

struct CaseView : CaseItem {
    Recurrence recurrence;
};
BOOST_DESCRIBE_STRUCT(CaseView, (CaseItem), (recurrence))

/// Published, or looked at again; without a day: in half a year.
struct Publication {
    Id id;
    Date review_on;
};
BOOST_DESCRIBE_STRUCT(Publication, (), (id, review_on))
constexpr auto notes(const Publication*) { return std::array{note<&Publication::id>(from_path)}; }

struct Remark {
    Id id;
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(Remark, (), (id, words))
constexpr auto notes(const Remark*) {
    return std::array{note<&Remark::id>(from_path), note<&Remark::words>(required | multiline)};
}

/// The complaint it helped with.
struct Use {
    Id id;
    Id ticket_id;
};
BOOST_DESCRIBE_STRUCT(Use, (), (id, ticket_id))
constexpr auto notes(const Use*) {
    return std::array{note<&Use::id>(from_path), note<&Use::ticket_id>(required, "ticket")};
}

/// While somebody types what a customer says.
struct HintQuestion {
    Text<4000> words;
    Kind kind = Kind::none;
    Id product_id;
};
BOOST_DESCRIBE_STRUCT(HintQuestion, (), (words, kind, product_id))

/// A published case that may help, and why it is shown.
struct Hint {
    Id id;
    std::string title, symptom, remedy, product_name;
    Kind kind = Kind::none;
    std::int64_t used_count = 0;
    Freshness freshness = Freshness::none;
    bool same_kind = false, same_product = false;
    std::vector<std::string> shared;  // words that stand in both
    bool used = false;                // on this complaint
};
BOOST_DESCRIBE_STRUCT(Hint, (),
                      (id, title, symptom, remedy, product_name, kind, used_count, freshness,
                       same_kind, same_product, shared, used))

struct Hints {
    std::vector<Hint> items;  // the best first
    Id drafted_id;            // the case that was drafted from this complaint
    bool can_draft = false;   // the caller may draft one from it
};
BOOST_DESCRIBE_STRUCT(Hints, (), (items, drafted_id, can_draft))

struct EffectQuestion {
    Date from, to;  // of closing; none: the last ninety days
};
BOOST_DESCRIBE_STRUCT(EffectQuestion, (), (from, to))

/// Complaints that were closed: for how many a case was known, and for how many one helped.
struct Effect {
    Date from, to;
    std::int64_t closed = 0, offered = 0, used = 0;
    std::int64_t published = 0, overdue = 0;  // cases, now
};
BOOST_DESCRIBE_STRUCT(Effect, (), (from, to, closed, offered, used, published, overdue))

}  // namespace zhuli::cases
