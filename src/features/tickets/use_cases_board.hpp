// How complaints stand and how long they take, for whoever answers for them.
#pragma once

#include "core/codec.hpp"
#include "features/tickets/model_board.hpp"
#include "http/route.hpp"

namespace zhuli::tickets {

/// This week since Monday, and four weeks up to today.
Result<TicketBoard> show_board(storage::Tx& tx, const Ctx& ctx, const http::Nothing& in);

}  // namespace zhuli::tickets
