// Keeping flaws, completeness and their sums true: whoever changed a customer, or is due by the
// clock, is looked at again, in the unit of whoever asks. One unit at a time keeps an organisation.
#pragma once

#include "features/cleanup/store.hpp"
#include "storage/events.hpp"

namespace zhuli::cleanup {

/// As stored, else what is usual.
Settings settings_of(Tx& tx);

/// Looks at these customers as they are now. Says whether a flaw or score changed.
bool look_again(Tx& tx, const Ctx& ctx, std::span<const Id> customers);
/// A flaw in another state, which people decided on; its customer's sums follow.
void move_flaw(Tx& tx, const Flaw& before, const Flaw& after);
/// Another look at everybody, from now on.
Scan start_scan(Tx& tx, const Ctx& ctx);
/// Pages that show flaws fetch them again.
void tell_pages(Tx& tx);

/// The consumer of the event stream.
void follow_customers(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);

}  // namespace zhuli::cleanup
