// The letter for the use cases of this capability: loaded with the complaint it answers, saved,
// shown. Whose it is follows from who has the complaint now.
#pragma once

#include "features/resolutions/rules.hpp"
#include "features/resolutions/store.hpp"
#include "features/tickets/model.hpp"
#include "http/route.hpp"
#include "storage/save.hpp"

namespace zhuli::resolutions {

/// A letter and the complaint it answers.
struct Held {
    Resolution letter;
    tickets::Ticket ticket;
};

/// The complaint if the caller may read letters of it; forbidden where they may not `permission`.
Result<tickets::Ticket> ticket_for(Tx& tx, const Ctx& ctx, Id id, std::string_view permission);
Result<Held> load(Tx& tx, const Ctx& ctx, Id id);
/// Locked; stale when the caller saw another version.
Result<Held> load_for_change(Tx& tx, const Ctx& ctx, const Act& act);

Result<> save_letter(Tx& tx, const Ctx& ctx, const Resolution& before, Resolution& after,
                     std::string_view event_kind, std::string_view words = {});

ResolutionView view_of(Tx& tx, const Ctx& ctx, const Held& held);
VoucherView view_of(Tx& tx, const Ctx& ctx, const Voucher& voucher);

/// What of it exceeds the policies of approvals and was not approved yet.
std::vector<approvals::Finding> findings_of(Tx& tx, const Resolution& letter);

/// The system acting for the house: what is done has been decided.
Ctx house_of(const Ctx& ctx);

}  // namespace zhuli::resolutions
