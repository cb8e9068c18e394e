#include "features/tickets/use_cases_board.hpp"

#include "core/calendar.hpp"
#include "features/identity/use_cases.hpp"
#include "features/tickets/store_board.hpp"

namespace zhuli::tickets {

namespace {

constexpr int kBoardDays = 28;

}  // namespace

Result<TicketBoard> show_board(storage::Tx& tx, const Ctx& ctx, const http::Nothing&) {
    std::vector<Id> own;
    const Owners owners = ctx.owners_in_scope("tickets.board", own);
    const auto& zone = ctx.calendar().zone();
    TicketBoard board;
    board.week_from = ctx.today.plus_days(-ctx.today.weekday());
    board.month_from = ctx.today.plus_days(1 - kBoardDays);
    const Instant week = zone.at(board.week_from, 0), month = zone.at(board.month_from, 0),
                  to = zone.at(ctx.today.plus_days(1), 0);
    const auto open = open_groups(tx, owners, ctx.now);
    const auto rows = [&](GroupBy by) {
        return board_rows(open, by, time_groups(tx, owners, by, week, to),
                          time_groups(tx, owners, by, month, to));
    };
    if (auto all = rows(GroupBy::all); !all.empty()) board.all = std::move(all.front());
    board.by_kind = rows(GroupBy::kind);
    board.by_severity = rows(GroupBy::severity);
    board.by_owner = rows(GroupBy::owner);
    for (BoardRow& row : board.by_owner)
        row.name = identity::remembered_name(tx, ctx.now, Id{std::stoll(row.key)});
    return board;
}

}  // namespace zhuli::tickets
