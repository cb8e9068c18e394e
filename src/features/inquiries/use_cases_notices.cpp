// What is told to whom about an inquiry: to the owner that one was given to them and that an answer
// is due soon, to the owner and the leader of their team that it was not given in time.
#include "features/inquiries/use_cases_record.hpp"
#include "features/notices/use_cases.hpp"

namespace zhuli::inquiries {

namespace {

void tell(Tx& tx, const Ctx& ctx, const Inquiry& inquiry, Id whom, std::string_view kind,
          bool urgent) {
    const auto& who = inquiry.name.empty() ? inquiry.contact_name.v : inquiry.name.v;
    notices::give(tx, ctx,
                  {.user_id = whom,
                   .kind = kind,
                   .entity = "inquiry",
                   .entity_id = inquiry.id,
                   .customer_id = inquiry.customer_id,
                   .due_at = inquiry.due_at,
                   .words = {{"who", who},
                             {"owner", identity::remembered_name(tx, ctx.now, inquiry.owner_id)}},
                   .urgent = urgent});
}

}  // namespace

void tell_given(Tx& tx, const Ctx& ctx, const Inquiry& inquiry) {
    if (inquiry.owner_id && inquiry.owner_id != ctx.user)
        tell(tx, ctx, inquiry, inquiry.owner_id, "inquiry.given", false);
}

void tell_of_clock(Tx& tx, const Ctx& ctx, const Inquiry& inquiry) {
    if (!inquiry.owner_id) return;  // stands in the inbox before everybody
    if (!inquiry.breached) return tell(tx, ctx, inquiry, inquiry.owner_id, "inquiry.warning", true);
    tell(tx, ctx, inquiry, inquiry.owner_id, "inquiry.breach", true);
    if (const auto leader = identity::leader_of(tx, inquiry.owner_id))
        tell(tx, ctx, inquiry, *leader, "inquiry.breach", true);
}

}  // namespace zhuli::inquiries
