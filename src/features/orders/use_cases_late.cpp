#include "features/orders/use_cases_late.hpp"

#include "core/calendar.hpp"
#include "features/identity/use_cases.hpp"
#include "features/notices/use_cases.hpp"
#include "features/orders/rules.hpp"

namespace zhuli::orders {

namespace {

constexpr int kUnit = 50;
constexpr std::int64_t kReachMs = 3 * kDayMs;  // back, should nobody have looked for that long

std::string_view notice_of(Turn turn) {
    switch (turn) {
        case Turn::assistant:
            return "order.late_assistant";
        case Turn::customer:
            return "order.late_customer";
        case Turn::warehouse:
            return "order.late_warehouse";
        default:
            return "order.late_finance";
    }
}

void tell(Tx& tx, const Ctx& ctx, Turn turn, const LateTurn& row, Id whom) {
    notices::give(tx, ctx,
                  {.user_id = whom,
                   .kind = notice_of(turn),
                   .entity = "order",
                   .entity_id = row.id,
                   .customer_id = row.customer_id,
                   .due_at = row.turn_since_at,
                   .words = {{"number", row.number},
                             {"customer", row.customer_name},
                             {"owner", identity::remembered_name(tx, ctx.now, row.owner_id)}},
                   .urgent = true});
}

}  // namespace

Result<std::int64_t> tell_late(Tx& tx, const Ctx& ctx, Turn turn, LateTurn& last) {
    const Instant to = late_since(turn, ctx.calendar(), ctx.now);
    if (to.v == 0) return 0;
    const auto rows = late_turns(tx, {turn, to.plus_ms(-kReachMs), to}, last, kUnit);
    for (const LateTurn& row : rows) {
        tell(tx, ctx, turn, row, row.owner_id);
        if (const auto leader = identity::leader_of(tx, row.owner_id))
            tell(tx, ctx, turn, row, *leader);
    }
    if (!rows.empty()) last = rows.back();
    return static_cast<std::int64_t>(rows.size());
}

}  // namespace zhuli::orders
