// The board of those who answer for complaints: what is open and how late it is, by type, severity
// and owner, and how long the clocks took that stopped lately. Counted from what is stored; nothing
// here is a row.
#pragma once

#include "features/tickets/model.hpp"

namespace zhuli::tickets {

/// Clocks of one kind that stopped in a time: how many, how many before they ran out, and the
/// working time the one in the middle took.
struct BoardTime {
    Clock clock = Clock::none;
    std::int64_t stopped = 0, in_time = 0;
    std::int64_t median_ms = 0;
};
BOOST_DESCRIBE_STRUCT(BoardTime, (), (clock, stopped, in_time, median_ms))

struct BoardRow {
    std::string key;   // a type, a severity, an owner's id; "" of all together
    std::string name;  // an owner's
    std::int64_t open = 0, due_soon = 0, late = 0, waiting = 0;  // late: a clock has run out now
    std::vector<BoardTime> week, month;
};
BOOST_DESCRIBE_STRUCT(BoardRow, (), (key, name, open, due_soon, late, waiting, week, month))

/// What people see of those whose complaints they may see, and of the inbox.
struct TicketBoard {
    Date week_from, month_from;  // this week's Monday; four weeks ago
    BoardRow all;
    std::vector<BoardRow> by_kind, by_severity, by_owner;
};
BOOST_DESCRIBE_STRUCT(TicketBoard, (), (week_from, month_from, all, by_kind, by_severity, by_owner))

}  // namespace zhuli::tickets
