// What people do with sub-requests. Asking and withdrawing is for who works on the complaint
// (`tickets.edit`), answering for everybody with the department's role. Problems: those of
// rules.hpp and of tickets, not_found, forbidden, stale, sub_requests.not_your_department (409).
#pragma once

#include "core/codec.hpp"
#include "features/sub_requests/model_inputs.hpp"
#include "http/route.hpp"
#include "storage/tx.hpp"

namespace zhuli::sub_requests {

using storage::Tx;

/// Of a complaint.
Result<Requests> list_requests_of_ticket(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Its clock begins; everybody of the department is told.
Result<RequestView> ask_department(Tx& tx, const Ctx& ctx, const NewRequest& in);
Result<Page<RequestView>> list_sub_requests(Tx& tx, const Ctx& ctx,
                                            const http::Listed<SubRequest>& query);
Result<RequestView> show_sub_request(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Written on the complaint; whoever asked is told.
Result<RequestView> answer_sub_request(Tx& tx, const Ctx& ctx, const RequestAnswer& in);
Result<RequestView> withdraw_sub_request(Tx& tx, const Ctx& ctx, const Act& in);

Result<Settings> show_sub_request_settings(Tx& tx, const Ctx& ctx, const http::Nothing& in);
Result<Settings> edit_sub_request_settings(Tx& tx, const Ctx& ctx, const Edit& edit);

}  // namespace zhuli::sub_requests
