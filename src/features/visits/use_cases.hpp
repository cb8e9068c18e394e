// What people do with check-ins. Problems are those of rules.hpp and of writing down a conversation
// (customers), not_found and visits.no_position.
#pragma once

#include "core/codec.hpp"
#include "features/visits/model.hpp"
#include "http/route.hpp"

namespace zhuli::visits {

using storage::Tx;

/// Writes down the conversation (channel visit) and that one was there, in one unit.
Result<CheckInView> check_in(Tx& tx, const Ctx& ctx, const NewCheckIn& in);
Result<Page<CheckInView>> list_check_ins(Tx& tx, const Ctx& ctx,
                                         const http::Listed<CheckIn>& query);
Result<CheckInView> show_check_in(Tx& tx, const Ctx& ctx, const http::ById& in);
/// From now on distances to this customer are counted from here.
Result<CheckInView> mark_place(Tx& tx, const Ctx& ctx, const http::ById& in);

}  // namespace zhuli::visits
