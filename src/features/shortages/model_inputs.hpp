// What people ask of shortages and are shown, and what a count is.
#pragma once

#include "features/catalog/model.hpp"
#include "features/shortages/model.hpp"
#include "features/stock/model.hpp"

namespace zhuli::shortages {

struct Question {
    int limit = 50;
    Text<60> cursor;
};
BOOST_DESCRIBE_STRUCT(Question, (), (limit, cursor))

/// One product; of orders in the caller's scope.
struct Shortage {
    Id product_id;
    std::string code, name, unit;
    Quantity lacking;
    std::int64_t orders_count = 0;
    Money revenue_minor;  // of what is lacking
    Date promised_on;     // the earliest
    Quantity available;
    Quantity incoming;  // on its way, for whomever
    Date covered_on;    // when everybody's orders are served; none: not known
};
BOOST_DESCRIBE_STRUCT(Shortage, (),
                      (product_id, code, name, unit, lacking, orders_count, revenue_minor,
                       promised_on, available, incoming, covered_on))

/// An order line that waits, in the order in which they are served.
struct WaitingLine {
    Id order_line_id;
    Id order_id;
    std::string order_number;
    Id customer_id;
    std::string customer_name;
    Id owner_id;
    std::string owner_name;
    Quantity quantity;
    UnitPrice unit_price_e4;
    Money amount_minor;
    Date promised_on;
    Instant since_at;
    Date served_on;  // when it is its turn, if what comes in comes in time; none: not known
    std::vector<Choice> choices;       // newest first
    std::vector<std::string> actions;  // choose
};
BOOST_DESCRIBE_STRUCT(WaitingLine, (),
                      (order_line_id, order_id, order_number, customer_id, customer_name, owner_id,
                       owner_name, quantity, unit_price_e4, amount_minor, promised_on, since_at,
                       served_on, choices, actions))

/// Another product that is there.
struct StandIn {
    Id product_id;
    std::string code, name, unit;
    std::string words;  // why it may stand in, as the catalog says; "": it is of the same line
    UnitPrice list_price_e4;
    UnitPrice difference_e4;  // of the list prices: above zero costs more
    Quantity available;
};
BOOST_DESCRIBE_STRUCT(StandIn, (),
                      (product_id, code, name, unit, words, list_price_e4, difference_e4,
                       available))

/// With what one wants to know before offering it.
struct Substitute : StandIn {
    std::vector<catalog::Difference> differences;  // in parameters
    std::string source;                            // of what the catalog says
    Date valid_until;
    bool expired = false;
};
BOOST_DESCRIBE_STRUCT(Substitute, (StandIn), (differences, source, valid_until, expired))

struct Coming {
    Date expected_on;
    Quantity quantity;
};
BOOST_DESCRIBE_STRUCT(Coming, (), (expected_on, quantity))

struct ShortageView : Shortage {
    std::vector<WaitingLine> lines;
    std::int64_t others_count = 0;        // orders of others that wait as well
    std::vector<Coming> coming;           // by day
    std::vector<Substitute> substitutes;  // those the catalog names first
};
BOOST_DESCRIBE_STRUCT(ShortageView, (Shortage), (lines, others_count, coming, substitutes))

struct NewChoice {
    Id id;  // the product's, from the path
    Id order_line_id;
    ChoiceKind kind = ChoiceKind::wait;
    Id substitute_id;
    std::optional<UnitPrice> unit_price_e4;  // of the substitute; absent: its list price
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(NewChoice, (), (id, order_line_id, kind, substitute_id, unit_price_e4, words))
constexpr auto notes(const NewChoice*) {
    using C = NewChoice;
    return std::array{note<&C::id>(from_path), note<&C::order_line_id>(required),
                      note<&C::substitute_id>(0, "product"), note<&C::words>(required | multiline)};
}

/// What was found where (盘点).
struct Count {
    Id product_id;
    Id warehouse_id;
    Quantity counted;
    Text<200> note;  // why it differs
};
BOOST_DESCRIBE_STRUCT(Count, (), (product_id, warehouse_id, counted, note))
constexpr auto notes(const Count*) {
    return std::array{note<&Count::product_id>(required, "product"),
                      note<&Count::warehouse_id>(required, "warehouse"),
                      note<&Count::counted>(required)};
}

/// An order that lost what was held for it.
struct LostHold {
    Id order_id;
    std::string order_number;
    Quantity quantity;
};
BOOST_DESCRIBE_STRUCT(LostHold, (), (order_id, order_number, quantity))

struct CountResult {
    Id move_id;  // 0: everything was there
    Quantity on_hand;
    Quantity difference;
    std::vector<LostHold> lost;
};
BOOST_DESCRIBE_STRUCT(CountResult, (), (move_id, on_hand, difference, lost))

/// A move by hand, and what orders lost by it.
struct MoveResult : stock::StockMove {
    std::vector<LostHold> lost;
};
BOOST_DESCRIBE_STRUCT(MoveResult, (stock::StockMove), (lost))

/// What a warehouse holds for a line.
struct Held {
    Id order_id;
    Id order_line_id;
    Quantity quantity;
};
BOOST_DESCRIBE_STRUCT(Held, (), (order_id, order_line_id, quantity))

}  // namespace zhuli::shortages
