#include "features/tickets/rules_board.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace zhuli::tickets {

namespace {

std::string key_of(const OpenGroup& group, GroupBy by) {
    switch (by) {
        case GroupBy::kind:
            return std::string(enum_name(group.kind));
        case GroupBy::severity:
            return std::string(enum_name(group.severity));
        case GroupBy::owner:
            return std::to_string(group.owner_id.v);
        case GroupBy::all:
            break;
    }
    return {};
}

BoardRow& row_of(std::map<std::string, BoardRow>& rows, const std::string& key) {
    BoardRow& row = rows[key];
    row.key = key;
    return row;
}

}  // namespace

std::vector<BoardRow> board_rows(std::span<const OpenGroup> open, GroupBy by,
                                 std::span<const TimeGroup> week,
                                 std::span<const TimeGroup> month) {
    std::map<std::string, BoardRow> rows;
    for (const OpenGroup& group : open) {
        BoardRow& row = row_of(rows, key_of(group, by));
        row.open += group.open;
        row.due_soon += group.due_soon;
        row.late += group.late;
        row.waiting += group.waiting;
    }
    for (const TimeGroup& one : week)
        row_of(rows, one.key).week.push_back({one.clock, one.stopped, one.in_time, one.median_ms});
    for (const TimeGroup& one : month)
        row_of(rows, one.key).month.push_back({one.clock, one.stopped, one.in_time, one.median_ms});
    std::vector<BoardRow> sorted;
    for (auto& [key, row] : rows) sorted.push_back(std::move(row));
    const auto rank = [](const BoardRow& row) {
        return std::tuple(-row.late, -row.due_soon, -row.open, row.key);
    };
    std::ranges::sort(sorted,
                      [&](const BoardRow& a, const BoardRow& b) { return rank(a) < rank(b); });
    return sorted;
}

}  // namespace zhuli::tickets
