// The revisit for the use cases of this capability: loaded with its complaint, saved, shown.
#pragma once

#include "features/revisits/rules.hpp"
#include "features/revisits/store.hpp"
#include "http/route.hpp"
#include "storage/save.hpp"

namespace zhuli::revisits {

struct Held {
    Revisit revisit;
    tickets::Ticket ticket;
};

Result<Held> load(Tx& tx, const Ctx& ctx, Id id);
Result<> save_revisit(Tx& tx, const Ctx& ctx, const Revisit& before, const Held& held,
                      std::string_view event_kind, std::string_view words = {});
RevisitView view_of(Tx& tx, const Ctx& ctx, const Held& held);
/// Whether the caller works on it.
bool works_on(const Ctx& ctx, const tickets::Ticket& ticket);
Ctx house_of(const Ctx& ctx);

}  // namespace zhuli::revisits
