// Knowledge for selling: what may be said to a customer, on cards (知识卡片). Each card has a kind,
// a source and the day until which it is true; rules.cpp says which members a kind has. A card is
// about one product, else about a line, else about everything we sell. Scripts, which have versions
// and an approval, are in model_scripts.hpp. A rival card is our view of one product of a
// competitor's.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::knowledge {

enum class CardKind : std::uint8_t { selling_point, plain_word, fab, rival, policy };
BOOST_DESCRIBE_ENUM(CardKind, selling_point, plain_word, fab, rival, policy)

/// What the customer minds; none: whatever it is.
enum class Concern : std::uint8_t {
    none,
    price,
    quality,
    design,
    durability,
    safety,
    ease,
    delivery,
    service
};
BOOST_DESCRIBE_ENUM(Concern, none, price, quality, design, durability, safety, ease, delivery,
                    service)

/// What a card or script rests on, as it stands today. withdrawn: it is not published any more.
enum class Cited : std::uint8_t { none, holds, due, overdue, withdrawn };
BOOST_DESCRIBE_ENUM(Cited, none, holds, due, overdue, withdrawn)

/// How far something may be relied upon today.
enum class Validity : std::uint8_t { unlimited, valid, soon, expired };
BOOST_DESCRIBE_ENUM(Validity, unlimited, valid, soon, expired)

/// One line of the sheet own against theirs.
struct Comparison {
    Text<60> topic;
    Text<300> ours;
    Text<300> theirs;
    Text<200> source;
    Date valid_until;  // none: without end
};
BOOST_DESCRIBE_STRUCT(Comparison, (), (topic, ours, theirs, source, valid_until))

struct Card {
    Id id;
    std::int64_t version = 0;
    CardKind kind = CardKind::selling_point;
    Id product_id;
    Id line_id;
    Id case_id;        // the case of the library it rests on; none: on no case
    Text<120> title;   // headline; of fab the feature, of rival their product
    Text<1000> words;  // what one says; of rival where it stands in the market
    Concern concern = Concern::none;
    Text<60> segment;        // whom it is for: customers of this industry; empty: everybody
    Text<60> parameter;      // of plain_word: 防护等级
    Text<80> value_pattern;  // IP68, IP6*; empty: whatever the value is
    Text<500> advantage;     // of fab, and the next three
    Text<500> benefit;
    Text<500> proof;
    Text<1000> demonstration;
    Text<80> competitor;  // of rival, and the next five
    UnitPrice price_low_e4;
    UnitPrice price_high_e4;
    Text<1000> strengths;
    Text<1000> weaknesses;
    std::vector<Comparison> comparisons;
    int return_days = 0;  // of policy, and the next two
    int warranty_months = 0;
    Text<500> free_services;
    Text<200> source;
    Date valid_until;  // none: without end
    Date expires_on;   // the first of the card's days to come; none: without end
    Date remind_on;    // when the owner is told that it expires; none: never, or told
    Id owner_id;       // who keeps it true
    bool archived = false;
    Text<200> archive_reason;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Card, (),
                      (id, version, kind, product_id, line_id, case_id, title, words, concern,
                       segment, parameter, value_pattern, advantage, benefit, proof, demonstration,
                       competitor, price_low_e4, price_high_e4, strengths, weaknesses, comparisons,
                       return_days, warranty_months, free_services, source, valid_until, expires_on,
                       remind_on, owner_id, archived, archive_reason, created_at, updated_at))
constexpr auto notes(const Card*) {
    using C = Card;
    return std::array{note<&C::id>(read_only),
                      note<&C::version>(read_only),
                      note<&C::kind>(filterable),
                      note<&C::product_id>(filterable, "product"),
                      note<&C::line_id>(filterable, "product_line"),
                      note<&C::case_id>(filterable, "ticket_case"),
                      note<&C::title>(searchable),
                      note<&C::words>(multiline | searchable),
                      note<&C::concern>(filterable),
                      note<&C::advantage>(multiline),
                      note<&C::benefit>(multiline),
                      note<&C::proof>(multiline),
                      note<&C::demonstration>(multiline),
                      note<&C::strengths>(multiline),
                      note<&C::weaknesses>(multiline),
                      note<&C::free_services>(multiline),
                      note<&C::source>(required),
                      note<&C::expires_on>(read_only | filterable | sortable),
                      note<&C::remind_on>(read_only | derived),
                      note<&C::owner_id>(filterable, "user"),
                      note<&C::archived>(read_only | filterable),
                      note<&C::archive_reason>(read_only),
                      note<&C::created_at>(read_only | sortable),
                      note<&C::updated_at>(read_only | sortable)};
}
constexpr EntityName entity_of(const Card*) { return {"knowledge_card", "knowledge_card"}; }

struct CardView : Card {
    std::string product_name, line_name, owner_name, case_title;
    Cited cited = Cited::none;
    Validity validity = Validity::unlimited;
    std::vector<Validity> comparison_validity;  // of each comparison
    bool fits_customer = false;                 // it is for customers like the one asked about
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(CardView, (Card),
                      (product_name, line_name, owner_name, case_title, cited, validity,
                       comparison_validity, fits_customer, actions))

inline bool operator==(const CardView& a, const CardView& b) { return same_value(a, b); }

}  // namespace zhuli::knowledge
