// What is true of a handover, without I/O.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/handover/model.hpp"

namespace zhuli::handover {

inline constexpr int kRecordsPerStep = 20;  // a step stays a short write unit

/// What somebody still has in their name.
struct OpenWork {
    bool customers = false;
    bool orders = false;
    bool opportunities = false;
    bool inquiries = false;
    bool proposals = false;
    bool quotes = false;
    bool segments = false;
    bool offers = false;
    bool approvals = false;
    bool tickets = false;
    bool cases = false;
    bool changes = false;
    bool contracts = false;
};

/// Nobody leaves while customers, open orders, opportunities, live inquiries, open proposals,
/// quotes, segments, offers, live complaints, cases, open changes or contracts are in their name,
/// or somebody waits for their approval.
Result<> check_departure(OpenWork work);
/// Work moves to somebody else.
Result<> check_successor(Id from, Id to);
/// A further step of a handover is between the same two, and comes before any of it moved back.
Result<> check_next_step(const Handover& handover, Id from, Id to);
/// What moved back already does not move back again.
Result<> check_return(const Handover& handover);

}  // namespace zhuli::handover
