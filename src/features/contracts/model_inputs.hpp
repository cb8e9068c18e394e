// What people send to contracts and what they are shown.
#pragma once

#include "features/contracts/model.hpp"
#include "features/orders/model.hpp"
#include "features/quotes/model.hpp"

namespace zhuli::contracts {

/// How a contract stands today.
enum class Standing : std::uint8_t { upcoming, running, expiring, expired, renewed, ended };
BOOST_DESCRIBE_ENUM(Standing, upcoming, running, expiring, expired, renewed, ended)

/// What was ordered under a contract and what of it was paid.
struct Progress {
    Id contract_id;
    std::int64_t orders_count = 0;
    Money ordered_minor;  // less what came back
    Money paid_minor;
    Money overdue_minor;  // owed of orders that are overdue
};
BOOST_DESCRIBE_STRUCT(Progress, (),
                      (contract_id, orders_count, ordered_minor, paid_minor, overdue_minor))

struct ContractItem : Contract {
    std::string customer_name;
    std::string owner_name;
    Standing standing = Standing::running;
    std::int64_t days_left = 0;  // to the last day; negative: since it
    Progress progress;
    std::vector<std::string> actions;  // edit, renew, end
};
BOOST_DESCRIBE_STRUCT(ContractItem, (Contract),
                      (customer_name, owner_name, standing, days_left, progress, actions))

struct OrderUnder {
    Id id;
    std::string number;
    Id customer_id;
    Id owner_id;
    Date placed_on;
    orders::Commercial commercial = orders::Commercial::draft;
    orders::Payment payment = orders::Payment::unpaid;
    Money amount_minor;
    Money paid_minor;
    Date overdue_on;
};
BOOST_DESCRIBE_STRUCT(OrderUnder, (),
                      (id, number, customer_id, owner_id, placed_on, commercial, payment,
                       amount_minor, paid_minor, overdue_on))

struct QuoteUnder {
    Id id;
    std::string number;
    Id customer_id;
    Id owner_id;
    std::string title;
    quotes::QuoteState state = quotes::QuoteState::draft;
    Money amount_minor;
};
BOOST_DESCRIBE_STRUCT(QuoteUnder, (),
                      (id, number, customer_id, owner_id, title, state, amount_minor))

/// Another contract in the row of renewals.
struct Neighbour {
    Id id;
    std::string number;
    Date from_on;
    Date until_on;
};
BOOST_DESCRIBE_STRUCT(Neighbour, (), (id, number, from_on, until_on))

struct ContractView : ContractItem {
    std::vector<OrderUnder> orders;  // what the caller may see of them
    std::vector<QuoteUnder> quotes;
    Neighbour before, after;  // id 0: none
};
BOOST_DESCRIBE_STRUCT(ContractView, (ContractItem), (orders, quotes, before, after))

struct Ending {
    Id id;
    std::int64_t if_match = 0;
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(Ending, (), (id, if_match, reason))
constexpr auto notes(const Ending*) {
    using E = Ending;
    return std::array{note<&E::id>(from_path), note<&E::if_match>(from_path),
                      note<&E::reason>(required | multiline)};
}

}  // namespace zhuli::contracts
