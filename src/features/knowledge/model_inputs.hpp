// What people send to knowledge and what they are shown of it beside a product.
#pragma once

#include "features/catalog/model.hpp"
#include "features/knowledge/model_scripts.hpp"

namespace zhuli::knowledge {

struct Archiving {
    Id id;
    Text<200> reason;
};
BOOST_DESCRIBE_STRUCT(Archiving, (), (id, reason))
constexpr auto notes(const Archiving*) {
    return std::array{note<&Archiving::id>(from_path),
                      note<&Archiving::reason>(required | multiline)};
}

/// Why a script is retired or a draft dropped.
struct Ending {
    Id id;
    Text<300> reason;
};
BOOST_DESCRIBE_STRUCT(Ending, (), (id, reason))
constexpr auto notes(const Ending*) {
    return std::array{note<&Ending::id>(from_path), note<&Ending::reason>(required | multiline)};
}

/// How often a script was used, once this was counted or taken back.
struct Uses {
    std::int64_t used_count = 0;
};
BOOST_DESCRIBE_STRUCT(Uses, (), (used_count))

struct ProductQuestion {
    Id product_id;
    Id customer_id;  // one talks to: what is for customers like them comes first
};
BOOST_DESCRIBE_STRUCT(ProductQuestion, (), (product_id, customer_id))
constexpr auto notes(const ProductQuestion*) {
    return std::array{note<&ProductQuestion::product_id>(required, "product"),
                      note<&ProductQuestion::customer_id>(plain, "customer")};
}

/// Which after-sales policies apply to these.
struct PolicyQuestion {
    std::vector<Id> product_ids;
};
BOOST_DESCRIBE_STRUCT(PolicyQuestion, (), (product_ids))

struct PolicyAnswer {
    CardView card;
    std::vector<Id> product_ids;  // of those asked about
};
BOOST_DESCRIBE_STRUCT(PolicyAnswer, (), (card, product_ids))
struct Policies {
    std::vector<PolicyAnswer> items;
};
BOOST_DESCRIBE_STRUCT(Policies, (), (items))

/// Whom cards may be for: industries of customers, and those that cards name already.
struct Segments {
    std::vector<std::string> items;
};
BOOST_DESCRIBE_STRUCT(Segments, (), (items))

/// A line of the data sheet and, if somebody wrote it, what it means for the customer.
struct PlainParameter : catalog::Parameter {
    std::optional<CardView> plain;
};
BOOST_DESCRIBE_STRUCT(PlainParameter, (catalog::Parameter), (plain))

/// Everything one may say of a product: what is about it first, then about its line, then about
/// all.
struct ProductKnowledge {
    Id product_id;
    std::string code, name, unit, material, line_name;
    bool on_shelf = true;
    UnitPrice list_price_e4;
    std::vector<PlainParameter> parameters;
    std::vector<CardView> selling_points, fabs, rivals;
    std::optional<CardView> policy;   // the one that applies
    std::vector<ScriptItem> scripts;  // of the product or its line, most used first
};
BOOST_DESCRIBE_STRUCT(ProductKnowledge, (),
                      (product_id, code, name, unit, material, line_name, on_shelf, list_price_e4,
                       parameters, selling_points, fabs, rivals, policy, scripts))

/// Where a case is cited: cards that are said, and scripts that are, or are drafted.
struct Citation {
    std::string entity;  // knowledge_card, script
    Id id;
    std::string title;
    std::string kind;  // of a card: its kind; of a script: its scene
    bool draft = false;
};
BOOST_DESCRIBE_STRUCT(Citation, (), (entity, id, title, kind, draft))

struct Citations {
    std::vector<Citation> items;
};
BOOST_DESCRIBE_STRUCT(Citations, (), (items))

struct SearchQuestion {
    Text<100> q;
    Id product_id;  // at hand: what is about it comes first
    int limit = 20;
};
BOOST_DESCRIBE_STRUCT(SearchQuestion, (), (q, product_id, limit))
constexpr auto notes(const SearchQuestion*) {
    return std::array{note<&SearchQuestion::q>(required),
                      note<&SearchQuestion::product_id>(plain, "product")};
}

/// Either of the two.
struct Hit {
    std::optional<CardView> card;
    std::optional<ScriptItem> script;
};
BOOST_DESCRIBE_STRUCT(Hit, (), (card, script))

struct Hits {
    std::vector<Hit> items;
};
BOOST_DESCRIBE_STRUCT(Hits, (), (items))

}  // namespace zhuli::knowledge
