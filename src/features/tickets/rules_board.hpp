// How the board is put together out of counted groups, without I/O.
#pragma once

#include <span>
#include <string>

#include "features/tickets/model_board.hpp"

namespace zhuli::tickets {

/// Open complaints of one type, severity and owner.
struct OpenGroup {
    Kind kind = Kind::none;
    Severity severity = Severity::none;
    Id owner_id;
    std::int64_t open = 0, due_soon = 0, late = 0, waiting = 0;
};
BOOST_DESCRIBE_STRUCT(OpenGroup, (), (kind, severity, owner_id, open, due_soon, late, waiting))

/// Clocks that stopped, of one value of whatever they are grouped by.
struct TimeGroup {
    std::string key;
    Clock clock = Clock::none;
    std::int64_t stopped = 0, in_time = 0, median_ms = 0;
};
BOOST_DESCRIBE_STRUCT(TimeGroup, (), (key, clock, stopped, in_time, median_ms))

enum class GroupBy : std::uint8_t { all, kind, severity, owner };

/// A row for each value that is open or stopped something: what is late first, then what is due
/// soon, then what there is most of.
std::vector<BoardRow> board_rows(std::span<const OpenGroup> open, GroupBy by,
                                 std::span<const TimeGroup> week, std::span<const TimeGroup> month);

}  // namespace zhuli::tickets
