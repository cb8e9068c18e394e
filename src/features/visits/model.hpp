// Check-ins: that somebody was at a customer's, when, where if their phone told, and whom they met.
// What was said is a conversation of customers, written in the same unit; photos hang on that
// conversation. A position is told by a phone or not there: no address is ever looked up.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::visits {

/// Where a phone says it is; accuracy_m: how wrong that may be.
struct Position {
    bool known = false;
    std::int64_t latitude_e6 = 0;  // millionths of a degree
    std::int64_t longitude_e6 = 0;
    std::int64_t accuracy_m = 0;
};
BOOST_DESCRIBE_STRUCT(Position, (), (known, latitude_e6, longitude_e6, accuracy_m))

struct CheckIn {
    Id id;
    std::int64_t version = 0;
    Id customer_id;
    Id interaction_id;  // what was said
    Id owner_id;        // who was there
    Instant visited_at;
    Text<120> met;
    Position position;
    bool is_place = false;         // here is where the customer is
    std::int64_t distance_m = -1;  // from the customer's place; -1: one of the two is not known
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(CheckIn, (),
                      (id, version, customer_id, interaction_id, owner_id, visited_at, met,
                       position, is_place, distance_m, created_at, updated_at))
constexpr auto notes(const CheckIn*) {
    using C = CheckIn;
    return std::array{note<&C::id>(read_only),
                      note<&C::version>(read_only),
                      note<&C::customer_id>(read_only | filterable, "customer"),
                      note<&C::interaction_id>(read_only, "interaction"),
                      note<&C::owner_id>(read_only | filterable, "user"),
                      note<&C::visited_at>(read_only | sortable),
                      note<&C::is_place>(read_only),
                      note<&C::distance_m>(read_only),
                      note<&C::created_at>(read_only),
                      note<&C::updated_at>(read_only)};
}
constexpr EntityName entity_of(const CheckIn*) { return {"check_in", "check_in"}; }

struct CheckInView : CheckIn {
    std::string customer_name;
    std::string owner_name;
    std::string words;
    std::vector<std::string> actions;  // mark_place
};
BOOST_DESCRIBE_STRUCT(CheckInView, (CheckIn), (customer_name, owner_name, words, actions))

struct NewCheckIn {
    Id id;  // the customer's, from the path
    Text<120> met;
    Text<2000> words;
    Position position;
    Date next_contact_on;
};
BOOST_DESCRIBE_STRUCT(NewCheckIn, (), (id, met, words, position, next_contact_on))
constexpr auto notes(const NewCheckIn*) {
    return std::array{note<&NewCheckIn::id>(from_path), note<&NewCheckIn::met>(required),
                      note<&NewCheckIn::words>(multiline)};
}

}  // namespace zhuli::visits
