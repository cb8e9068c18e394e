// Handover (交接): everything in somebody's name moves to a successor, and only then may they
// leave. It moves step by step, each a short unit, so that it can be left and taken up again;
// stages, dates and links of what moves stay. Problems: handover.*, identity's rules of leaving,
// not_found.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/identity/use_cases.hpp"
#include "http/route.hpp"

namespace zhuli::handover {

using storage::Tx;

struct Handover {
    Id id;  // whose work
    Id successor_id;
};
BOOST_DESCRIBE_STRUCT(Handover, (), (id, successor_id))
constexpr auto notes(const Handover*) {
    return std::array{note<&Handover::id>(from_path),
                      note<&Handover::successor_id>(required, "user")};
}

struct Moved {
    int customers_count = 0;
    int orders_count = 0;
    int opportunities_count = 0;
    int inquiries_count = 0;
    bool done = false;  // nothing is left
};
BOOST_DESCRIBE_STRUCT(Moved, (),
                      (customers_count, orders_count, opportunities_count, inquiries_count, done))
/// One step; to be repeated until done.
Result<Moved> hand_over(Tx& tx, const Ctx& ctx, const Handover& in);

/// Refused with handover.open_work while anything is left.
Result<identity::UserView> depart(Tx& tx, const Ctx& ctx, const http::ById& in);

}  // namespace zhuli::handover
