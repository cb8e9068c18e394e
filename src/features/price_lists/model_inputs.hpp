// What people send to price lists and what they are shown, where that differs from the stored rows.
// Views have no notes of their own: they would replace the record's.
#pragma once

#include "features/price_lists/model.hpp"

namespace zhuli::price_lists {

struct NewPrice {
    Id product_id;
    Quantity from_quantity{1};
    UnitPrice unit_price_e4;
};
BOOST_DESCRIBE_STRUCT(NewPrice, (), (product_id, from_quantity, unit_price_e4))

struct PriceListDraft {
    Text<60> name;
    Audience audience = Audience::everybody;
    Tier tier = Tier::a;
    Id customer_id;
    Date valid_from;
    Date valid_until;
    bool active = true;
    Text<500> note;
    std::vector<NewPrice> lines;
};
BOOST_DESCRIBE_STRUCT(PriceListDraft, (),
                      (name, audience, tier, customer_id, valid_from, valid_until, active, note,
                       lines))
constexpr auto notes(const PriceListDraft*) {
    using D = PriceListDraft;
    return std::array{note<&D::name>(required), note<&D::customer_id>(plain, "customer"),
                      note<&D::valid_from>(required), note<&D::note>(multiline)};
}

/// A product of the list as it is today.
struct Good {
    Id product_id;
    std::string code, name, unit;
    UnitPrice list_price_e4;
    UnitPrice floor_price_e4;
};
BOOST_DESCRIBE_STRUCT(Good, (), (product_id, code, name, unit, list_price_e4, floor_price_e4))

/// Where a list stands today.
enum class Standing : std::uint8_t { coming, running, over, stopped };
BOOST_DESCRIBE_ENUM(Standing, coming, running, over, stopped)

struct PriceListItem : PriceList {
    std::string customer_name;
    Standing standing = Standing::running;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(PriceListItem, (PriceList), (customer_name, standing, actions))

struct PriceListView : PriceListItem {
    std::vector<Good> goods;  // of its lines, each once
};
BOOST_DESCRIBE_STRUCT(PriceListView, (PriceListItem), (goods))

struct Wanted {
    Id product_id;
    Quantity quantity;
};
BOOST_DESCRIBE_STRUCT(Wanted, (), (product_id, quantity))

struct PriceQuestion {
    Id customer_id;
    std::vector<Wanted> lines;
};
BOOST_DESCRIBE_STRUCT(PriceQuestion, (), (customer_id, lines))
constexpr auto notes(const PriceQuestion*) {
    return std::array{note<&PriceQuestion::customer_id>(required, "customer"),
                      note<&PriceQuestion::lines>(required)};
}

/// A line of a list that is for the customer and runs on the day.
struct Candidate {
    Id price_list_id;
    Text<60> list_name;
    Audience audience = Audience::everybody;
    Date valid_from;
    Id product_id;
    Quantity from_quantity;
    UnitPrice unit_price_e4;
};
BOOST_DESCRIBE_STRUCT(Candidate, (),
                      (price_list_id, list_name, audience, valid_from, product_id, from_quantity,
                       unit_price_e4))

/// The price that holds, and why: by which list, for whom, from which quantity on. Without a list
/// it is the product's list price.
struct HeldPrice {
    Id product_id;
    Quantity quantity;
    UnitPrice unit_price_e4;
    Id price_list_id;
    std::string list_name;
    Audience audience = Audience::everybody;
    Quantity from_quantity;
};
BOOST_DESCRIBE_STRUCT(HeldPrice, (),
                      (product_id, quantity, unit_price_e4, price_list_id, list_name, audience,
                       from_quantity))

struct HeldPrices {
    std::vector<HeldPrice> items;  // as asked; a product that does not exist is left out
};
BOOST_DESCRIBE_STRUCT(HeldPrices, (), (items))

}  // namespace zhuli::price_lists
