// What people do with resolutions. Whoever may read a complaint's letters sees them; writing,
// sending and noting an answer is for who works on the complaint (`resolutions.edit`). Problems:
// those of rules.hpp, of approvals and of orders, not_found (also out of scope), forbidden, stale.
#pragma once

#include "core/codec.hpp"
#include "features/approvals/model.hpp"
#include "features/resolutions/model_inputs.hpp"
#include "http/route.hpp"
#include "storage/tx.hpp"

namespace zhuli::resolutions {

using storage::Tx;

/// Of a complaint.
Result<Resolutions> list_resolutions(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<ResolutionView> show_resolution(Tx& tx, const Ctx& ctx, const http::ById& in);
/// One at a time: 409 resolutions.one_is_open.
Result<ResolutionView> write_resolution(Tx& tx, const Ctx& ctx, const NewResolution& in);
Result<ResolutionView> edit_resolution(Tx& tx, const Ctx& ctx, const Edit& edit);
/// Makes the private link, or goes to approval first.
Result<ResolutionView> send_resolution(Tx& tx, const Ctx& ctx, const Sending& in);
/// Another link in place of one that was lost.
Result<ResolutionView> renew_resolution_link(Tx& tx, const Ctx& ctx, const Act& in);
/// Its link opens nothing any more; it is a draft again.
Result<ResolutionView> take_resolution_back(Tx& tx, const Ctx& ctx, const Act& in);
Result<ResolutionView> drop_resolution(Tx& tx, const Ctx& ctx, const Act& in);
/// On the phone. A yes books what is given.
Result<ResolutionView> note_answer(Tx& tx, const Ctx& ctx, const ToldAnswer& in);
/// What was sent is the written record of 处理: the complaint goes on to its revisit.
Result<ResolutionView> record_resolution(Tx& tx, const Ctx& ctx, const Act& in);

/// Its request is decided; in the unit of the decision.
Result<> follow_approval(Tx& tx, const Ctx& ctx, const approvals::Approval& approval);

/// Of a customer.
Result<Vouchers> list_vouchers(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Taken off an order of the customer, whole.
Result<VoucherView> redeem_voucher(Tx& tx, const Ctx& ctx, const Redemption& in);

/// What complaints cost, by month, cause and compensation.
Result<Costs> show_costs(Tx& tx, const Ctx& ctx, const CostQuestion& in);

/// For other capabilities: the same of these days, both included.
std::vector<Cost> costs_between(Tx& tx, Date from, Date to);

}  // namespace zhuli::resolutions
