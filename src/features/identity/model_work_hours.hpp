// When the organisation is open around a day, as instants: for clocks on screens, which count
// between two answers of the server. Nothing here is stored.
#pragma once

#include <vector>

#include "core/model.hpp"

namespace zhuli::identity {

struct OpenSpan {
    Instant opens_at, closes_at;
};
BOOST_DESCRIBE_STRUCT(OpenSpan, (), (opens_at, closes_at))

struct WorkHours {
    Instant from_at, to_at;
    std::vector<OpenSpan> open;  // ascending
};
BOOST_DESCRIBE_STRUCT(WorkHours, (), (from_at, to_at, open))

}  // namespace zhuli::identity
