// Handover (交接): everything in somebody's name moves to a successor, and only then may they
// leave. It moves step by step, each a short unit, so that it can be left and taken up again;
// stages, dates and links of what moves stay. What moved can move back. Problems: handover.*,
// identity's rules of leaving, not_found.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/handover/model.hpp"
#include "features/identity/use_cases.hpp"
#include "http/route.hpp"
#include "storage/list.hpp"

namespace zhuli::handover {

using storage::Tx;

struct Step {
    Id id;  // whose work
    Id successor_id;
    Id handover_id;  // of the step before; none: the first
};
BOOST_DESCRIBE_STRUCT(Step, (), (id, successor_id, handover_id))
constexpr auto notes(const Step*) {
    return std::array{note<&Step::id>(from_path), note<&Step::successor_id>(required, "user")};
}

struct Moved {
    Id handover_id;  // none: nothing moved
    int customers_count = 0;
    int orders_count = 0;
    int opportunities_count = 0;
    int inquiries_count = 0;
    int proposals_count = 0;
    int quotes_count = 0;
    int segments_count = 0;
    int offers_count = 0;
    int approvals_count = 0;  // in which they are asked
    int tickets_count = 0;
    int cases_count = 0;
    int changes_count = 0;  // of how we work, open
    int contracts_count = 0;
    bool done = false;  // nothing is left
};
BOOST_DESCRIBE_STRUCT(Moved, (),
                      (handover_id, customers_count, orders_count, opportunities_count,
                       inquiries_count, proposals_count, quotes_count, segments_count, offers_count,
                       approvals_count, tickets_count, cases_count, changes_count, contracts_count,
                       done))
/// One step; to be repeated until done.
Result<Moved> hand_over(Tx& tx, const Ctx& ctx, const Step& in);

struct HandoverView : Handover {
    std::string from_name, to_name, maker_name;
    std::vector<std::string> actions;  // return
};
BOOST_DESCRIBE_STRUCT(HandoverView, (Handover), (from_name, to_name, maker_name, actions))
/// Newest first; of one person with `from_id`.
Result<Page<HandoverView>> list_handovers(Tx& tx, const Ctx& ctx,
                                          const http::Listed<Handover>& query);
Result<HandoverView> show_handover(Tx& tx, const Ctx& ctx, const http::ById& in);

struct Returned {
    int returned_count = 0;
    int kept_count = 0;  // in other hands by now, or gone
    bool done = false;   // all of it was looked at
};
BOOST_DESCRIBE_STRUCT(Returned, (), (returned_count, kept_count, done))
/// Moves a step of it back, as far as it is still the successor's; to be repeated until done.
/// Problems: 409 once all of it was, 422 while whoever it goes back to has left.
Result<Returned> return_work(Tx& tx, const Ctx& ctx, const http::ById& in);

/// Refused with handover.open_work while anything is left.
Result<identity::UserView> depart(Tx& tx, const Ctx& ctx, const http::ById& in);

}  // namespace zhuli::handover
